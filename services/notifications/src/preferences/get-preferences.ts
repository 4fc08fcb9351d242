import type {
  GetPreferencesRequest,
  Preferences,
} from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import type { Context } from '@zvonok/runtime/rpc'
import type { Parts } from '../parts.ts'
import { toMessage } from './message.ts'
import { defaultPreference, findPreference } from './store.ts'

export const getPreferences =
  ({ db }: Parts) =>
  async (_request: GetPreferencesRequest, { caller }: Context): Promise<Preferences> => {
    const found = await findPreference(db.direct, caller.accountId)
    return toMessage(found ?? defaultPreference)
  }
