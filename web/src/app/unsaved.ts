/** Changes that go out by themselves; asked before the person leaves. */
export interface Unsaved {
  /** Whether something is still on its way. */
  isWaiting(): boolean
  /** Tries to send everything; answers how many changes are left. */
  finish(): Promise<number>
  /** Forgets everything, for the next person at this computer. */
  wipe(): Promise<void>
}

const holders = new Set<Unsaved>()
/** One for each open form that holds what its person has not saved. */
const drafts = new Set<symbol>()
let mayLeave = false

export const holdUnsaved = (holder: Unsaved): (() => void) => {
  holders.add(holder)
  return () => holders.delete(holder)
}

export const holdDraft = (): (() => void) => {
  const draft = Symbol('draft')
  drafts.add(draft)
  return () => drafts.delete(draft)
}

/** Only its person can save a draft: it is never sent by itself. */
export const hasDrafts = (): boolean => drafts.size > 0

export const finishAll = async (): Promise<number> => {
  const left = await Promise.all([...holders].map((holder) => holder.finish()))
  return left.reduce((sum, count) => sum + count, 0)
}

export const wipeAll = async (): Promise<void> => {
  await Promise.all([...holders].map((holder) => holder.wipe()))
}

const isUnsaved = (): boolean => hasDrafts() || [...holders].some((holder) => holder.isWaiting())

/** The browser's own question, before the page is closed over something unsaved. */
export const guardClosing = (page: Pick<EventTarget, 'addEventListener'>): void =>
  page.addEventListener('beforeunload', (event) => {
    if (!mayLeave && isUnsaved()) event.preventDefault()
  })

/** The person has been asked already, and the session is over: nothing may hold the page now. */
export const leaveUnasked = (): void => {
  mayLeave = true
}
