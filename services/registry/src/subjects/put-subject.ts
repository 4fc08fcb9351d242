import {
  PutSubjectRequest,
  Subject,
  SubjectChanged,
} from '@zvonok/contracts/zvonok/registry/v1/subjects'
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
import { lockSubject, saveSubjects } from './store.ts'

export const putSubject =
  (deps: Deps) =>
  async (request: PutSubjectRequest, context: Context): Promise<Subject> => {
    const { schoolId, isUngraded, expectedVersion } = request
    await allowIn(deps.db, context.caller, schoolId, keepers.subjects)
    const check = createCheck()
    const id = check.optionalId('subjectId', request.subjectId)
    const name = check.text('name', request.name, 100)
    const shortName = check.text('shortName', request.shortName, 20, 0) || name.slice(0, 20)
    check.done()
    const by = { clock: deps.clock, actor: actorIn(context.caller, schoolId, ...keepers.subjects) }

    const decide = async (tx: Tx): Promise<Subject> => {
      const before = id === undefined ? undefined : await lockSubject(tx, schoolId, id)
      const describe = (now: Subject) => ({ name: now.name, shortName: now.shortName })
      const version = nextVersion({ what: 'subject', id, expectedVersion, before, describe })
      const subject = { subjectId: id ?? newId(), schoolId, name, shortName, isUngraded, version }
      await saveSubjects(tx, [subject])
      record(tx, by, {
        schoolId,
        message: SubjectChanged,
        event: { subject },
        subject: 'subject',
        id: subject.subjectId,
        version,
        before,
        after: subject,
      })
      return subject
    }
    const asked = { schoolId, request, requestType: PutSubjectRequest }
    return command(deps, context, asked, decide, Subject)
  }
