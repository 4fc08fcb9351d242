import { signOutAddress } from '../api/addresses.ts'
import { request } from '../api/client.ts'

const key = 'zvonok.sign-out-due'

/** Without a network the server can't be told; this browser does it first thing when it can. */
export const putOffSignOut = (): void => {
  try {
    localStorage.setItem(key, '1')
  } catch {
    // Without storage the session ends by its own term.
  }
}

/** Ends the session that should have ended already; answers whether there was one. */
export const signOutIfDue = async (): Promise<boolean> => {
  try {
    if (localStorage.getItem(key) === null) return false
  } catch {
    return false
  }
  const answer = await request<{ redirect?: string } | undefined>('POST', signOutAddress)
  localStorage.removeItem(key)
  location.assign(answer?.redirect ?? '/sign-in')
  return true
}
