import { accept, refuse, type Decision } from './verdict.ts'

export interface PersonName {
  readonly lastName: string
  readonly firstName: string
  readonly middleName?: string
}

/** Controls, zero-width and direction marks: they change how a name looks or compares, unseen. */
const invisible = /[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/** One form of a typed text: composed, without invisible characters, single spaces. */
export const normalizeText = (typed: string): string =>
  typed
    .normalize('NFC')
    .replaceAll(/[\t\n\r]/gu, ' ')
    .replaceAll(invisible, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** «Салтыков – Щедрин» is «Салтыков-Щедрин». */
const plainHyphens = (text: string): string =>
  text.replaceAll(/\s*[\u2010-\u2015\u2212-]\s*/gu, '-')

const namePattern = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u

/** One part of a name; a word in two alphabets is a slip of the keyboard layout. */
export const parseName = (typed: string): Decision<string> => {
  const name = plainHyphens(normalizeText(typed))
  if (name === '') return refuse('NAME_EMPTY')
  if (name.length > 100 || !namePattern.test(name)) return refuse('NAME_INVALID')
  const isMixed = name
    .split(/[ -]/u)
    .some((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word))
  return isMixed ? refuse('NAME_MIXED_ALPHABETS') : accept(name)
}

const isGiven = (part: string | undefined): part is string => part !== undefined && part !== ''

/** By code points: a letter beyond the basic plane is not cut in two. */
const initial = (name: string): string => `${String.fromCodePoint(name.codePointAt(0) ?? 0)}.`

/** «Иванов П. С.», without what the person does not have. */
export const shortName = ({ lastName, firstName, middleName }: PersonName): string =>
  [lastName, ...[firstName, middleName].filter(isGiven).map(initial)].join(' ')

/** «Иванов Пётр Сергеевич». */
export const fullName = ({ lastName, firstName, middleName }: PersonName): string =>
  [lastName, firstName, middleName].filter(isGiven).join(' ')

const russian = new Intl.Collator('ru')

/** The order of a class list: the Russian alphabet, ё beside е. */
export const compareNames = (a: PersonName, b: PersonName): number =>
  russian.compare(a.lastName, b.lastName) ||
  russian.compare(a.firstName, b.firstName) ||
  russian.compare(a.middleName ?? '', b.middleName ?? '')

/** A name as search compares it: ё is е, case does not matter. */
export const searchKey = (name: string): string =>
  plainHyphens(normalizeText(name)).toLowerCase().replaceAll('ё', 'е')
