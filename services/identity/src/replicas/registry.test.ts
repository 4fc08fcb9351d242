import { ClassChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { PeriodKind } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '@zvonok/runtime/id'
import { raw, sql } from '@zvonok/runtime/postgres'
import { startIdentityBox } from '../testing/box.ts'
import type { IdentityBox } from '../testing/box.ts'
import { named, tellMunicipality, tellParent, tellPupil, tellSchool } from '../testing/town.ts'
import { tellStaff } from '../testing/town.ts'
import type { TestSchool } from '../testing/town.ts'

let box: IdentityBox
let school: TestSchool

beforeAll(async () => {
  box = await startIdentityBox()
  await tellMunicipality(box)
  school = await tellSchool(box)
})
afterAll(() => box[Symbol.asyncDispose]())

const rowsOf = (table: string) =>
  box.db.read({ schoolId: school.schoolId }, (read) =>
    read.rows<Record<string, unknown>>(
      'test',
      sql`select * from ${raw(`replica_${table}`)} order by 2`,
    ),
  )

describe('what the registry tells', () => {
  it('late never overwrites what is newer, and twice changes nothing', async () => {
    const { schoolId } = school
    const pupil = await tellPupil(box, school)
    const staff = await tellStaff(box, schoolId, {})
    const parent = await tellParent(box, schoolId, [pupil.pupilId])
    const tellAll = async (surname: string, version: number) => {
      const changed = { name: named(`${surname} А Б`), version }
      await tellPupil(box, school, { ...pupil, ...changed })
      await tellStaff(box, schoolId, { ...staff, ...changed, roles: [`role-${version}`] })
      await tellParent(box, schoolId, [], { ...parent, ...changed, pupilIds: [] })
    }
    await tellAll('Новый', 3)
    const state = () => Promise.all(['pupil', 'staff', 'parent'].map(rowsOf))
    const newest = await state()
    await tellAll('Старый', 2)
    await tellAll('Новый', 3)
    expect(await state()).toEqual(newest)
    expect(newest.flat().filter(({ surname }) => surname === 'Новый')).toHaveLength(3)
    expect(newest[2]).toMatchObject([{ pupilIds: [], version: 3 }])
  })

  it('of a class keeps the newest class teacher', async () => {
    const { schoolId, classId } = school
    const tell = (classTeacherId: string, version: number) =>
      box.deliver(
        ClassChanged,
        {
          schoolClass: {
            classId,
            schoolId,
            year: 2026,
            grade: 5,
            letter: 'А',
            name: '5А',
            periodKind: PeriodKind.QUARTER,
            classTeacherId,
            pupilCount: 0,
            version,
          },
        },
        { schoolId, subjectId: classId },
      )
    await tell('', 3)
    await tell(newId(), 2)
    expect(await rowsOf('class')).toMatchObject([{ classTeacherId: undefined, version: 3 }])
  })

  it('is seen only within its school', async () => {
    for (const table of ['school', 'class', 'staff', 'pupil', 'parent']) {
      const rows = await box.db.read({ schoolId: newId() }, (read) =>
        read.rows('test', sql`select school_id from ${raw(`replica_${table}`)}`),
      )
      expect(rows).toEqual([])
    }
    expect(await box.db.direct.rows('test', sql`select school_id from account_person`)).toEqual([])
  })
})
