import { Group, GroupChanged, PutGroupRequest } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers, mayKeepGroup } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { record } from '../record.ts'
import { allowIn } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { findPupilsOfClass, lockGroup, saveGroup } from './group-store.ts'
import { findClasses } from './store.ts'

const checkRequest = (request: PutGroupRequest) => {
  const check = createCheck()
  const id = check.optionalId('groupId', request.groupId)
  const classId = check.id('classId', request.classId)
  const name = check.text('name', request.name, 100)
  request.pupilIds.forEach((pupilId, index) => check.id(`pupilIds[${index}]`, pupilId))
  check.done()
  return { id, classId, name, pupilIds: [...new Set(request.pupilIds)].toSorted() }
}

export const putGroup =
  (deps: Deps) =>
  async (request: PutGroupRequest, context: Context): Promise<Group> => {
    const { schoolId, expectedVersion } = request
    const { caller } = context
    await allowIn(deps.db, caller, schoolId, keepers.groups)
    const { id, ...wanted } = checkRequest(request)
    const by = { clock: deps.clock, actor: actorIn(caller, schoolId, ...keepers.groups) }

    const checkPupils = async (tx: Tx): Promise<void> => {
      const known = await findPupilsOfClass(tx, schoolId, wanted)
      const check = createCheck()
      request.pupilIds.forEach((pupilId, index) =>
        check.that(`pupilIds[${index}]`, known.has(pupilId), 'PUPIL_NOT_IN_CLASS'),
      )
      check.done()
    }

    const decide = async (tx: Tx): Promise<Group> => {
      const before = id === undefined ? undefined : await lockGroup(tx, schoolId, id)
      const [schoolClass] = await findClasses(tx, schoolId, [wanted.classId])
      if (schoolClass === undefined) throw invalid('classId', 'CLASS_NOT_FOUND')
      if (!mayKeepGroup(caller, schoolId, schoolClass)) throw forbidden('NOT_YOUR_CLASS')
      const describe = (now: Group) => ({ name: now.name })
      const version = nextVersion({ what: 'group', id, expectedVersion, before, describe })
      if (before !== undefined && before.classId !== wanted.classId) {
        throw invalid('classId', 'CLASS_IS_FIXED')
      }
      await checkPupils(tx)
      const group = { ...wanted, schoolId, groupId: id ?? newId(), version }
      await saveGroup(tx, group)
      record(tx, by, {
        schoolId,
        message: GroupChanged,
        event: { group },
        subject: 'group',
        id: group.groupId,
        version,
        before,
        after: group,
      })
      return group
    }
    return command(
      deps,
      context,
      { schoolId, request, requestType: PutGroupRequest },
      decide,
      Group,
    )
  }
