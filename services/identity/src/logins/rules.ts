import { invalid, invalidFields } from '@zvonok/runtime/refusal'
import type { Violation } from '@zvonok/runtime/refusal'
import { longestPassword, shortestPassword } from '../directory/rules.ts'

/** As it is stored and compared: nobody remembers which letters of a login were capital. */
export const normalizeLogin = (typed: string): string =>
  typed.normalize('NFKC').trim().toLowerCase()

const usernameForm = /^[a-z0-9][a-z0-9.-]{2,38}[a-z0-9]$/

/** People who come through Gosuslugi are named so in the directory. */
const reservedPrefixes = ['esia-', 'service-account-']

const usernameProblem = (username: string): string | undefined => {
  if (!usernameForm.test(username)) return 'USERNAME_MALFORMED'
  return reservedPrefixes.some((prefix) => username.startsWith(prefix))
    ? 'USERNAME_RESERVED'
    : undefined
}

const fewestDifferent = 5

/** Rows of a keyboard, the alphabet and the digits, walked in either direction. */
const walks = ['1234567890', 'qwertyuiop[]', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz']
  .concat(['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'])
  .flatMap((walk) => [walk, Array.from(walk).toReversed().join('')])

const steps = new Set(
  walks.flatMap((walk) => Array.from(walk.slice(1), (letter, at) => `${walk.charAt(at)}${letter}`)),
)

/** Share of neighbouring letters that are neighbours on a keyboard or in the alphabet too. */
const isWalk = (password: string): boolean => {
  const letters = Array.from(password)
  const walked = letters.slice(1).filter((letter, at) => steps.has(`${letters[at]}${letter}`))
  return walked.length >= 0.75 * (letters.length - 1)
}

const passwordProblem = (password: string, username: string): string | undefined => {
  const length = Array.from(password).length
  if (length < shortestPassword) return 'PASSWORD_TOO_SHORT'
  if (length > longestPassword) return 'PASSWORD_TOO_LONG'
  const plain = password.toLowerCase()
  if (plain.includes(username)) return 'PASSWORD_LIKE_USERNAME'
  const isWeak = new Set(plain).size < fewestDifferent || isWalk(plain)
  return isWeak ? 'PASSWORD_TOO_WEAK' : undefined
}

/** A login somebody chose: refused with everything that is wrong with it at once. */
export const checkLogin = (username: string, password?: string): void => {
  const violations: Violation[] = []
  const ofUsername = usernameProblem(username)
  if (ofUsername !== undefined) violations.push({ field: 'username', reason: ofUsername })
  const ofPassword = password === undefined ? undefined : passwordProblem(password, username)
  if (ofPassword !== undefined) {
    const details = { shortest: `${shortestPassword}`, longest: `${longestPassword}` }
    violations.push({ field: 'password', reason: ofPassword, details })
  }
  refuseAll(violations)
}

/** One wrong field as itself, several together. */
export const refuseAll = (violations: readonly Violation[]): void => {
  const [first, ...others] = violations
  if (first === undefined) return
  throw others.length > 0
    ? invalidFields(violations)
    : invalid(first.field, first.reason, first.details)
}

const latin: ReadonlyMap<string, string> = new Map(
  (
    'а-a б-b в-v г-g д-d е-e ё-e ж-zh з-z и-i й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f ' +
    'х-kh ц-ts ч-ch ш-sh щ-sch ъ- ы-y ь- э-e ю-yu я-ya'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(2)]),
)

const toLatin = (text: string): string =>
  Array.from(text.toLowerCase(), (letter) => latin.get(letter) ?? letter)
    .join('')
    .replaceAll(/[^a-z]/g, '')

/** `ivanov.ps` for Иванов Пётр Сергеевич; numbers tell namesakes apart [M А.5]. */
export const usernameOf = (name: {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
}): string => {
  const initials = [name.givenName, name.patronymic].map((part) => toLatin(part).charAt(0)).join('')
  const surname = toLatin(name.surname).slice(0, 30) || 'user'
  const username = initials === '' ? surname : `${surname}.${initials}`
  return username.length >= 4 ? username : `${username}-login`
}

/** The first free of `ivanov.ps`, `ivanov.ps2`, `ivanov.ps3`, …; it is taken by this. */
export const takeFree = (base: string, taken: Set<string>): string => {
  let username = base
  for (let number = 2; taken.has(username); number += 1) username = `${base}${number}`
  taken.add(username)
  return username
}

/** Without letters and digits that look alike in print. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `abcd-efgh-jkmn` from 24 random bytes: 59 bits. */
export const readablePassword = (random: Buffer): string => {
  const letters = Array.from({ length: 12 }, (_, at) =>
    readable.charAt(random.readUInt16BE(at * 2) % readable.length),
  )
  return letters.join('').replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3')
}
