import type { Group } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Room } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import type { ListSubjectsResponse } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import type { Bells } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { Generation } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { Lesson, ListLessonsResponse } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { TemplateCell, TemplateReport } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { staffNames } from './cast.ts'
import { eventually } from './platform.ts'
import { classIdOf, personIdOf, stateOf, year } from './region.ts'
import type { FoundSchool } from './region.ts'

export interface Curriculum {
  /** Of 5А, every day at the first bell. */
  readonly maths: Course
  /** Of 5А in two groups, at the same hour. */
  readonly english: readonly [Course, Course]
  /** Of 1А, where there is one. */
  readonly primary: Course | undefined
  readonly rooms: Readonly<Record<string, string>>
}

const putRooms = async ({ admin, path }: FoundSchool): Promise<Record<string, string>> => {
  const rooms: Record<string, string> = {}
  for (const name of ['101', '102', '201', '202']) {
    const { roomId } = await admin.post<Room>(`${path}/rooms`, {
      building: 'Основное здание',
      name,
      capacity: 30,
    })
    rooms[name] = roomId
  }
  return rooms
}

const putGroups = async (found: FoundSchool, classId: string): Promise<readonly [Group, Group]> => {
  const pupilIds = found.pupils
    .filter((pupil) => pupil.classId === classId)
    .map(({ pupilId }) => pupilId)
  const put = (part: 1 | 2): Promise<Group> =>
    found.admin.post<Group>(`${found.path}/groups`, {
      classId,
      name: `Английский, ${part}-я группа`,
      pupilIds: pupilIds.filter((_, at) => at % 2 === part - 1),
    })
  return [await put(1), await put(2)]
}

/** Rooms, groups and courses: English in two groups of one subject. */
export const putCurriculum = async (found: FoundSchool): Promise<Curriculum> => {
  const { admin, path, classes } = found
  const rooms = await putRooms(found)
  const { subjects } = await admin.get<ListSubjectsResponse>(`${path}/subjects`)
  const subjectId = (name: string) => subjects.find((each) => each.name === name)?.subjectId
  const fifth = classIdOf(found, '5А')
  const groups = await putGroups(found, fifth)
  const put = (
    classId: string,
    subject: string,
    teacher: string,
    hours: number,
    groupId = '',
  ): Promise<Course> =>
    admin.post<Course>(`${path}/courses`, {
      classId,
      groupId,
      subjectId: subjectId(subject),
      teacherId: personIdOf(found, teacher),
      halfHoursPerWeek: hours * 2,
    })
  return {
    rooms,
    maths: await put(fifth, 'Математика', staffNames.maths, 5),
    english: [
      await put(fifth, 'Английский язык', staffNames.englishOne, 2, groups[0].groupId),
      await put(fifth, 'Английский язык', staffNames.englishTwo, 2, groups[1].groupId),
    ],
    primary: classes.some(({ name }) => name === '1А')
      ? await put(classIdOf(found, '1А'), 'Математика', staffNames.primary, 4)
      : undefined,
  }
}

const weekdays = [1, 2, 3, 4, 5]

export const cellsOf = ({ maths, english, primary, rooms }: Curriculum): TemplateCell[] => {
  const cell = (course: Course, weekday: number, slot: number, room: string): TemplateCell => ({
    courseId: course.courseId,
    weekday,
    slot,
    roomId: rooms[room] ?? '',
    week: 0,
  })
  return [
    ...weekdays.map((weekday) => cell(maths, weekday, 1, '101')),
    ...[2, 4].flatMap((weekday) => [
      cell(english[0], weekday, 2, '201'),
      cell(english[1], weekday, 2, '202'),
    ]),
    ...(primary === undefined
      ? []
      : weekdays.slice(0, 4).map((weekday) => cell(primary, weekday, 1, '102'))),
  ]
}

export const putBells = ({ admin, path }: FoundSchool): Promise<Bells> =>
  admin.post<Bells>(`${path}/bells`, {
    name: 'Основное',
    slots: [
      { number: 1, startsAt: '08:30', endsAt: '09:15' },
      { number: 2, startsAt: '09:25', endsAt: '10:10' },
      { number: 3, startsAt: '10:30', endsAt: '11:15' },
      { number: 4, startsAt: '11:35', endsAt: '12:20' },
    ],
  })

/** Saves the template once scheduling knows courses and rooms, which it hears of from the registry. */
export const putTemplate = (
  { admin, path }: FoundSchool,
  bells: Bells,
  cells: readonly TemplateCell[],
): Promise<TemplateReport> =>
  eventually(async () => {
    const body = { year, name: 'Основное', bellsId: bells.bellsId, cells }
    const answer = await admin.ask('POST', `${path}/templates`, { body })
    if (answer.status === 200) return answer.body as TemplateReport
    const text = JSON.stringify(answer.body)
    if (/COURSE_NOT_FOUND|ROOM_NOT_FOUND|NOT_FOUND/.test(text)) return undefined
    throw new Error(text)
  })

/** Generates the lessons of the year. */
export const generateYear = async (
  { admin, path }: FoundSchool,
  templateId: string,
): Promise<Generation> => {
  const started = await admin.post<Generation>(`${path}/generations`, {
    templateId,
    from: `${year}-09-01`,
    to: `${year + 1}-05-26`,
  })
  return eventually(async () => {
    const now = await admin.get<Generation>(`${path}/generations/${started.generationId}`)
    return stateOf(now) !== 'RUNNING' && now
  })
}

/** Everything between people and lessons, for the schools whose set-up is not the story. */
export const makeLessons = async (found: FoundSchool): Promise<Curriculum> => {
  const curriculum = await putCurriculum(found)
  const bells = await putBells(found)
  const { template } = await putTemplate(found, bells, cellsOf(curriculum))
  const done = await generateYear(found, template?.templateId ?? '')
  if (stateOf(done) !== 'DONE') throw new Error(`not generated: ${done.reason}`)
  return curriculum
}

/** Lessons of a span; of one course when named. */
export const lessonsOf = async (
  { admin, path }: FoundSchool,
  from: string,
  to: string,
  courseId = '',
): Promise<readonly Lesson[]> => {
  const query = new URLSearchParams({ from, to, ...(courseId === '' ? {} : { courseId }) })
  return (await admin.get<ListLessonsResponse>(`${path}/lessons?${query.toString()}`)).lessons
}

/** The one lesson of a course on a day. */
export const lessonOn = async (
  found: FoundSchool,
  course: Course,
  date: string,
): Promise<Lesson> => {
  const [lesson] = await lessonsOf(found, date, date, course.courseId)
  if (lesson === undefined) throw new Error(`no lesson on ${date}`)
  return lesson
}
