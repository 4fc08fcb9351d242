import type { NewChange } from '../queue/rules.ts'
import type { Write } from '../queue/writes.ts'
import { markOf, type CellValue } from './cell-value.ts'
import type { CellChange, Operation } from './history.ts'
import type { Layers } from './layers.ts'
import { absenceSubject, cellKey, markSubject, rollSubject } from './sheet.ts'

interface Where {
  readonly schoolId: string
  readonly courseId: string
}

const worksOf = ({ before, after }: CellChange): readonly number[] =>
  [...new Set([...before.marks, ...after.marks].map((mark) => mark.work))].toSorted((a, b) => a - b)

const isSameMark = (before: CellValue, after: CellValue, work: number): boolean => {
  const old = markOf(before, work)
  const fresh = markOf(after, work)
  return old?.value === fresh?.value && old?.comment === fresh?.comment
}

/** Steps of one cell, in their order; the same step of many cells of a lesson is one command. */
type Step = 'room' | 'attendance' | 'marks'

/**
 * The writes that turn one value of a cell into another. What makes room goes first: a mark is
 * refused while the pupil counts as absent, and an absence while a mark stands.
 */
const writesOf = (where: Where, change: CellChange): readonly (readonly [Step, Write])[] => {
  const { lessonId, pupilId, before, after } = change
  const lane = cellKey(lessonId, pupilId)
  const common = { ...where, lessonId, pupilId, lane }
  const marks = worksOf(change)
    .filter((work) => !isSameMark(before, after, work))
    .map((work): Write => {
      const { value = '', comment = '' } = markOf(after, work) ?? {}
      const subject = markSubject(lessonId, pupilId, work)
      return { ...common, kind: 'mark', subject, workNumber: work, value, comment }
    })
  if (before.code === after.code) return marks.map((write) => ['room', write])
  const attendance: Write = {
    ...common,
    kind: 'attendance',
    subject: absenceSubject(lessonId, pupilId),
    value: after.code,
    comment: '',
  }
  const removed = marks.filter((write) => write.value === '')
  const put = marks.filter((write) => write.value !== '')
  return [
    ...removed.map((write) => ['room', write] as const),
    ['attendance', attendance],
    ...put.map((write) => ['marks', write] as const),
  ]
}

/** What was done in one go goes out as one command a lesson and step, such as a pasted column. */
export const changesOf = (
  { schoolId, courseId }: Where,
  operation: Operation,
  layers: Layers,
): readonly NewChange<Write>[] =>
  operation
    .flatMap((change) => writesOf({ schoolId, courseId }, change))
    .map(([step, write]) => ({
      write,
      baseVersion: layers.known(write.subject).version,
      together: `${step}/${write.lessonId}`,
    }))

/** Nobody is missing: with no code to take away, the attendance itself is told to be taken. */
export const rollOf = ({ schoolId, courseId }: Where, lessonId: string): NewChange<Write> => {
  const subject = rollSubject(lessonId)
  const nobody = { pupilId: '', value: '', comment: '' }
  return {
    write: { schoolId, courseId, lessonId, ...nobody, kind: 'roll', subject, lane: subject },
    baseVersion: 0,
  }
}
