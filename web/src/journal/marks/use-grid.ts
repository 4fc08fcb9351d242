import { averageChoiceOf } from '@zvonok/policy/averages'
import { useMemo, useRef, useState } from 'react'
import { observable, useObservable } from '../../observable.ts'
import type { Queue } from '../queue/queue.ts'
import type { ShelfState } from '../queue/shelf.ts'
import type { Item } from '../queue/types.ts'
import type { Write } from '../queue/writes.ts'
import { weightsOf } from './averages.ts'
import { emptyCell } from './cell-value.ts'
import { decide } from './decide.ts'
import { editCells } from './edit-cells.ts'
import { everybodyOf } from './everybody.ts'
import { startAt, type Decided, type Effect, type Facts } from './grid-state.ts'
import type { Intent } from './intents.ts'
import { cellOf, createLayers, subjectsOf } from './layers.ts'
import { changesOf, rollOf } from './operation-writes.ts'
import { keepSameRows, viewRow, type RowView } from './row-views.ts'
import { firstColumn, lockOf, type At, type Lesson, type Page, type Pupil } from './sheet.ts'
import { useChangedByOthers, useJustSaved } from './use-highlights.ts'

const nothingQueued = observable<ShelfState<Write>>({
  items: [],
  saved: new Map(),
  isDurable: true,
})

export interface GridOptions {
  readonly page: Page
  readonly queue: Queue<Write> | undefined
  /** Only pupils whose name has these letters. */
  readonly filter: string
  readonly onEffect: (effect: Effect) => void
}

type CellEdit = Parameters<typeof editCells>[3]

const hasLetters = (pupil: Pupil, filter: string): boolean =>
  pupil.name.toLocaleLowerCase('ru').includes(filter.trim().toLocaleLowerCase('ru'))

/** The grid's state and what may be done to it; the table only draws. */
export const useGrid = ({ page, queue, filter, onEffect }: GridOptions) => {
  const { items, saved, savedAt, isDurable } = useObservable(queue?.state ?? nothingQueued)
  const [state, setState] = useState(() => startAt({ row: 0, column: firstColumn(page) }))
  const layers = useMemo(() => createLayers(page, saved, items), [page, saved, items])
  const weights = useMemo(() => weightsOf(page), [page])

  const { lessons } = page
  const pupils = useMemo(
    () => page.pupils.filter((pupil) => hasLetters(pupil, filter)),
    [page.pupils, filter],
  )
  const lessonAt = ({ column }: At): Lesson | undefined => lessons[column]
  const pupilAt = ({ row }: At): Pupil | undefined => pupils[row]

  const { focus } = state.selection
  const focusLesson = lessonAt(focus)
  const focusPupil = pupilAt(focus)
  const lookedAt =
    focusLesson === undefined || focusPupil === undefined
      ? []
      : subjectsOf(focusLesson, focusPupil.pupilId)

  const justSaved = useJustSaved(saved)
  const changed = useChangedByOthers(page, saved, lookedAt)
  const drawn = useRef<readonly RowView[]>([])
  const rows = useMemo(() => {
    const { today } = page
    const highlights = { changed, saved: justSaved }
    const averages = averageChoiceOf(page.averageKind)
    const sources = { lessons, today, layers, weights, averages, highlights }
    const numbers = new Map(page.pupils.map((pupil, index) => [pupil.pupilId, index + 1]))
    const fresh = pupils.map((pupil) => viewRow(sources, pupil, numbers.get(pupil.pupilId) ?? 0))
    return keepSameRows(drawn.current, fresh)
  }, [lessons, layers, weights, changed, justSaved, pupils, page])
  drawn.current = rows

  const facts: Facts = {
    size: { rows: pupils.length, columns: lessons.length },
    rules: page,
    cell: ({ row, column }) => rows[row]?.cells[column]?.value ?? emptyCell,
    lock: (at, part) => {
      const lesson = lessonAt(at)
      const pupil = pupilAt(at)
      if (lesson === undefined || pupil === undefined || queue === undefined)
        return { reason: 'READ_ONLY', ground: '' }
      return lockOf(lesson, pupil, page.today, part)
    },
    everybody: ({ column }) => {
      const lesson = lessonAt({ row: 0, column })
      if (lesson === undefined) return []
      return everybodyOf(page, lesson, layers)
    },
    place: (at) => ({
      lessonId: lessonAt(at)?.lessonId ?? '',
      pupilId: pupilAt(at)?.pupilId ?? '',
      works: lessonAt(at)?.works.map((work) => work.number) ?? [1],
    }),
    find: (lessonId, pupilId) => {
      const lesson = lessons.find((each) => each.lessonId === lessonId)
      return lesson && cellOf(layers, lesson, pupilId)
    },
  }

  const apply = ({ state: next, operation, effect }: Decided): void => {
    setState(next)
    if (operation.length > 0) queue?.put(changesOf(page, operation, layers))
    // Nobody was marked missing: that everybody was there is still to be told.
    else if (effect?.kind === 'all-present') queue?.put([rollOf(page, effect.lessonId)])
    if (effect !== undefined) onEffect(effect)
  }

  const stopped: readonly Item<Write>[] = items.filter(
    ({ standing, write }) =>
      write.courseId === page.courseId && (standing === 'refused' || standing === 'overtaken'),
  )

  return {
    state,
    rows,
    pupils,
    facts,
    layers,
    saved,
    savedAt,
    isDurable,
    waiting:
      items.length - items.filter((item) => item.standing in { refused: 0, overtaken: 0 }).length,
    stopped,
    isWritable: lessons.some((lesson) => lesson.isEditable || lesson.isAttendanceEditable),
    focusLesson,
    focusPupil,
    perform: (intent: Intent) => apply(decide(state, intent, facts)),
    edit: (cells: readonly At[], change: CellEdit) => apply(editCells(state, facts, cells, change)),
    focusOn: (at: At, extend = false) =>
      setState({
        ...state,
        work: undefined,
        selection: extend
          ? { focus: at, anchor: state.selection.anchor ?? state.selection.focus }
          : { focus: at },
      }),
    /** Goes to the cell of a queued change, when it is on the page. */
    goTo: ({ write }: Item<Write>) => {
      const row = pupils.findIndex((pupil) => pupil.pupilId === write.pupilId)
      const column = lessons.findIndex((lesson) => lesson.lessonId === write.lessonId)
      if (row >= 0 && column >= 0)
        setState({ ...state, work: undefined, selection: { focus: { row, column } } })
    },
  }
}

export type Grid = ReturnType<typeof useGrid>
