import type {
  ListPupilsRequest,
  ListPupilsResponse,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { isIn } from '@zvonok/runtime/caller'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { cardReaders, isClassTeacher, pupilReaders } from '../access.ts'
import { createCheck } from '../check.ts'
import { findClasses } from '../classes/store.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { listParentRows } from './parent-store.ts'
import { listPupilRows } from './pupil-store.ts'
import { toName, toParent, toPupil } from './rows.ts'

export const listPupils =
  ({ db }: Deps) =>
  async (request: ListPupilsRequest, { caller }: Context): Promise<ListPupilsResponse> => {
    const { schoolId } = request
    await allowIn(db, caller, schoolId, [...pupilReaders, 'class-teacher'])
    const check = createCheck()
    const classId = check.optionalId('classId', request.classId)
    check.done()
    const seesAll = isIn(caller, schoolId, ...pupilReaders)
    if (!seesAll && classId === undefined) throw forbidden('NOT_YOUR_CLASS')

    return db.read({ schoolId }, async (read) => {
      const [classes, pupils, parents] = await Promise.all([
        classId === undefined ? [] : findClasses(read, schoolId, [classId]),
        listPupilRows(read, schoolId, classId),
        listParentRows(read, schoolId, classId),
      ])
      const [asked] = classes
      if (classId !== undefined && asked === undefined) throw notFound('class')
      const leads = isClassTeacher(caller, schoolId, asked?.classTeacherId)
      if (!seesAll && !leads) throw forbidden('NOT_YOUR_CLASS')
      return leads || isIn(caller, schoolId, ...cardReaders)
        ? { pupils: pupils.map(toPupil), parents: parents.map(toParent) }
        : { pupils: pupils.map(toName), parents: [] }
    })
  }
