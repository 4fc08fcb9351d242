import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SubjectReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import type { Caller } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import {
  classTeacher,
  deputyHead,
  director,
  dispatcher,
  inspector,
  municipalAuthority,
  parent,
  person,
  pupil,
  regionAuthority,
  schoolAdmin,
  secretary,
  serviceCaller,
  teacher,
} from '@zvonok/testing/callers'
import { startBox, type Box } from '@zvonok/testing/service-box'
import { startDiary } from '../service.ts'
import { openSchool, type School } from '../testing/diary.ts'

let box: Box
let school: School
let other: School
beforeAll(async () => {
  box = await startBox('diary', startDiary, { now: '2026-11-11T08:00:00Z' })
  school = await openSchool(box)
  other = await openSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

/** How each of the three reads ends: `read` or the kind of the refusal. */
const readsOf = async (
  caller: Caller | undefined,
  pupilId: string,
  schoolId = school.schoolId,
): Promise<string[]> => {
  const weeks = box.client(WeekReadServiceDefinition, caller)
  const subjects = box.client(SubjectReadServiceDefinition, caller)
  const asked = { schoolId, pupilId }
  const reads = await Promise.allSettled([
    weeks.getWeek({ ...asked, date: '' }),
    subjects.getSubjects({ ...asked, periodId: '' }),
    subjects.getFinals(asked),
  ])
  return [
    ...new Set(reads.map((one) => (one.status === 'fulfilled' ? 'read' : String(one.reason.kind)))),
  ]
}

const childOf = ({ schoolId, classId }: School, pupilId: string) => ({ schoolId, classId, pupilId })

describe('a family', () => {
  it('reads the own diary, and no other exists for it', async () => {
    const { anna, boris } = school.pupils
    const [child, mother] = [
      pupil(childOf(school, anna)),
      parent({ personId: newId(), children: [childOf(school, anna)] }),
    ]
    for (const caller of [child, mother]) {
      expect(await readsOf(caller, anna)).toEqual(['read'])
      expect(await readsOf(caller, boris)).toEqual(['not-found'])
      expect(await readsOf(caller, newId())).toEqual(['not-found'])
      expect(await readsOf(caller, other.pupils.anna)).toEqual(['not-found'])
      // Mixed ids: the own child with another school, another's pupil with it.
      expect(await readsOf(caller, anna, other.schoolId)).toEqual(['not-found'])
      expect(await readsOf(caller, other.pupils.anna, other.schoolId)).toEqual(['not-found'])
    }
  })

  it('with children in two schools reads each child in the own school only', async () => {
    const mother = parent({
      personId: newId(),
      children: [childOf(school, school.pupils.anna), childOf(other, other.pupils.boris)],
    })
    expect(await readsOf(mother, school.pupils.anna)).toEqual(['read'])
    expect(await readsOf(mother, other.pupils.boris, other.schoolId)).toEqual(['read'])
    expect(await readsOf(mother, other.pupils.boris)).toEqual(['not-found'])
    expect(await readsOf(mother, school.pupils.anna, other.schoolId)).toEqual(['not-found'])
  })
})

describe('staff', () => {
  it('of the leadership reads every diary of the school, none of another', async () => {
    for (const role of [director, deputyHead, schoolAdmin]) {
      const caller = role({ schoolId: school.schoolId, personId: newId() })
      expect(await readsOf(caller, school.pupils.boris)).toEqual(['read'])
      expect(await readsOf(caller, other.pupils.boris, other.schoolId)).toEqual(['not-found'])
      expect(await readsOf(caller, other.pupils.boris)).toEqual(['not-found'])
    }
  })

  it('leading the class reads; who teaches the pupil has the own journals [M 4.3]', async () => {
    const { schoolId, classId, staff, pupils } = school
    const leader = classTeacher({ schoolId, classId, personId: staff.english })
    expect(await readsOf(leader, pupils.boris)).toEqual(['read'])
    const stranger = classTeacher({ schoolId, classId: newId(), personId: newId() })
    expect(await readsOf(stranger, pupils.boris)).toEqual(['forbidden'])
    const math = teacher({ schoolId, personId: staff.math })
    expect(await readsOf(math, pupils.boris)).toEqual(['forbidden'])
  })

  it('of the office has no business there', async () => {
    for (const role of [dispatcher, secretary]) {
      const caller = role({ schoolId: school.schoolId, personId: newId() })
      expect(await readsOf(caller, school.pupils.boris)).toEqual(['forbidden'])
    }
  })
})

describe('an authority', () => {
  it('reads in its scope only', async () => {
    const { regionId, municipalityId, pupils } = school
    const personId = newId()
    const inScope = [
      regionAuthority({ regionId, personId }),
      inspector({ regionId, personId }),
      inspector({ regionId, municipalityId, personId }),
      municipalAuthority({ regionId, municipalityId, personId }),
    ]
    for (const caller of inScope) {
      expect(await readsOf(caller, pupils.boris)).toEqual(['read'])
      expect(await readsOf(caller, other.pupils.boris, other.schoolId)).toEqual(['not-found'])
    }
    const elsewhere = municipalAuthority({ regionId, municipalityId: newId(), personId })
    expect(await readsOf(elsewhere, pupils.boris)).toEqual(['not-found'])
  })
})

it('nobody and machines read nothing', async () => {
  const { boris } = school.pupils
  expect(await readsOf(undefined, boris)).toEqual(['unauthenticated'])
  expect(await readsOf(serviceCaller('gateway'), boris)).toEqual(['forbidden'])
  expect(await readsOf(person(), boris)).toEqual(['forbidden'])
})
