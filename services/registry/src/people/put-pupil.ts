import {
  Pupil,
  PupilsChanged,
  PutPupilRequest,
  StudyForm,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { parseSnils } from '@zvonok/policy/snils'
import { actorIn } from '@zvonok/runtime/caller'
import { command } from '@zvonok/runtime/command'
import { localDate } from '@zvonok/runtime/clock'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { forbidden, invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers, mayKeepPupil } from '../access.ts'
import { createCheck } from '../check.ts'
import { announceGroups } from '../classes/events.ts'
import { leaveGroups } from '../classes/group-store.ts'
import { findClasses } from '../classes/store.ts'
import type { WithSnils } from '../deps.ts'
import { record } from '../record.ts'
import { allowIn } from '../schools/allow.ts'
import { nextVersion } from '../version.ts'
import { checkName } from '../person-fields.ts'
import { lockPupil, savePupils } from './pupil-store.ts'
import { studyForms, toPupil, type PupilRow } from './rows.ts'
import { wrongEnrolment } from './rules.ts'

const checkRequest = (request: PutPupilRequest, today: string) => {
  const check = createCheck()
  const id = check.optionalId('pupilId', request.pupilId)
  const classId = check.id('classId', request.classId)
  const name = checkName(check, request.name)
  const birthDate = check.date('birthDate', request.birthDate)
  const snils = request.snils === '' ? '' : check.decided('snils', parseSnils(request.snils), '')
  const isUnsaid = request.studyForm === StudyForm.UNSPECIFIED
  const studyForm = isUnsaid ? 'full-time' : studyForms.toName(request.studyForm)
  check.that('studyForm', studyForm !== undefined, 'NOT_IN_LIST')
  const enrolledOn = check.date('enrolledOn', request.enrolledOn)
  const leftOn = check.optionalDate('leftOn', request.leftOn)
  check.that('leftOn', leftOn === undefined || enrolledOn <= leftOn, 'ENDS_BEFORE_START')
  check.done()
  const wrong = wrongEnrolment({ birthDate, enrolledOn }, today)
  if (wrong !== undefined) throw invalid(wrong.field, wrong.reason)
  const card = { ...name, classId, birthDate, enrolledOn, leftOn }
  return { id, snils, card: { ...card, studyForm: studyForm ?? 'full-time' } }
}

export const putPupil =
  (deps: WithSnils) =>
  async (request: PutPupilRequest, context: Context): Promise<Pupil> => {
    const { schoolId, expectedVersion } = request
    const { caller } = context
    await allowIn(deps.db, caller, schoolId, keepers.pupils)
    const { id, snils, card } = checkRequest(request, localDate(deps.clock, 'UTC'))
    const by = { clock: deps.clock, actor: actorIn(caller, schoolId, ...keepers.pupils) }

    const decide = async (tx: Tx): Promise<Pupil> => {
      const before = id === undefined ? undefined : await lockPupil(tx, schoolId, id)
      const classes = await findClasses(tx, schoolId, [
        card.classId,
        before?.classId ?? card.classId,
      ])
      if (!classes.some((each) => each.classId === card.classId)) {
        throw invalid('classId', 'CLASS_NOT_FOUND')
      }
      if (!mayKeepPupil(caller, schoolId, before === undefined ? [] : classes)) {
        throw forbidden('NOT_YOUR_CLASS')
      }
      const version = nextVersion({ what: 'pupil', id, expectedVersion, before })
      // A group holds pupils of its own class: who moves leaves the groups of the old one.
      const isMoving = before !== undefined && before.classId !== card.classId
      const left = isMoving ? await leaveGroups(tx, schoolId, [before.pupilId]) : []

      const kept = snils === '' ? { snilsHash: before?.snilsHash } : deps.snils.keep(snils)
      const row: PupilRow = { ...card, ...kept, schoolId, pupilId: id ?? newId(), version }
      await savePupils(tx, [row])
      const pupil = toPupil(row)
      announceGroups(tx, by, left)
      record(tx, by, {
        schoolId,
        message: PupilsChanged,
        event: { pupils: [pupil] },
        subject: 'pupil',
        id: row.pupilId,
        version,
        before: before && toPupil(before),
        after: pupil,
      })
      return pupil
    }
    return command(
      deps,
      context,
      { schoolId, request, requestType: PutPupilRequest },
      decide,
      Pupil,
    )
  }
