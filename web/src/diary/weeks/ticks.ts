import { observable, useObservable, type Observable } from '../../observable.ts'

/** Homework ticked off: lesson → its date and what was asked, so that a changed task is open again. */
export interface Tick {
  readonly date: string
  readonly task: string
}

export type Ticks = Readonly<Record<string, Tick>>

const key = 'zvonok.homework'

const read = (): Ticks => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Ticks
  } catch {
    return {}
  }
}

/** A device remembers this many; the ticks of the oldest days leave first. */
const atMost = 300

export const withTick = (ticks: Ticks, lessonId: string, tick: Tick | undefined): Ticks => {
  const others = Object.entries(ticks).filter(([id]) => id !== lessonId)
  const all: readonly (readonly [string, Tick])[] =
    tick === undefined ? others : [...others, [lessonId, tick]]
  return Object.fromEntries(
    all.toSorted(([, a], [, b]) => (a.date < b.date ? -1 : 1)).slice(-atMost),
  )
}

export const isTicked = (ticks: Ticks, lessonId: string, task: string): boolean =>
  ticks[lessonId]?.task === task

let ticks: Observable<Ticks> | undefined

/** Read when a diary is first opened: the module itself touches no storage. */
const ticksHere = (): Observable<Ticks> => (ticks ??= observable(read()))

export const useTicks = (): Ticks => useObservable(ticksHere())

export const tick = (lessonId: string, value: Tick | undefined): void => {
  const next = withTick(ticksHere().get(), lessonId, value)
  ticksHere().set(next)
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // The tick then lasts for this page.
  }
}
