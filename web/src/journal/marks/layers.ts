import { isPending } from '../queue/rules.ts'
import type { Item, Saved } from '../queue/types.ts'
import type { Write } from '../queue/writes.ts'
import { type CellValue, type CellMark } from './cell-value.ts'
import {
  absenceSubject,
  entriesOf,
  markSubject,
  noEntry,
  type Entry,
  type Lesson,
  type Page,
  type Subject,
} from './sheet.ts'

/** How a cell stands towards the server, the most pressing first. */
export type CellState =
  | 'refused'
  | 'overtaken'
  | 'sending'
  | 'queued'
  | 'changed'
  | 'saved'
  | 'still'

/**
 * What is shown, from three layers: the page as read, over it what was saved since (a page read
 * before a save may arrive after it), over it what is typed and still on its way.
 */
export interface Layers {
  entry(subject: Subject): Entry
  /** The entry under what is typed: what the server is known to hold. */
  known(subject: Subject): Entry
  item(subject: Subject): Item<Write> | undefined
}

export const createLayers = (
  page: Page,
  saved: ReadonlyMap<Subject, Saved>,
  items: readonly Item<Write>[],
): Layers => {
  const read = entriesOf(page)
  const typed = new Map(items.map((item) => [item.write.subject, item]))
  const known = (subject: Subject): Entry => {
    const old = read.get(subject) ?? noEntry
    const since = saved.get(subject)
    return since !== undefined && since.version > old.version ? since : old
  }
  const entry = (subject: Subject): Entry => {
    const under = known(subject)
    const item = typed.get(subject)
    if (item === undefined) return under
    return { value: item.write.value, comment: item.write.comment, version: under.version }
  }
  return { entry, known, item: (subject) => typed.get(subject) }
}

export const subjectsOf = (lesson: Lesson, pupilId: string): readonly Subject[] => [
  absenceSubject(lesson.lessonId, pupilId),
  ...lesson.works.map((work) => markSubject(lesson.lessonId, pupilId, work.number)),
]

const cellBy = (entry: (subject: Subject) => Entry, lesson: Lesson, pupilId: string): CellValue => {
  const marks: CellMark[] = []
  for (const { number } of lesson.works) {
    const { value, comment } = entry(markSubject(lesson.lessonId, pupilId, number))
    if (value !== '') marks.push({ work: number, value, comment })
  }
  return { marks, code: entry(absenceSubject(lesson.lessonId, pupilId)).value }
}

export const cellOf = (layers: Layers, lesson: Lesson, pupilId: string): CellValue =>
  cellBy(layers.entry, lesson, pupilId)

/** What counts of a cell: what is on its way does, of what was stopped only what the server kept. */
export const countedOf = (layers: Layers, lesson: Lesson, pupilId: string): CellValue =>
  cellBy(
    (subject) => {
      const item = layers.item(subject)
      return item === undefined || isPending(item) ? layers.entry(subject) : layers.known(subject)
    },
    lesson,
    pupilId,
  )

const stateOfStanding = {
  refused: 'refused',
  overtaken: 'overtaken',
  sending: 'sending',
  waiting: 'queued',
} as const

const order: readonly CellState[] = ['refused', 'overtaken', 'sending', 'queued']

/** Of all items of the cell the most pressing; then what another person changed, then what was saved. */
export const stateOf = (
  layers: Layers,
  subjects: readonly Subject[],
  marks: { readonly changed: ReadonlySet<Subject>; readonly saved: ReadonlySet<Subject> },
): CellState => {
  const states = subjects.map((subject) => {
    const item = layers.item(subject)
    return item === undefined ? undefined : stateOfStanding[item.standing]
  })
  const pressing = order.find((state) => states.includes(state as never))
  if (pressing !== undefined) return pressing
  if (subjects.some((subject) => marks.changed.has(subject))) return 'changed'
  return subjects.some((subject) => marks.saved.has(subject)) ? 'saved' : 'still'
}
