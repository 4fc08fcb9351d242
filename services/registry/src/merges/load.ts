import { sql } from '@zvonok/runtime/postgres'
import type { Read, Tx } from '@zvonok/runtime/postgres'
import { listClassRows } from '../classes/store.ts'
import { listParentRows } from '../people/parent-store.ts'
import { listPupilRows } from '../people/pupil-store.ts'
import { listStaffRows } from '../people/staff-store.ts'
import type { Registers } from './plan.ts'

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
