import { useEffect, useRef, useState } from 'react'
import type { Saved } from '../queue/types.ts'
import { entriesOf, type Page, type Subject } from './sheet.ts'

// Long enough to be noticed while typing on, short enough not to litter the page.
const shownMs = 3_000

/** Subjects saved a moment ago, for the tick in the cell. */
export const useJustSaved = (saved: ReadonlyMap<Subject, Saved>): ReadonlySet<Subject> => {
  const [shown, setShown] = useState<ReadonlySet<Subject>>(new Set())
  const seen = useRef(saved)
  useEffect(() => {
    const fresh = [...saved].filter(([subject, entry]) => seen.current.get(subject) !== entry)
    seen.current = saved
    if (fresh.length === 0) return
    const subjects = fresh.map(([subject]) => subject)
    setShown((before) => new Set([...before, ...subjects]))
    setTimeout(() => {
      setShown((before) => new Set([...before].filter((subject) => !subjects.includes(subject))))
    }, shownMs)
  }, [saved])
  return shown
}

/** What other people changed since the page was opened, until the cell is looked at. */
export const useChangedByOthers = (
  page: Page,
  saved: ReadonlyMap<Subject, Saved>,
  lookedAt: readonly Subject[],
): ReadonlySet<Subject> => {
  const [changed, setChanged] = useState<ReadonlySet<Subject>>(new Set())
  const before = useRef({ courseId: page.courseId, entries: entriesOf(page) })
  useEffect(() => {
    const entries = entriesOf(page)
    const old = before.current
    before.current = { courseId: page.courseId, entries }
    if (old.courseId !== page.courseId || old.entries === entries) return
    const theirs = [...entries].filter(([subject, { version }]) => {
      const known = Math.max(
        old.entries.get(subject)?.version ?? 0,
        saved.get(subject)?.version ?? 0,
      )
      return version > known
    })
    if (theirs.length > 0)
      setChanged((shown) => new Set([...shown, ...theirs.map(([subject]) => subject)]))
  }, [page, saved])

  const key = lookedAt.join()
  useEffect(() => {
    const seen = new Set(key.split(','))
    setChanged((shown) => {
      const rest = [...shown].filter((subject) => !seen.has(subject))
      return rest.length === shown.size ? shown : new Set(rest)
    })
  }, [key])
  return changed
}
