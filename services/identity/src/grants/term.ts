import { localDate } from '@zvonok/runtime/clock'
import { invalid } from '@zvonok/runtime/refusal'
import type { WithAll } from '../deps.ts'
import { findSchool, municipalityExists } from '../replicas/reading.ts'
import type { AskedGrant } from './rules.ts'

const everySchool = { everySchool: true } as const

/** The day in the scope's zone; refuses a scope the region does not have. */
const todayIn = async (
  { db, clock, region }: WithAll,
  { schoolId, municipalityId }: AskedGrant,
): Promise<string> =>
  db.read(everySchool, async (read) => {
    if (municipalityId !== undefined && !(await municipalityExists(read, municipalityId))) {
      throw invalid('municipalityId', 'MUNICIPALITY_NOT_FOUND')
    }
    if (schoolId === undefined) return localDate(clock, region.zone)
    const school = await findSchool(read, schoolId)
    if (school?.regionId !== region.regionId) throw invalid('schoolId', 'SCHOOL_NOT_FOUND')
    return localDate(clock, school.zone)
  })

/** The first day of what is asked for; refuses a foreign scope and a last day before it. */
export const startOf = async (deps: WithAll, asked: AskedGrant): Promise<string> => {
  const today = await todayIn(deps, asked)
  const startsOn = asked.from ?? today
  if (asked.until !== undefined && asked.until < startsOn) {
    throw invalid('until', 'ENDS_BEFORE_START')
  }
  return startsOn
}
