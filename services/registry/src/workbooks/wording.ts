import type { Details } from '@zvonok/runtime/refusal'
import { english } from './wording-en.ts'
import { russian } from './wording-ru.ts'

type Locale = 'ru' | 'en'

const catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ru: russian,
  en: english,
}

/** The sentence of a problem; a reason without one of its own is shown as it is. */
export const wordProblem = (locale: Locale, reason: string, details: Details): string =>
  (catalogues[locale][reason] ?? reason).replaceAll(
    /\{(\w+)\}/gu,
    (_, name: string) => details[name] ?? '',
  )
