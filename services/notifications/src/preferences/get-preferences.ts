import type {
  GetPreferencesRequest,
  Preferences,
} from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import type { Context } from '@zvonok/runtime/rpc'
import { personsOf } from '../access.ts'
import type { Parts } from '../parts.ts'
import { toMessage } from './message.ts'
import { defaultPreference, findEmail, findPreference } from './store.ts'

export const getPreferences =
  ({ db, isEmailSent }: Parts) =>
  async (_request: GetPreferencesRequest, { caller }: Context): Promise<Preferences> => {
    const [found, email] = await Promise.all([
      findPreference(db.direct, caller.accountId),
      db.read({ everySchool: true }, (read) => findEmail(read, personsOf(caller))),
    ])
    return toMessage(found ?? defaultPreference, { isEmailSent, email })
  }
