import {
  ClassChanged,
  PutClassRequest,
  SchoolClass,
} from '@zvonok/contracts/zvonok/registry/v1/classes'
import { parseClassName } from '@zvonok/policy/class-name'
import { actorIn } from '@zvonok/runtime/caller'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { isEmployed } from '../people/rules.ts'
import { findStaff } from '../people/staff-store.ts'
import { periodKindNames } from '../periods/kinds.ts'
import { record } from '../record.ts'
import { allowInOrOver } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { lockClass, saveClasses, toClass, type ClassRow } from './store.ts'

const checkRequest = (request: PutClassRequest) => {
  const check = createCheck()
  const id = check.optionalId('classId', request.classId)
  const year = check.whole('year', request.year, 2000, 2100)
  const unnamed = { grade: 1, letter: '', name: '' }
  const { grade, letter } = check.decided('name', parseClassName(request.name), unnamed)
  const periodKind = periodKindNames.toName(request.periodKind)
  check.that('periodKind', periodKind !== undefined, 'REQUIRED')
  const classTeacherId = check.optionalId('classTeacherId', request.classTeacherId)
  check.done()
  return { id, year, grade, letter, periodKind: periodKind ?? 'quarter', classTeacherId }
}

const describe = (now: ClassRow) => ({ name: `${now.grade}${now.letter}` })

export const putClass =
  (deps: Deps) =>
  async (request: PutClassRequest, context: Context): Promise<SchoolClass> => {
    const { schoolId, expectedVersion } = request
    const { zone } = await allowInOrOver(deps.db, context.caller, schoolId, keepers.classes, [])
    const { id, ...wanted } = checkRequest(request)
    const today = localDate(deps.clock, zone)
    const by = { clock: deps.clock, actor: actorIn(context.caller, schoolId, ...keepers.classes) }

    const checkTeacher = async (tx: Tx, personId: string): Promise<void> => {
      const teacher = await findStaff(tx, schoolId, personId)
      if (teacher === undefined) throw invalid('classTeacherId', 'STAFF_NOT_FOUND')
      if (!isEmployed(teacher, today)) throw invalid('classTeacherId', 'STAFF_HAS_LEFT')
    }

    const decide = async (tx: Tx): Promise<SchoolClass> => {
      const before = id === undefined ? undefined : await lockClass(tx, schoolId, id)
      const version = nextVersion({ what: 'class', id, expectedVersion, before, describe })
      if (before !== undefined && before.year !== wanted.year)
        throw invalid('year', 'YEAR_IS_FIXED')
      const { classTeacherId } = wanted
      if (classTeacherId !== undefined && classTeacherId !== before?.classTeacherId) {
        await checkTeacher(tx, classTeacherId)
      }
      const pupilCount = before?.pupilCount ?? 0
      const row: ClassRow = { ...wanted, schoolId, classId: id ?? newId(), pupilCount, version }
      await saveClasses(tx, [row])
      const schoolClass = toClass(row)
      record(tx, by, {
        schoolId,
        message: ClassChanged,
        event: { schoolClass },
        subject: 'class',
        id: row.classId,
        version,
        before,
        after: row,
      })
      return schoolClass
    }
    const asked = { schoolId, request, requestType: PutClassRequest }
    return command(deps, context, asked, decide, SchoolClass)
  }
