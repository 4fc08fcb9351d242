/** What a page has typed and not yet sent; asked before the person leaves. */
export interface Unsaved {
  /** Tries to send everything; answers how many changes are left. */
  finish(): Promise<number>
  /** Forgets everything, for the next person at this computer. */
  wipe(): Promise<void>
}

const holders = new Set<Unsaved>()

export const holdUnsaved = (holder: Unsaved): (() => void) => {
  holders.add(holder)
  return () => holders.delete(holder)
}

export const finishAll = async (): Promise<number> => {
  const left = await Promise.all([...holders].map((holder) => holder.finish()))
  return left.reduce((sum, count) => sum + count, 0)
}

export const wipeAll = async (): Promise<void> => {
  await Promise.all([...holders].map((holder) => holder.wipe()))
}
