import type { StoredAccount } from '@zvonok/identity/directory/account-store'
import { findAccount, savePassword } from '@zvonok/identity/directory/account-store'
import { hashPassword, verifyPassword } from '@zvonok/identity/directory/password'
import { passwordProblem } from '@zvonok/identity/directory/rules'
import { readForm } from '@zvonok/identity/pages/form'
import { sendPage } from '@zvonok/identity/pages/page'

import { changePasswordPage } from './pages.ts'
import { textsIn } from './texts.ts'
import type { SignInParts, Visit } from './visit.ts'

type Problem =
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_LIKE_USERNAME'
  | 'PASSWORD_SAME'
  | 'PASSWORDS_DIFFER'

/** The account that signed in with its temporary password a moment ago. */
const signedIn = async ({ db }: SignInParts, { interaction }: Visit): Promise<StoredAccount> => {
  const account = await findAccount(db.direct, interaction.session?.accountId ?? '')
  if (!account) throw new Error('a password is to be changed without an account')
  return account
}

const show = (parts: SignInParts, visit: Visit, username: string, problem?: Problem): void => {
  const wording = problem === undefined ? undefined : textsIn(visit.locale)[problem]
  const markup = changePasswordPage({ ...visit, path: parts.path, username, problem: wording })
  sendPage(visit.response, problem === undefined ? 200 : 422, markup, visit.formOrigins)
}

export const showChangePassword = async (parts: SignInParts, visit: Visit): Promise<void> =>
  show(parts, visit, (await signedIn(parts, visit)).username)

const problemOf = async (
  password: string,
  repeated: string,
  account: StoredAccount,
): Promise<Problem | undefined> => {
  const problem = passwordProblem(password, account.username)
  if (problem) return problem
  if (password !== repeated) return 'PASSWORDS_DIFFER'
  return (await verifyPassword(password, account.passwordHash)) ? 'PASSWORD_SAME' : undefined
}

export const changePassword = async (parts: SignInParts, visit: Visit): Promise<void> => {
  const form = await readForm(visit.request)
  const account = await signedIn(parts, visit)
  const password = form.get('password-new') ?? ''
  const problem = await problemOf(password, form.get('password-confirm') ?? '', account)
  if (problem) return show(parts, visit, account.username, problem)
  const passwordHash = await hashPassword(password)
  await parts.db.transaction({ everySchool: true }, (tx) =>
    savePassword(tx, account.id, passwordHash, false),
  )
  await parts.provider.interactionFinished(visit.request, visit.response, {})
}
