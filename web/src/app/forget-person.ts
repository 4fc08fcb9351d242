import { wipeKept } from '../offline/keeping.ts'
import { forgetPlace } from './preferences.ts'

/** How the page looks belongs to the device; everything else under this name to a person. */
const ours = 'zvonok.'
const ofTheDevice = ['zvonok.preferences']
const ownerKey = 'zvonok.account'

const forgetNotes = (): void => {
  forgetPlace()
  for (const key of Object.keys(localStorage))
    if (key.startsWith(ours) && !ofTheDevice.includes(key)) localStorage.removeItem(key)
}

/** Nothing of the person who was here stays: the next one at this computer may be anybody. */
export const forgetPerson = async (): Promise<void> => {
  try {
    forgetNotes()
  } catch {
    // Private windows may refuse storage: then there is nothing to forget.
  }
  await wipeKept()
}

/** What an earlier person left behind, by closing the window say, leaves when another one comes. */
export const forgetOthers = async (accountId: string): Promise<void> => {
  try {
    const owner = localStorage.getItem(ownerKey)
    if (owner !== null && owner !== accountId) await forgetPerson()
    localStorage.setItem(ownerKey, accountId)
  } catch {
    // As above.
  }
}
