import { ClassChanged, GroupChanged } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CalendarChanged, CalendarDayKind } from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { CourseChanged } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { PupilsChanged, StaffChanged, StudyForm } from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { PeriodKind, PeriodSetChanged } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { SchoolPoliciesChanged } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { RoomChanged } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { SchoolChanged } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { productionCalendar } from '@zvonok/policy/production-calendar'
import { newId } from '@zvonok/runtime/id'
import type { Box } from './service-box.ts'

const dayKind = {
  holiday: CalendarDayKind.HOLIDAY,
  'day-off-moved': CalendarDayKind.DAY_OFF_MOVED,
  'short-working-day': CalendarDayKind.SHORT_WORKING_DAY,
  'working-day': CalendarDayKind.WORKING_DAY,
} as const

/** Feeds a service in a box what the registry would tell of one school of 2026/27. */
export class SchoolTeller {
  readonly schoolId = newId()
  readonly regionId = newId()
  readonly municipalityId = newId()
  /** Ids of the four quarters. */
  readonly periodIds: readonly string[] = [newId(), newId(), newId(), newId()]
  readonly #box: Box
  readonly #preset: string

  constructor(box: Box, preset = 'moscow-oblast') {
    this.#box = box
    this.#preset = preset
  }

  get #about() {
    return { schoolId: this.schoolId, subjectId: this.schoolId }
  }

  /** School, policies, production calendar, and quarters with the autumn and winter holidays. */
  async open(): Promise<this> {
    const { schoolId, regionId, municipalityId } = this
    const school = {
      schoolId,
      regionId,
      municipalityId,
      municipalityName: 'Город',
      name: 'Средняя школа № 3',
      shortName: 'Школа № 3',
      zone: 'Europe/Moscow',
      policyPreset: this.#preset,
      year: 2026,
      version: 1,
    }
    const policies = { schoolId, preset: this.#preset, overrides: [], version: 1 }
    const days = productionCalendar.map(({ date, kind, name = '', movedFrom = '' }) => ({
      date,
      kind: dayKind[kind],
      name,
      movedFrom,
    }))
    await this.#box.deliver(SchoolChanged, { school }, this.#about)
    await this.#box.deliver(SchoolPoliciesChanged, policies, this.#about)
    await this.#box.deliver(
      CalendarChanged,
      { regionId, days, version: 1 },
      { subjectId: regionId },
    )
    await this.periods()
    return this
  }

  async periods(): Promise<void> {
    const quarters = [
      ['2026-09-01', '2026-10-25'],
      ['2026-11-02', '2026-12-30'],
      ['2027-01-11', '2027-03-26'],
      ['2027-04-05', '2027-05-26'],
    ]
    const periods = quarters.map(([startsOn = '', endsOn = ''], index) => ({
      periodId: this.periodIds[index] ?? '',
      number: index + 1,
      name: `${index + 1}-я четверть`,
      startsOn,
      endsOn,
    }))
    const holidays = [
      { name: 'Осенние каникулы', startsOn: '2026-10-26', endsOn: '2026-11-01' },
      { name: 'Зимние каникулы', startsOn: '2026-12-31', endsOn: '2027-01-10' },
      { name: 'Весенние каникулы', startsOn: '2027-03-27', endsOn: '2027-04-04' },
    ]
    const { schoolId } = this
    const set = { periodSetId: newId(), schoolId, year: 2026, kind: PeriodKind.QUARTER }
    const periodSet = { ...set, periods, holidays, version: 1 }
    await this.#box.deliver(PeriodSetChanged, { periodSet }, this.#about)
  }

  async schoolClass(
    name: string,
    periodKind: PeriodKind = PeriodKind.QUARTER,
    classTeacherId = '',
  ): Promise<string> {
    const classId = newId()
    const schoolClass = {
      classId,
      schoolId: this.schoolId,
      year: 2026,
      grade: Number.parseInt(name, 10),
      letter: name.slice(-1),
      name,
      periodKind,
      classTeacherId,
      pupilCount: 25,
      version: 1,
    }
    await this.#box.deliver(ClassChanged, { schoolClass }, this.#about)
    return classId
  }

  async group(classId: string, name: string, pupilIds: string[]): Promise<string> {
    const groupId = newId()
    const group = { groupId, schoolId: this.schoolId, classId, name, pupilIds, version: 1 }
    await this.#box.deliver(GroupChanged, { group }, this.#about)
    return groupId
  }

  async pupil(
    classId: string,
    studyForm: StudyForm = StudyForm.FULL_TIME,
    more: Partial<Pupil> = {},
  ): Promise<string> {
    const pupilId = more.pupilId ?? newId()
    const pupil = {
      pupilId,
      schoolId: this.schoolId,
      classId,
      name: { surname: 'Иванов', givenName: 'Пётр', patronymic: '' },
      birthDate: '2015-03-01',
      snilsHash: '',
      studyForm,
      enrolledOn: '2026-09-01',
      leftOn: '',
      version: 1,
      ...more,
    }
    await this.#box.deliver(PupilsChanged, { pupils: [pupil] }, this.#about)
    return pupilId
  }

  async subject(name: string, isUngraded = false): Promise<string> {
    const subjectId = newId()
    const { schoolId } = this
    const subject = { subjectId, schoolId, name, shortName: name, isUngraded, version: 1 }
    await this.#box.deliver(SubjectChanged, { subject }, this.#about)
    return subjectId
  }

  async room(name: string): Promise<string> {
    const roomId = newId()
    const { schoolId } = this
    const room = { roomId, schoolId, building: 'Основное здание', name, capacity: 30, version: 1 }
    await this.#box.deliver(RoomChanged, { room }, this.#about)
    return roomId
  }

  async teacher(surname: string, until = ''): Promise<string> {
    const personId = newId()
    const staff = {
      personId,
      schoolId: this.schoolId,
      name: { surname, givenName: 'Анна', patronymic: 'Борисовна' },
      position: 'учитель',
      roles: ['teacher'],
      snilsHash: '',
      email: '',
      from: '2020-09-01',
      until,
      version: 1,
    }
    await this.#box.deliver(StaffChanged, { staff }, this.#about)
    return personId
  }

  async course(
    of: Pick<Course, 'classId' | 'subjectId' | 'teacherId'> & Partial<Course>,
  ): Promise<string> {
    const course = {
      courseId: newId(),
      schoolId: this.schoolId,
      year: 2026,
      groupId: '',
      halfHoursPerWeek: 4,
      version: 1,
      ...of,
    }
    await this.#box.deliver(CourseChanged, { course }, this.#about)
    return course.courseId
  }
}
