import { describe, expect, it } from '@jest/globals'
import type { Draft, ParentEntry, PupilEntry, StaffEntry } from '../workbooks/entries.ts'
import type { Place } from '../workbooks/problem.ts'
import type { SheetName } from '../workbooks/sheets.ts'
import { merge } from './merge.ts'
import type { Registers, Setting } from './plan.ts'

let ids = 0
const setting: Setting = {
  schoolId: 'school',
  year: 2026,
  today: '2026-09-10',
  newId: () => `new-${(ids += 1)}`,
  hash: (digits) => `hash-${digits}`,
}

const five = { grade: 5, letter: 'А', name: '5А' }
const place = (sheet: SheetName, row: number): Place => ({ sheet, row, columns: {} })

const member = (changes: Partial<StaffEntry> = {}, row = 2): StaffEntry => ({
  place: place('Сотрудники', row),
  surname: 'Орлова',
  givenName: 'Нина',
  patronymic: 'Петровна',
  position: 'учитель',
  roles: ['teacher'],
  snils: undefined,
  email: '',
  startsOn: undefined,
  ...changes,
})

const pupil = (changes: Partial<PupilEntry> = {}, row = 2): PupilEntry => ({
  place: place('Ученики', row),
  surname: 'Белов',
  givenName: 'Пётр',
  patronymic: '',
  birthDate: '2015-03-04',
  className: five,
  snils: undefined,
  studyForm: undefined,
  enrolledOn: undefined,
  ...changes,
})

const parent = (changes: Partial<ParentEntry> = {}, row = 2): ParentEntry => ({
  place: place('Родители', row),
  surname: 'Белова',
  givenName: 'Анна',
  patronymic: '',
  snils: undefined,
  email: '',
  pupil: 'Белов Петр',
  className: five,
  pupilBirthDate: undefined,
  ...changes,
})

const draft = (changes: Partial<Draft>): Draft => ({
  staff: [],
  classes: [],
  pupils: [],
  parents: [],
  problems: [],
  ...changes,
})

const school: Registers = {
  staff: [],
  classes: [
    {
      schoolId: 'school',
      classId: 'class-5',
      year: 2026,
      grade: 5,
      letter: 'А',
      periodKind: 'quarter',
      classTeacherId: undefined,
      pupilCount: 0,
      version: 1,
    },
  ],
  pupils: [],
  parents: [],
}

/** The registers once a draft is applied. */
const after = (said: Partial<Draft>, before: Registers = school): Registers => {
  const plan = merge(draft(said), before, setting)
  expect(plan.problems).toEqual([])
  const kept = <T>(rows: readonly T[], saved: readonly T[], idOf: (row: T) => string): T[] => [
    ...rows.filter((row) => !saved.some((each) => idOf(each) === idOf(row))),
    ...saved,
  ]
  return {
    staff: kept(before.staff, plan.staff, (row) => row.personId),
    classes: kept(before.classes, plan.classes, (row) => row.classId),
    pupils: kept(before.pupils, plan.pupils, (row) => row.pupilId),
    parents: kept(before.parents, plan.parents, (row) => row.personId),
  }
}

const outcome = (said: Partial<Draft>, registers: Registers) => {
  const { rows, problems } = merge(draft(said), registers, setting)
  return [...rows.map((row) => row.action), ...problems.map((problem) => problem.reason)]
}

