import { planWorkbook } from '../journeys/workbooks.ts'
import type { Target } from './targets.ts'

/** A version nobody has seen: an allowed command is refused in substance and changes nothing. */
const expectedVersion = 999

const span = { from: '2026-10-01', to: '2026-10-21' }
const name = { surname: 'Новикова', givenName: 'Нина', patronymic: 'Павловна' }
const bells = {
  name: 'Запасное',
  slots: [{ number: 1, startsAt: '08:30', endsAt: '09:15' }],
  expectedVersion,
}
const change = ({ courseId = '', teacherId = '' }: Target) => ({
  change: { ...span, courseId, teacherId, kind: 'CANCELLED', reason: 'Проверка прав' },
})
const template = ({ courseId = '', bellsId = '' }: Target) => ({
  year: 2026,
  name: 'Запасное',
  bellsId,
  cells: [{ courseId, weekday: 6, slot: 1 }],
  expectedVersion,
})
const lessonChange = { reason: 'Проверка прав', expectedVersion }

/** Bodies that pass every check of form, so that only rights and substance are left to refuse them. */
const bodies: Readonly<Record<string, (target: Target) => object>> = {
  putMunicipality: () => ({ name: 'Городской округ', expectedVersion }),
  createMunicipality: () => ({ name: 'Городской округ', expectedVersion }),
  createSchool: () => ({
    municipalityId: '01930000-0000-7000-8000-0000000000ff',
    name: 'Новая школа',
    shortName: 'Новая',
    policyPreset: 'samara',
    year: 2026,
  }),
  setPolicy: () => ({
    valueJson: '{}',
    validFrom: '2026-11-01',
    ground: 'Приказ № 1',
    level: 'SCHOOL',
  }),
  'setPolicy:municipality': () => ({
    valueJson: '{}',
    validFrom: '2026-11-01',
    ground: 'Приказ № 1',
    level: 'MUNICIPALITY',
  }),
  'setPolicy:region': () => ({
    valueJson: '{}',
    validFrom: '2026-11-01',
    ground: 'Приказ № 1',
    level: 'REGION',
  }),
  putCalendarDay: () => ({ day: { date: '2027-02-22', kind: 'HOLIDAY', name: 'Выходной' } }),
  putPeriodSet: () => ({
    year: 2026,
    kind: 'QUARTER',
    periods: [{ number: 1, name: '1', startsOn: '2026-09-01', endsOn: '2026-10-25' }],
    expectedVersion,
  }),
  putRoom: () => ({ name: '999', building: 'Новое', capacity: 10, expectedVersion }),
  putSubject: () => ({ name: 'Шахматы', shortName: 'Шахм.', expectedVersion }),
  putWorkType: () => ({ name: 'Опрос', shortName: 'Опр', weight: 1, expectedVersion }),
  putClass: () => ({ year: 2026, name: '11Б', periodKind: 'HALF_YEAR', expectedVersion }),
  putGroup: ({ classId, pupilId }) => ({
    classId,
    name: 'Группа',
    pupilIds: [pupilId],
    expectedVersion,
  }),
  putStaff: () => ({
    name,
    position: 'учитель',
    roles: ['teacher'],
    from: '2026-09-01',
    expectedVersion,
  }),
  putPupil: ({ classId }) => ({
    classId,
    name,
    birthDate: '2015-01-01',
    studyForm: 'FULL_TIME',
    enrolledOn: '2026-09-01',
    expectedVersion,
  }),
  putCourse: ({ classId, subjectId, teacherId }) => ({
    classId,
    subjectId,
    teacherId,
    halfHoursPerWeek: 2,
    expectedVersion,
  }),
  putBells: () => bells,
  putTemplate: template,
  checkTemplate: template,
  previewGeneration: ({ templateId }) => ({ templateId, ...span }),
  // Longer than a year: refused in substance.
  startGeneration: ({ templateId }) => ({ templateId, from: '2026-01-01', to: '2027-12-31' }),
  cancelLesson: () => lessonChange,
  moveLesson: () => ({ ...lessonChange, date: '2026-10-24', slot: 4 }),
  replaceTeacher: ({ personId }) => ({ ...lessonChange, teacherId: personId }),
  restoreLesson: () => ({ expectedVersion }),
  previewBulkChange: change,
  applyBulkChange: ({ courseId = '' }) => ({
    // A Sunday: no lesson to cancel.
    change: {
      from: '2026-10-18',
      to: '2026-10-18',
      courseId,
      kind: 'CANCELLED',
      reason: 'Проверка',
    },
  }),
  putJournalLesson: () => ({ topic: 'Дроби', homework: '§ 1', expectedVersion }),
  putMark: () => ({ value: '5', expectedVersion }),
  putMarks: ({ pupilId }) => ({ marks: [{ pupilId, workNumber: 1, value: '5', expectedVersion }] }),
  putAttendance: ({ pupilId }) => ({ entries: [{ pupilId, code: '', version: expectedVersion }] }),
  putFinals: ({ periodId, pupilId }) => ({
    periodId,
    finals: [{ pupilId, value: '5', expectedVersion }],
  }),
  closePeriod: () => ({ reason: 'Проверка прав', expectedVersion }),
  reopenPeriod: () => ({ reason: 'Проверка прав', expectedVersion }),
  issueInvites: ({ personId }) => ({ personId }),
  checkInvite: () => ({ code: '0000-0000-0000' }),
  activateInvite: () => ({
    code: '0000-0000-0000',
    username: 'nobody.here',
    password: 'Nobody knows it',
  }),
  addInvite: () => ({ code: '0000-0000-0000' }),
  // Nobody: a new password would sign somebody of the cast out.
  issueCredentials: () => ({ personIds: ['01930000-0000-7000-8000-0000000000ff'] }),
  grantRole: () => ({ username: 'matrix-extra', holder: 'Надзор', role: 'inspector' }),
  createIntegrator: () => ({
    name: 'Нет такой школы',
    role: 'inspector',
    schoolId: '01930000-0000-7000-8000-0000000000ff',
  }),
  endGrant: () => ({ until: '2020-01-01' }),
  putPreferences: () => ({ preferences: { byEmail: [], quietFrom: '', quietTo: '' } }),
  readNotices: () => ({ noticeIds: [] }),
}

