import {
  Preferences,
  PutPreferencesRequest,
} from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { command } from '@zvonok/runtime/command'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { personsOf } from '../access.ts'
import { keptKind, type Kind } from '../kinds.ts'
import type { Parts } from '../parts.ts'
import { toMessage } from './message.ts'
import { defaultPreference, findEmail, savePreference, type Preference } from './store.ts'

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/

const checkTime = (field: string, text: string, usual: string): string => {
  if (text === '') return usual
  if (!timeOfDay.test(text)) throw invalid(field, 'TIME_INVALID')
  return text
}

const checkPreferences = ({ preferences }: PutPreferencesRequest): Preference => {
  if (preferences === undefined) throw invalid('preferences', 'REQUIRED')
  const byEmail = preferences.byEmail.map((sent, index): Kind => {
    const kind = keptKind(sent)
    if (kind === undefined) throw invalid(`preferences.byEmail[${index}]`, 'NOTICE_KIND_UNKNOWN')
    return kind
  })
  const { quietFrom, quietTo } = preferences
  return {
    byEmail: [...new Set(byEmail)],
    quietFrom: checkTime('preferences.quietFrom', quietFrom, defaultPreference.quietFrom),
    quietTo: checkTime('preferences.quietTo', quietTo, defaultPreference.quietTo),
  }
}

/** No audit and no version: nobody but the account's owner is concerned, and the last word holds. */
export const putPreferences =
  (parts: Parts) =>
  async (request: PutPreferencesRequest, context: Context): Promise<Preferences> => {
    const preference = checkPreferences(request)
    return command(
      parts,
      context,
      { request, requestType: PutPreferencesRequest },
      async (tx) => {
        const persons = personsOf(context.caller)
        savePreference(tx, context.caller.accountId, preference, persons)
        const email = await findEmail(tx, persons)
        return toMessage(preference, { isEmailSent: parts.isEmailSent, email })
      },
      Preferences,
    )
  }
