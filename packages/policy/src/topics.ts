import type { Policies, Policy } from './resolve.ts'
import { accept, refuseBy, type Decision, type Refused } from './verdict.ts'

/**
 * A work that has a theme of its own: «Контрольная работа № 1», «Итоговый контрольный диктант»,
 * «К/р №2», «Экскурсия», and as people say it «Контрольная», «Лабораторная № 3»
 * [39 4.4.1, L 3.2.5]. «Анализ контрольной работы» is none, nor is «Контрольная точка».
 */
const adjective = String.raw`(?:\p{L}+(?:ая|ый|ое|ий)\s+){0,2}`
const kind = String.raw`(?:контрольн|практическ|лабораторн|проверочн|самостоятельн|диагностическ)(?:ая|ый|ое)`
const form = String.raw`(?:раб(?:ота|\.)|р\.|диктант|изложение|сочинение|тест|тестирование|зач[её]т|урок)`
const short = String.raw`(?:(?:[кплс]|пр|лаб|контр)\s*[./-]\s*р(?:аб(?:ота)?)?(?![\p{L}])\.?|[кплс]р(?=\s*(?:[№N\d]|$)))`
/** Without its noun only where a number, a theme or nothing follows. */
const spoken = String.raw`(?:контрольн|практическ|лабораторн|проверочн|самостоятельн|диагностическ)ая(?=\s*(?:$|[№\d.,:;([«"“—–]|N\s*\d|номер|за\s|по\s+тем|на\s+тему|(?:вариант|часть)\s*\d))`
const number = String.raw`(?:\s*(?:№|N|номер)?\s*\d+)?`
const work = new RegExp(
  `^(${adjective}(?:${kind}\\s+${form}|${spoken}|экскурсия|диктант|${short})${number})(?!\\p{L})(.*)$`,
  'isu',
)

const variant = /[([]?\s*(?<!\p{L})(?:вариант|часть)\s*\d+\s*[)\]]?/giu
const lead = /^[\s.:;,—–-]*(?:(?:по\s+тем[еа]|на\s+тему|тема)(?!\p{L}))?[\s.:;—–-]*/iu
const quotedTheme = /^[\s.:;,—–-]*по\s+теме\s*[:—–-]?\s*[«"“]\s*\p{L}[^»"”]*[»"”]/iu
/** «за 1 четверть», «2 часа», «1-й урок» say when, how long or which, not about what. */
const noTheme = /^(?:за\s+.*(?:четверть|полугодие|год|триместр)\p{L}*)?$/iu
const noThemeWord =
  /^(?:за|на|по|итогам|\d.*|[ivx]+|перв\p{L}+|втор\p{L}+|треть\p{L}+|четв[её]рт\p{L}+|учебн\p{L}+|год|года|полугоди[ея]|триместра?|час|часа|часов|мин|минут[аы]?|урок|урока|уроков|номер|вариант|часть)$/u

const saysTheme = (theme: string): boolean =>
  !noTheme.test(theme) &&
  (theme.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).some(
    (word) => /\p{L}{2}/u.test(word) && !noThemeWord.test(word),
  )

const tidy = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')

const letters = (text: string, script: RegExp): number => text.match(script)?.length ?? 0

/** Foreign words are fine in quotes or brackets: «Настоящее время (Present Simple)» [39 4.4.1]. */
const isRussian = (text: string): boolean => {
  const bare = text.replaceAll(/[«"“(][^»"”)]*[»"”)]/gu, ' ')
  const cyrillic = letters(bare, /\p{Script=Cyrillic}/gu)
  return cyrillic > 0 && cyrillic >= letters(bare, /\p{Script=Latin}/gu)
}

const checkTheme = (policy: Policy<'P-17'>, text: string): Refused | undefined => {
  const found = policy.value.workNeedsTheme === 'no' ? null : work.exec(text)
  if (found === null) return undefined
  const [, name = '', rest = ''] = found
  const theme = rest
    .replaceAll(variant, ' ')
    .replace(lead, '')
    .replaceAll(/[«»"“”()]|[.\s]+$/gu, '')
    .trim()
  const isQuoted = quotedTheme.test(rest)
  // In quotes «Четверть» is a theme.
  const isNamed = isQuoted ? /\p{L}{2}/u.test(theme) : saysTheme(theme)
  const isWritten = policy.value.workNeedsTheme === 'quoted' ? isQuoted : true
  if (isNamed && isWritten) return undefined
  return refuseBy(policy, 'TOPIC_WITHOUT_THEME', {
    text,
    suggestion: `${tidy(name)} по теме «${isNamed ? theme : '…'}»`,
  })
}

/**
 * The topic as it is to be stored. Refuses the bare name of a work, a topic not in Russian, one
 * outside the plan, one too short, each where the school's policy says so [JRN-14 … JRN-16, P-17].
 */
export const checkTopic = (
  policies: Pick<Policies, 'P-17'>,
  topic: { readonly text: string; readonly planTopics?: readonly string[] },
): Decision<string> => {
  const policy = policies['P-17']
  const text = tidy(topic.text)
  if (text === '') return refuseBy(policy, 'TOPIC_EMPTY')
  if (letters(text, /\p{L}/gu) < policy.value.fewestLetters) {
    return refuseBy(policy, 'TOPIC_TOO_SHORT', { text, fewest: String(policy.value.fewestLetters) })
  }
  if (policy.value.russianOnly && !isRussian(text)) {
    return refuseBy(policy, 'TOPIC_NOT_RUSSIAN', { text })
  }
  const themeless = checkTheme(policy, text)
  if (themeless !== undefined) return themeless
  const { planTopics } = topic
  // Without a plan topics are entered by hand [K 2, JRN-11].
  if (policy.value.planOnly && planTopics !== undefined && planTopics.length > 0) {
    const isPlanned = planTopics.some((each) => tidy(each).toLowerCase() === text.toLowerCase())
    if (!isPlanned) return refuseBy(policy, 'TOPIC_NOT_IN_PLAN', { text })
  }
  return accept(text)
}
