import type { Caller } from '@zvonok/runtime/caller'
import {
  classTeacher,
  deputyHead,
  director,
  dispatcher,
  inspector,
  municipalAuthority,
  parent,
  person,
  regionAuthority,
  schoolAdmin,
  secretary,
  teacher,
} from '@zvonok/testing/callers'
import { describe, expect, it } from '@jest/globals'
import {
  mayPlan,
  mayReadJournal,
  maySeeSchool,
  mayTakeAttendance,
  mayWriteLesson,
} from './access.ts'

const lesson = {
  schoolId: 'school',
  regionId: 'region',
  municipalityId: 'town',
  classId: 'class',
  classTeacherId: 'leader',
  teacherId: 'owner',
  lessonTeacherId: 'owner',
  replacedTeacherId: undefined,
}
const substituted = { ...lesson, lessonTeacherId: 'stand-in', replacedTeacherId: 'owner' }

const here = (personId: string) => ({ schoolId: 'school', personId })
const place = { regionId: 'region', personId: 'reader' }

// see the school, read the journal, write the lesson, take attendance, plan
const rows: readonly [string, Caller, string][] = [
  ['the teacher of the course', teacher(here('owner')), 'srwap'],
  ['another teacher', teacher(here('other')), 's----'],
  ['a namesake elsewhere', teacher({ schoolId: 'other', personId: 'owner' }), '-----'],
  ['the class teacher', classTeacher({ ...here('leader'), classId: 'class' }), 'sr-a-'],
  ['the class teacher by grant', classTeacher({ ...here('x'), classId: 'class' }), 'sr-a-'],
  ['another class teacher', classTeacher({ ...here('x'), classId: 'other' }), 's----'],
  ['the administrator', schoolAdmin(here('x')), 'sr--p'],
  ['the director', director(here('x')), 'sr---'],
  ['a deputy head', deputyHead(here('x')), 'sr---'],
  ['a dispatcher', dispatcher(here('x')), 's----'],
  ['a secretary', secretary(here('x')), 's----'],
  [
    'a deputy who teaches',
    person({ role: 'deputy-head', ...here('owner') }, { role: 'teacher', ...here('owner') }),
    'srwap',
  ],
  ['the region', regionAuthority(place), 'sr---'],
  ['another region', regionAuthority({ ...place, regionId: 'other' }), '-----'],
  ['the town', municipalAuthority({ ...place, municipalityId: 'town' }), 'sr---'],
  ['another town', municipalAuthority({ ...place, municipalityId: 'other' }), '-----'],
  ['an inspector of the region', inspector(place), 'sr---'],
  ['an inspector of the town', inspector({ ...place, municipalityId: 'town' }), 'sr---'],
  ['an inspector of another town', inspector({ ...place, municipalityId: 'other' }), '-----'],
  [
    'a parent',
    parent({
      personId: 'owner',
      children: [{ schoolId: 'school', classId: 'class', pupilId: 'child' }],
    }),
    '-----',
  ],
]

describe('who may do what in a lesson of the course', () => {
  it.each(rows)('%s', (_, caller, expected) => {
    const answers = [
      maySeeSchool(caller, lesson) ? 's' : '-',
      mayReadJournal(caller, { ...lesson, substitutes: false }) ? 'r' : '-',
      mayWriteLesson(caller, lesson) ? 'w' : '-',
      mayTakeAttendance(caller, lesson) ? 'a' : '-',
      mayPlan(caller, lesson) ? 'p' : '-',
    ]
    expect(answers.join('')).toBe(expected)
  })
})

describe('a substitute', () => {
  const standIn = teacher(here('stand-in'))

  it('writes just the substituted lessons, as the owner still does', () => {
    expect(mayWriteLesson(standIn, substituted)).toBe(true)
    expect(mayWriteLesson(teacher(here('owner')), substituted)).toBe(true)
    expect(mayWriteLesson(standIn, lesson)).toBe(false)
    expect(mayPlan(standIn, lesson)).toBe(false)
  })

  it('is not who taught before the course changed hands', () => {
    expect(mayWriteLesson(standIn, { ...lesson, lessonTeacherId: 'stand-in' })).toBe(false)
  })
})
