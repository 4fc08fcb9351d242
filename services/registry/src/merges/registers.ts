import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import {
  ParentsChanged,
  PupilsChanged,
  StaffChanged,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Message } from '@zvonok/runtime/message'
import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { announceGroups } from '../classes/events.ts'
import { leaveGroups } from '../classes/group-store.ts'
import { findClasses, listClassRows, saveClasses, toClass } from '../classes/store.ts'
import { listParentRows, saveParents } from '../people/parent-store.ts'
import { listPupilRows, savePupils } from '../people/pupil-store.ts'
import { toParent, toPupil, toStaff } from '../people/rows.ts'
import { listStaffRows, saveStaff } from '../people/staff-store.ts'
import { announceStates, type By } from '../record.ts'
import type { SnilsKeeper } from '../snils.ts'
import type { Plan, Registers, WithNumber } from './plan.ts'

export const loadRegisters = async (
  read: Read,
  schoolId: string,
  year: number,
): Promise<Registers> => {
  const [staff, classes, pupils, parents] = await Promise.all([
    listStaffRows(read, schoolId),
    listClassRows(read, schoolId, year),
    listPupilRows(read, schoolId, undefined),
    listParentRows(read, schoolId, undefined),
  ])
  return { staff, classes, pupils, parents }
}

/** Nobody changes a row between its loading and its saving; what is loaded next is what they left. */
export const lockRegisters = (tx: Tx, schoolId: string): void => {
  tx.send('registers_lock', sql`select from staff where school_id = ${schoolId} for update`)
  tx.send('registers_lock', sql`select from class where school_id = ${schoolId} for update`)
  tx.send('registers_lock', sql`select from pupil where school_id = ${schoolId} for update`)
  tx.send('registers_lock', sql`select from parent where school_id = ${schoolId} for update`)
}

interface Saving extends By {
  readonly schoolId: string
  readonly importId: string
  readonly snils: SnilsKeeper
  /** Rows of the file done so far; throws when the import was cancelled. */
  readonly report: (done: number) => Promise<void>
}

/** So that a thousand pupils are a handful of messages, each far below what a broker takes. */
const mostInOneEvent = 200

const announceInChunks = <S, E>(
  tx: Tx,
  saving: Saving,
  message: Message<E>,
  { states, event }: { readonly states: readonly S[]; readonly event: (chunk: S[]) => E },
): void => {
  const { schoolId, importId: id } = saving
  const facts = []
  for (let from = 0; from < states.length; from += mostInOneEvent) {
    const chunk = states.slice(from, from + mostInOneEvent)
    facts.push({ schoolId, id, version: 0, event: event(chunk) })
  }
  announceStates(tx, saving, message, facts)
}

/** Saves what a plan adds and changes, set by set, and announces it in the order others need it. */
export const savePlan = async (tx: Tx, plan: Plan, saving: Saving): Promise<void> => {
  const { schoolId, snils, report } = saving
  const sealed = <T>({ snils: digits, ...row }: WithNumber<T>) =>
    digits === undefined ? row : { ...row, ...snils.keep(digits) }
  let done = plan.rows.length - plan.staff.length - plan.classes.length
  done -= plan.pupils.length + plan.parents.length

  await saveStaff(tx, plan.staff.map(sealed))
  await saveClasses(tx, plan.classes)
  await report((done += plan.staff.length + plan.classes.length))
  const left = await leaveGroups(tx, schoolId, plan.moved)
  await savePupils(tx, plan.pupils.map(sealed))
  await report((done += plan.pupils.length))
  await saveParents(tx, plan.parents.map(sealed))
  await report(plan.rows.length)
  const classIds = plan.classes.map((each) => each.classId)
  const classes = await findClasses(tx, schoolId, classIds)

  announceStates(
    tx,
    saving,
    StaffChanged,
    plan.staff.map((member) => ({
      schoolId,
      id: member.personId,
      version: member.version,
      event: { staff: toStaff(member) },
    })),
  )
  announceStates(
    tx,
    saving,
    ClassChanged,
    classes.map((each) => ({
      schoolId,
      id: each.classId,
      version: each.version,
      event: { schoolClass: toClass(each) },
    })),
  )
  announceInChunks(tx, saving, PupilsChanged, {
    states: plan.pupils.map(toPupil),
    event: (pupils) => ({ pupils }),
  })
  announceInChunks(tx, saving, ParentsChanged, {
    states: plan.parents.map(toParent),
    event: (parents) => ({ parents }),
  })
  announceGroups(tx, saving, left)
}