const alike: Readonly<Record<string, string>> = {
  createRoom: 'putRoom',
  createSubject: 'putSubject',
  createWorkType: 'putWorkType',
  createClass: 'putClass',
  createGroup: 'putGroup',
  createStaff: 'putStaff',
  createPupil: 'putPupil',
  createCourse: 'putCourse',
  createBells: 'putBells',
  createTemplate: 'putTemplate',
}

export const bodyOf = (operation: string, target: Target): object =>
  bodies[alike[operation] ?? operation]?.(target) ?? {}

/** Uploads with a file that reads well and is refused in substance. */
export const formOf = async (): Promise<FormData> => {
  const file = await planWorkbook([])
  const form = new FormData()
  form.set('year', '2026')
  form.set('name', 'План')
  form.set('expectedVersion', String(expectedVersion))
  form.set('file', new Blob([new Uint8Array(file)]), 'файл.xlsx')
  return form
}

/** Query of reads that need one. */
export const queries: Readonly<Record<string, (target: Target) => Record<string, string>>> = {
  getPolicies: () => ({ on: '2026-10-21' }),
  listCalendarDays: () => span,
  listPeriodSets: () => ({ year: '2026' }),
  listClasses: () => ({ year: '2026' }),
  listGroups: ({ classId = '' }) => ({ classId }),
  listPupils: ({ classId = '' }) => ({ classId }),
  listCourses: () => ({ year: '2026' }),
  listTemplates: () => ({ year: '2026' }),
  listLessons: ({ classId = '' }) => ({ ...span, classId }),
  listJournals: ({ classId = '' }) => ({ classId }),
  getRegionOverview: () => span,
  getMunicipalityOverview: () => span,
  getSchoolOverview: () => span,
  getClassOverview: () => span,
  listGrants: ({ schoolId = '' }) => ({ schoolId }),
  removeMark: () => ({ expectedVersion: String(expectedVersion) }),
}
