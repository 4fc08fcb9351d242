import {
  PutWorkTypeRequest,
  WorkType,
  WorkTypeChanged,
} from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { record } from '../record.ts'
import { allowIn } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { lockWorkType, saveWorkTypes } from './store.ts'

const describe = ({ name, shortName, weight }: WorkType) => ({
  name,
  shortName,
  weight: String(weight),
})

export const putWorkType =
  (deps: Deps) =>
  async (request: PutWorkTypeRequest, context: Context): Promise<WorkType> => {
    const { schoolId, isWritten, needsTheme, expectedVersion } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.workTypes)
    const check = createCheck()
    const id = check.optionalId('workTypeId', request.workTypeId)
    const name = check.text('name', request.name, 100)
    const shortName = check.text('shortName', request.shortName, 8)
    const weight = check.whole('weight', request.weight, 1, 100)
    check.done()
    const by = { clock: deps.clock, actor: actorIn(context.caller, schoolId, ...keepers.workTypes) }

    const decide = async (tx: Tx): Promise<WorkType> => {
      const before = id === undefined ? undefined : await lockWorkType(tx, schoolId, id)
      const workType = {
        workTypeId: id ?? newId(),
        schoolId,
        name,
        shortName,
        weight,
        isWritten,
        needsTheme,
        isDefault: before?.isDefault ?? false,
        version: nextVersion({ what: 'work-type', id, expectedVersion, before, describe }),
      }
      await saveWorkTypes(tx, [workType])
      record(tx, by, {
        schoolId,
        message: WorkTypeChanged,
        event: { workType },
        subject: 'work-type',
        id: workType.workTypeId,
        version: workType.version,
        before,
        after: workType,
      })
      return workType
    }
    const asked = { schoolId, request, requestType: PutWorkTypeRequest }
    return command(deps, context, asked, decide, WorkType)
  }
