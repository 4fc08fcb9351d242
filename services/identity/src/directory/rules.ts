import { invalid } from '@zvonok/runtime/refusal'
import type { Refusal } from '@zvonok/runtime/refusal'

/** As it is stored and compared: nobody remembers which letters of a login were capital. */
export const normalizeUsername = (typed: string): string =>
  typed.normalize('NFKC').trim().toLowerCase()

const usernameForm = /^[a-z0-9][a-z0-9._-]{2,63}$/

/** Accounts of people who came through Gosuslugi, and Keycloak's of machines, are named so: nobody may wait for them under their name. */
const reservedPrefixes = ['esia-', 'service-account-']

export const usernameProblem = (username: string): Refusal | undefined => {
  if (!usernameForm.test(username)) return invalid('username', 'USERNAME_MALFORMED')
  return reservedPrefixes.some((prefix) => username.startsWith(prefix))
    ? invalid('username', 'USERNAME_RESERVED')
    : undefined
}

/** Length is what makes a password hard; classes of characters only make it hard to remember. */
export const shortestPassword = 10
export const longestPassword = 128

export type PasswordProblem = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_LIKE_USERNAME'

export const passwordProblem = (
  password: string,
  username: string,
): PasswordProblem | undefined => {
  const length = [...password].length
  if (length < shortestPassword) return 'PASSWORD_TOO_SHORT'
  if (length > longestPassword) return 'PASSWORD_TOO_LONG'
  if (password.toLowerCase().includes(username)) return 'PASSWORD_LIKE_USERNAME'
  return undefined
}

/** What both drivers ask of a new account before they look at anything else (IAM-26). */
export const checkNewAccount = (username: string, password: string): void => {
  const malformed = usernameProblem(username)
  if (malformed) throw malformed
  checkPassword(password, username)
}

export const checkPassword = (password: string, username: string): void => {
  const problem = passwordProblem(password, username)
  if (problem) throw invalid('password', problem, { shortest: String(shortestPassword) })
}