describe('a member of staff', () => {
  it.each([
    ['the same row again', member(), ['keep']],
    ['another case and е for ё', member({ surname: 'орлова' }), ['change']],
    ['a number added to the name', member({ snils: '1' }), ['change']],
    ['another name', member({ surname: 'Соколова' }), ['add']],
    ['a role more', member({ roles: ['director'] }), ['change']],
    ['a role less', member({ roles: [] }), ['keep']],
  ])('%s', (_, entry, expected) => {
    expect(outcome({ staff: [entry] }, after({ staff: [member()] }))).toEqual(expected)
  })

  const numbered = () => after({ staff: [member({ snils: '1' })] })
  it.each([
    [
      'is known by the number under a new surname',
      member({ snils: '1', surname: 'Вронская' }),
      ['change'],
    ],
    ['is known by the name when the row has no number', member(), ['keep']],
    ['with another number is another person', member({ snils: '2' }), ['add']],
    [
      'can’t have the number of somebody quite different',
      member({ snils: '1', surname: 'Ким', givenName: 'Лев' }),
      ['SNILS_OF_ANOTHER_PERSON'],
    ],
  ])('%s', (_, entry, expected) => {
    expect(outcome({ staff: [entry] }, numbered())).toEqual(expected)
  })

  it('must be told from a namesake by number', () => {
    const two = after({ staff: [member({ snils: '1' }), member({ snils: '2' }, 3)] })
    expect(outcome({ staff: [member()] }, two)).toEqual(['PERSON_AMBIGUOUS'])
  })

  it('who has left is not taken back by a file', () => {
    const { staff, ...others } = after({ staff: [member()] })
    const gone = { ...others, staff: staff.map((row) => ({ ...row, endsOn: '2026-09-09' })) }
    expect(outcome({ staff: [member()] }, gone)).toEqual(['STAFF_HAS_LEFT'])
  })
})

describe('a pupil', () => {
  it.each([
    ['the same row again', pupil({ givenName: 'Пётр' }), ['keep']],
    ['another birth date is another pupil', pupil({ birthDate: '2015-03-05' }), ['add']],
    ['a number added', pupil({ snils: '5' }), ['change']],
  ])('%s', (_, entry, expected) => {
    expect(outcome({ pupils: [entry] }, after({ pupils: [pupil()] }))).toEqual(expected)
  })

  it('who has left is not taken back by a file', () => {
    const { pupils, ...others } = after({ pupils: [pupil()] })
    const gone = { ...others, pupils: pupils.map((row) => ({ ...row, leftOn: '2026-09-05' })) }
    expect(outcome({ pupils: [pupil()] }, gone)).toEqual(['PUPIL_HAS_LEFT'])
    expect(outcome({ parents: [parent()] }, gone)).toEqual(['PUPIL_UNKNOWN'])
  })

  it('is moved when the file puts them into another class', () => {
    const before = after({ pupils: [pupil()] })
    const six = { grade: 6, letter: 'Б', name: '6Б' }
    const classes = [{ place: place('Классы', 2), name: six, periodKind: undefined, teacher: '' }]
    const said = draft({ classes, pupils: [pupil({ className: six })] })
    const plan = merge(said, before, setting)
    expect(plan.moved).toEqual([before.pupils[0]?.pupilId])
    expect(plan.pupils).toMatchObject([{ version: 2 }])
  })
})

describe('a parent', () => {
  const brothers = [pupil(), pupil({ givenName: 'Глеб' }, 3)]
  const second = { pupil: 'Белов Глеб' }

  it.each([
    ['by number', { snils: '9' }, 1],
    ['by address and name', { email: 'A@b.ru' }, 1],
    ['not by name alone', {}, 2],
  ])('is the same person for two children %s', (_, known, count) => {
    const parents = [parent(known), parent({ ...known, ...second }, 3)]
    const registers = after({ pupils: brothers, parents })
    expect(registers.parents).toHaveLength(count)
    expect(outcome({ parents }, registers)).toEqual(['keep', 'keep'])
    expect(registers.parents[0]?.version).toBe(1)
  })

  it('gets a number later without becoming somebody else', () => {
    const registers = after({ pupils: brothers, parents: [parent()] })
    expect(outcome({ parents: [parent({ snils: '9' })] }, registers)).toEqual(['change'])
  })

  it('of the same pupil twice is said once too often', () => {
    const registers = after({ pupils: brothers })
    const parents = [parent(), parent({ snils: '9' }, 3)]
    expect(outcome({ parents }, registers)).toEqual(['add', 'ROW_DUPLICATE'])
  })

  it('can’t have a pupil’s number', () => {
    const registers = after({ pupils: [pupil({ snils: '9' })] })
    expect(outcome({ parents: [parent({ snils: '9' })] }, registers)).toEqual([
      'SNILS_OF_ANOTHER_PERSON',
    ])
  })
})
