import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { policyKeys } from '@zvonok/policy/keys'
import { presets } from '@zvonok/policy/presets'
import { isRecord, type Shape } from '@zvonok/policy/shape'
import { policyShapes, type PolicyKey } from '@zvonok/policy/values'
import { linesOf, wordsOf, type Find } from './words.ts'

const catalogue = (locale: string): unknown => {
  const file = new URL(`../i18n/${locale}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { policyWords: unknown }).policyWords
}
const russian = catalogue('ru')
const english = catalogue('en')

const finding =
  (words: unknown): Find =>
  (path) => {
    const found = path
      .split('.')
      .reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), words)
    return typeof found === 'string' ? found : undefined
  }

const ru = (key: PolicyKey) => wordsOf(key, finding(russian), (zone) => zone)

describe('a value in words', () => {
  it.each<[PolicyKey, unknown, readonly string[]]>([
    ['P-12', { window: '2-weeks' }, ['2 недели']],
    ['P-02', { by: 'time', time: '16:00' }, ['не позже 16:00']],
    ['P-02', { by: 'last-lesson', hoursAfter: 3 }, ['после последнего урока, часов: 3']],
    ['P-01', { daysAfter: 0, time: '16:00' }, ['Дней после урока: 0', 'Не позже: 16:00']],
    [
      'P-03',
      {
        primary: { by: 'next-lesson' },
        basic: { by: 'days', days: 7 },
        secondary: { by: 'working-days', days: 5 },
      },
      ['1–4 классы: к следующему уроку', '5–9 классы: дней: 7', '10–11 классы: рабочих дней: 5'],
    ],
    ['P-05', { codes: [{ code: 'б', kind: 'sick', key: 'Comma' }] }, ['б — болезнь']],
    ['P-29', { binding: false }, ['Средняя решает итоговую: нет']],
  ])('of %s is %j', (key, value, lines) => {
    expect(linesOf(key, value, ru(key))).toEqual(lines)
  })
})

/** Everything of a form that has to be worded. */
const wordsIn = ({ form }: Shape<unknown>): readonly { field?: string; word?: string }[] => {
  switch (form.kind) {
    case 'choice':
      return form.words.map((word) => ({ word }))
    case 'record':
      return Object.entries(form.fields).flatMap(([field, shape]) => [{ field }, ...wordsIn(shape)])
    case 'either':
      return form.options.flatMap(wordsIn)
    case 'list':
      return wordsIn(form.item)
    default:
      return []
  }
}

describe.each([
  ['Russian', russian],
  ['English', english],
])('the words of the rules in %s', (_, words) => {
  const find = finding(words)

  it('name each field and each choice', () => {
    const silent = policyKeys.flatMap((key) =>
      wordsIn(policyShapes[key]).filter(({ field, word }) =>
        field === undefined
          ? !find(`choice.${key}.${word}`) && !find(`word.${word}`)
          : !find(`field.${key}.${field}`),
      ),
    )
    expect(silent).toEqual([])
  })

  it('say what each rule is and what it changes', () => {
    const silent = policyKeys.filter((key) => !find(`name.${key}`) || !find(`does.${key}`))
    expect(silent).toEqual([])
  })

  it('tell every value of every preset', () => {
    for (const { entries } of presets)
      for (const key of policyKeys)
        expect(
          linesOf(
            key,
            entries[key].value,
            wordsOf(key, find, (zone) => zone),
          ).join(),
        ).not.toMatch(/[{}]|undefined/)
  })
})
