import { FinalsPut } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { Clock } from '@zvonok/runtime/clock'
import { announce } from '@zvonok/runtime/outbox'
import type { Tx } from '@zvonok/runtime/postgres'
import type { ChangedFinal } from './saving.ts'
import type { Course, PupilRow, Sheet, SheetKey } from './store.ts'

/** All finals set so far, so that a reader replaces what it has. */
export const announceFinals = (
  tx: Tx,
  {
    key,
    course,
    sheet,
    before,
    rows,
    changed,
    actor,
    clock,
  }: {
    readonly key: SheetKey
    readonly course: Course
    readonly sheet: Sheet
    /** Before the change. */
    readonly before: readonly PupilRow[]
    /** After the change. */
    readonly rows: readonly PupilRow[]
    readonly changed: readonly ChangedFinal[]
    readonly actor: string
    readonly clock: Clock
  },
): void => {
  const isNew = new Set(changed.map(({ pupilId }) => pupilId))
  const previous = new Map(before.map(({ pupilId, value }) => [pupilId, value]))
  const { schoolId, courseId } = key
  announce(
    tx,
    FinalsPut,
    {
      ...key,
      classId: course.classId,
      subjectId: course.subjectId,
      year: course.year,
      finals: rows
        .filter(({ value }) => value !== '')
        .map(({ pupilId, value }) => ({
          pupilId,
          value,
          isNew: isNew.has(pupilId),
          previousValue: isNew.has(pupilId) ? (previous.get(pupilId) ?? '') : '',
        })),
      closesJournal: sheet.closesJournal,
      setAt: clock.now(),
      version: sheet.version,
    },
    { schoolId, subjectId: courseId, version: sheet.version, actor, clock },
  )
}
