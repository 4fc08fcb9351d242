import type { Preferences } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { sentKind } from '../kinds.ts'
import type { Preference } from './store.ts'

export const toMessage = ({ byEmail, quietFrom, quietTo }: Preference): Preferences => ({
  byEmail: byEmail.map(sentKind),
  quietFrom,
  quietTo,
})
