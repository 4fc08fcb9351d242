import { i18n } from '../i18n/i18n.ts'
import { noDays } from './typed-day.ts'

/** Errors of a form whose days are none; the field itself says more precisely what is wrong. */
export const noDayWords = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(noDays(values).map((field) => [field, i18n.t('dayField.none')]))
