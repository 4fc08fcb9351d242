import { describe, expect, it } from '@jest/globals'
import { displayNameOf, grantsOf } from './rules.ts'
import type { AccountFacts, PupilFacts, StaffFacts } from './rules.ts'

const school = {
  schoolId: 'school',
  schoolName: 'Школа № 3',
  zone: 'Asia/Krasnoyarsk',
  year: 2026,
}

const staff = (more: Partial<StaffFacts> = {}): StaffFacts => ({
  ...school,
  personId: 'teacher',
  surname: 'Орлова',
  givenName: 'Нина',
  patronymic: 'Петровна',
  roles: ['teacher'],
  startsOn: '2026-09-01',
  classes: [],
  ...more,
})

const pupil: PupilFacts = {
  ...school,
  personId: 'pupil',
  pupilId: 'pupil',
  classId: 'class',
  className: '5А',
  pupilSurname: 'Белов',
  pupilGivenName: 'Иван',
}

const mother = { surname: 'Белова', givenName: 'Анна', patronymic: '' }
const child = { ...pupil, ...mother, personId: 'mother' }

const facts = (more: Partial<AccountFacts>): AccountFacts => ({
  accountId: 'account',
  roleGrants: [],
  staff: [],
  pupils: [],
  children: [],
  ...more,
})

const noon = new Date('2026-11-10T05:00:00Z')

const rolesOf = (more: Partial<AccountFacts>, now = noon): string[] =>
  grantsOf(facts(more), { now, regionZone: 'Europe/Moscow' }).map(({ role }) => role)

describe('grants of now', () => {
  it('are all roles of staff, and one of class teacher per class', () => {
    const classes = [
      { classId: 'a', name: '5А' },
      { classId: 'b', name: '5Б' },
    ]
    const member = staff({ roles: ['teacher', 'deputy-head'], classes })
    expect(grantsOf(facts({ staff: [member] }), { now: noon, regionZone: 'UTC' })).toMatchObject([
      { role: 'teacher', personId: 'teacher', schoolId: 'school', classId: '', year: 2026 },
      { role: 'deputy-head' },
      { role: 'class-teacher', classId: 'a', className: '5А', zone: 'Asia/Krasnoyarsk' },
      { role: 'class-teacher', classId: 'b', className: '5Б' },
    ])
  })

  it('begin and end with the day of the school, not of the server', () => {
    const startsOn = '2026-11-10'
    expect(rolesOf({ staff: [staff({ startsOn })] }, new Date('2026-11-09T16:59:00Z'))).toEqual([])
    expect(rolesOf({ staff: [staff({ startsOn })] }, new Date('2026-11-09T17:00:00Z'))).toEqual([
      'teacher',
    ])
    const endsOn = '2026-11-10'
    expect(rolesOf({ staff: [staff({ endsOn })] }, new Date('2026-11-10T16:59:00Z'))).toEqual([
      'teacher',
    ])
    expect(rolesOf({ staff: [staff({ endsOn })] }, new Date('2026-11-10T17:00:00Z'))).toEqual([])
  })

  it('of a family stay, whatever happened: the diary decides what of the past is read', () => {
    const grants = grantsOf(facts({ pupils: [{ ...pupil, patronymic: '' }], children: [child] }), {
      now: noon,
      regionZone: 'UTC',
    })
    expect(grants).toMatchObject([
      { role: 'pupil', personId: 'pupil', pupilId: 'pupil', classId: 'class' },
      { role: 'parent', personId: 'mother', pupilId: 'pupil', pupilName: 'Иван Белов' },
    ])
  })

  it('given by hand carry their scope; those of no school end in the zone of the region', () => {
    const given = { holder: 'Надзор', regionId: 'region', startsOn: '2026-01-01' }
    const inspector = { ...given, role: 'inspector', municipalityId: 'town' }
    const admin = { ...given, ...school, role: 'school-admin' }
    const grants = grantsOf(facts({ roleGrants: [inspector, admin] }), {
      now: noon,
      regionZone: 'UTC',
    })
    expect(grants).toMatchObject([
      {
        role: 'inspector',
        personId: 'account',
        regionId: 'region',
        municipalityId: 'town',
        schoolId: '',
        schoolName: 'Надзор',
        zone: 'UTC',
      },
      {
        role: 'school-admin',
        personId: 'account',
        regionId: '',
        schoolId: 'school',
        schoolName: 'Школа № 3',
        zone: 'Asia/Krasnoyarsk',
      },
    ])
    const ended = { ...inspector, endsOn: '2026-11-09' }
    expect(rolesOf({ roleGrants: [ended] }, new Date('2026-11-09T20:59:00Z'))).toHaveLength(1)
    expect(rolesOf({ roleGrants: [ended] }, new Date('2026-11-09T21:00:00Z'))).toEqual([])
  })
})

describe('how to greet', () => {
  it.each([
    [{ staff: [staff()], children: [child] }, 'Нина Петровна'],
    [{ children: [child] }, 'Анна Белова'],
    [{ pupils: [{ ...pupil, patronymic: 'Олегович' }] }, 'Иван Белов'],
    [
      {
        roleGrants: [
          { holder: 'Министерство', role: 'inspector', regionId: 'r', startsOn: '2026-01-01' },
        ],
      },
      'Министерство',
    ],
    [{ username: 'nobody' }, 'nobody'],
    [{}, ''],
  ])('%#: %s', (more, name) => expect(displayNameOf(facts(more))).toBe(name))
})
