import { accept, refuse, type Decision } from './verdict.ts'

/** Numbers up to 001-001-998 were given without a check number [Правила ПФР]. */
const lastUnchecked = 1_001_998

/** Σ digit × place from the right, modulo 101; 100 counts as 0. */
export const snilsCheck = (nineDigits: string): number => {
  let sum = 0
  for (let index = 0; index < 9; index += 1) sum += Number(nineDigits[index]) * (9 - index)
  return (sum % 101) % 100
}

/** Eleven digits, whatever stands between them; the answer never repeats the number. */
export const parseSnils = (typed: string): Decision<string> => {
  if (!/^[\d\s\u2010-\u2015-]*$/u.test(typed)) return refuse('SNILS_FORMAT')
  const digits = typed.replaceAll(/\D/gu, '')
  if (digits.length !== 11 || Number(digits.slice(0, 9)) === 0) return refuse('SNILS_FORMAT')
  const isChecked = Number(digits.slice(0, 9)) > lastUnchecked
  return isChecked && snilsCheck(digits) !== Number(digits.slice(9))
    ? refuse('SNILS_CHECKSUM')
    : accept(digits)
}

/** `112-233-445 95` from eleven digits. */
export const formatSnils = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')
