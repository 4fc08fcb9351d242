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
/** What of the address a form belongs to, such as the lesson of an open panel. */
export type DraftPlace = Readonly<Record<string, string>>

/** One for each open form that holds what its person has not saved. */
const drafts = new Map<symbol, DraftPlace>()
let mayLeave = false

export const holdUnsaved = (holder: Unsaved): (() => void) => {
  holders.add(holder)
  return () => holders.delete(holder)
}

export const holdDraft = (place: DraftPlace = {}): (() => void) => {
  const draft = Symbol('draft')
  drafts.set(draft, place)
  return () => drafts.delete(draft)
}

/** Only its person can save a draft: it is never sent by itself. */
export const hasDrafts = (): boolean => drafts.size > 0

interface Address {
  readonly pathname: string
  readonly search: object
}

/** Whether on the way from one address to another a form with something unsaved is closed. */
export const losesDraft = (current: Address, next: Address): boolean => {
  const [before, after] = [current, next].map(({ search }) => new Map(Object.entries(search)))
  const isLeft = ([key, value]: [string, string]): boolean =>
    after?.get(key) !== value && after?.get(key) !== before?.get(key)
  return [...drafts.values()].some(
    (place) => current.pathname !== next.pathname || Object.entries(place).some(isLeft),
  )
}

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
