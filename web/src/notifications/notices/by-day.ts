import type { Notice } from './reads.ts'

export interface DayOfNotices {
  /** The first notice of the day: its instant names the day. */
  readonly at: Date
  readonly notices: readonly Notice[]
}

const two = (figure: number): string => String(figure).padStart(2, '0')

/** `YYYY-MM-DD` where the reader is. */
export const localDate = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** By the reader's own day: a notice is about when it reached them. */
export const byDay = (notices: readonly Notice[]): readonly DayOfNotices[] => {
  const days = new Map<string, { at: Date; notices: Notice[] }>()
  for (const notice of notices) {
    const at = new Date(notice.createdAt ?? 0)
    const key = localDate(at)
    const day = days.get(key)
    if (day === undefined) days.set(key, { at, notices: [notice] })
    else day.notices.push(notice)
  }
  return [...days.values()]
}
