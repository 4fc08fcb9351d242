import type { Preferences } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { sentKind } from '../kinds.ts'
import type { Preference } from './store.ts'

/** What the preferences can do here. */
export interface EmailState {
  readonly isEmailSent: boolean
  /** Empty when the school has no address of the person. */
  readonly email: string
}

export const toMessage = (
  { byEmail, quietFrom, quietTo }: Preference,
  { isEmailSent, email }: EmailState,
): Preferences => ({
  byEmail: byEmail.map(sentKind),
  quietFrom,
  quietTo,
  isEmailSent,
  email,
})
