import { findAccountByUsername } from '@zvonok/identity/directory/account-store'
import { verifyPassword } from '@zvonok/identity/directory/password'
import { normalizeUsername } from '@zvonok/identity/directory/rules'
import { readForm } from '@zvonok/identity/pages/form'
import { sendPage } from '@zvonok/identity/pages/page'

import { loginPage } from './pages.ts'
import { textsIn, waitIn } from './texts.ts'
import type { SignInParts, Visit } from './visit.ts'

export const showLogin = (
  parts: SignInParts,
  visit: Visit,
  shown: { readonly status?: number; readonly problem?: string; readonly username?: string } = {},
): void => {
  const hint = visit.interaction.params['login_hint']
  const markup = loginPage({
    ...visit,
    path: parts.path,
    problem: shown.problem,
    username: shown.username ?? (typeof hint === 'string' ? hint : ''),
    esiaUrl: parts.esia && `${visit.action.replace('?', '/esia?')}`,
  })
  sendPage(visit.response, shown.status ?? 200, markup, visit.formOrigins)
}

const addressOf = ({ options }: SignInParts, { request }: Visit): string =>
  options.clientAddress?.(request) ?? request.socket.remoteAddress ?? ''

/** A name or password that doesn't fit is answered alike and in the same time, known account or not. */
export const signIn = async (parts: SignInParts, visit: Visit): Promise<void> => {
  const form = await readForm(visit.request)
  const typed = form.get('username') ?? ''
  const username = normalizeUsername(typed)
  const address = addressOf(parts, visit)
  const text = textsIn(visit.locale)

  const waitSeconds = await parts.throttle.admit(username, address)
  if (waitSeconds > 0) {
    visit.response.setHeader('retry-after', String(waitSeconds))
    const problem = text.locked(waitIn(visit.locale, waitSeconds))
    return showLogin(parts, visit, { status: 429, problem, username: typed })
  }
  const account = await findAccountByUsername(parts.db.direct, username)
  const isRight = await verifyPassword(form.get('password') ?? '', account?.passwordHash)
  if (!account || !isRight) {
    parts.options.log.info({ reason: 'wrong-password' }, 'sign-in refused')
    return showLogin(parts, visit, { status: 422, problem: text.wrongPassword, username: typed })
  }
  await parts.throttle.forgive(username, address)
  if (account.disabled) {
    return showLogin(parts, visit, { status: 403, problem: text.disabled, username: typed })
  }
  parts.options.log.info({ accountId: account.id, way: 'password' }, 'signed in')
  await parts.provider.interactionFinished(visit.request, visit.response, {
    login: { accountId: account.id, amr: ['pwd'] },
  })
}
