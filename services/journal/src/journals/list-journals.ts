import type {
  ListJournalsRequest,
  ListJournalsResponse,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import { grantsIn } from '@zvonok/runtime/caller'
import { localDate, localTime } from '@zvonok/runtime/clock'
import { notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import {
  isClassTeacherOf,
  isTeacherOf,
  maySeeSchool,
  readsWholeSchool,
  staffActor,
} from '../access.ts'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { findSchool, listJournals as list } from './list-store.ts'

export const listJournals =
  ({ db, clock }: Parts) =>
  async (request: ListJournalsRequest, { caller }: Context): Promise<ListJournalsResponse> => {
    const { schoolId, classId, onlyMine } = request
    checkIds({ schoolId, ...(classId === '' ? {} : { classId }) })
    const { personId: actorId } = staffActor(caller, schoolId)
    return db.read({ schoolId }, async (read) => {
      const school = await findSchool(read, schoolId)
      if (school === undefined || !maySeeSchool(caller, school)) throw notFound('school')
      const isOpen = readsWholeSchool(caller, school) && !onlyMine
      const rows = await list(read, {
        schoolId,
        classId,
        year: school.year,
        today: localDate(clock, school.zone),
        time: localTime(clock, school.zone),
        actorId,
        ledClassIds: grantsIn(caller, schoolId, 'class-teacher').flatMap((grant) =>
          grant.classId === undefined ? [] : [grant.classId],
        ),
        isOpen,
      })
      const journals = rows.flatMap(({ substitutes, teacherId, classTeacherId, ...journal }) => {
        const course = { ...school, teacherId, classTeacherId, classId: journal.classId }
        const isMine = isTeacherOf(caller, course)
        const isListed =
          isOpen || isMine || substitutes || (!onlyMine && isClassTeacherOf(caller, course))
        return isListed ? [{ ...journal, isMine }] : []
      })
      return { journals }
    })
  }
