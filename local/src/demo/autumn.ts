import {
  FinalReadServiceDefinition,
  FinalServiceDefinition,
} from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { AttendanceServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import {
  JournalReadServiceDefinition,
  JournalPage,
} from '@zvonok/contracts/zvonok/journal/v1/journals'
import { LessonServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import { MarkServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/marks'
import {
  LessonReadServiceDefinition,
  LessonStatus,
} from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { addDays } from '@zvonok/policy/dates'
import type { Grant } from '@zvonok/runtime/caller'
import type { PlanItem } from '@zvonok/contracts/zvonok/journal/v1/plans'
import type { Founded } from './courses.ts'
import { planOf } from './plan.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'
import { topicsOf } from './topics.ts'

/** What a teacher needs to know of a journal to fill it. */
interface Book {
  readonly subject: string
  readonly isGraded: boolean
  readonly noHomework: string
  readonly grade: number
  readonly pupilIds: readonly string[]
  readonly workTypeOf: (topic: string) => string | undefined
  /** By kind, such as `sick`; a school may have no code for one. */
  readonly absenceCodes: ReadonlyMap<string, string>
  /** Of the КТП; empty where there is none. */
  readonly plan: readonly PlanItem[]
  lessonsFilled: number
}

const teacherGrant = (schoolId: string, personId: string): Grant => ({
  role: 'teacher',
  schoolId,
  personId,
})

const openBook = async (stage: Stage, founded: Founded, lesson: Lesson): Promise<Book> => {
  const { body } = await stage
    .client(JournalReadServiceDefinition)
    .getJournalPage(
      { schoolId: founded.schoolId, courseId: lesson.courseId, periodId: '' },
      await stage.by(founded.admin),
    )
  // The journal's own message, as the contract says.
  const page = JSON.parse(body.toString()) as JournalPage
  return {
    subject: page.subjectName,
    isGraded: page.isGraded,
    noHomework: page.noHomework,
    grade: Number.parseInt(page.className, 10),
    pupilIds: page.pupils.map(({ pupilId }) => pupilId),
    absenceCodes: new Map(page.absenceCodes.map(({ kind, code }) => [kind, code])),
    workTypeOf: (topic) =>
      page.workTypes.find(({ name }) => topic.toLowerCase().startsWith(name.toLowerCase()))
        ?.workTypeId,
    plan: await planOf(stage, founded.schoolId, lesson.courseId, founded.admin),
    lessonsFilled: 0,
  }
}

/** How well a pupil does, 3.0 to 4.9, the same in every subject but for a little. */
const abilityOf = (pupilId: string): number =>
  3 + (Number.parseInt(pupilId.slice(-6), 16) % 190) / 100

const markOf = (random: Random, pupilId: string): string => {
  const drawn = Math.round(abilityOf(pupilId) + (random.next() + random.next() - 1) * 1.1)
  return String(Math.min(5, Math.max(2, drawn)))
}

const comments = ['Молодец', 'Хорошая работа', 'Повторить правило', 'Есть ошибки в вычислениях']

export const createAutumn = (stage: Stage, founded: Founded, random: Random) => {
  const { schoolId, admin } = founded
  const books = new Map<string, Book>()
  const lessons = stage.client(LessonServiceDefinition)
  const attendance = stage.client(AttendanceServiceDefinition)
  const marks = stage.client(MarkServiceDefinition)
  /** Until when a pupil is away, and why. */
  const away = new Map<string, { readonly until: string; readonly kind: string }>()

  const bookOf = async (lesson: Lesson): Promise<Book> => {
    const known = books.get(lesson.courseId)
    if (known !== undefined) return known
    const book = await openBook(stage, founded, lesson)
    books.set(lesson.courseId, book)
    return book
  }

  const isAway = (pupilId: string, date: string): boolean =>
    (away.get(pupilId)?.until ?? '') >= date

  const stayAway = (date: string): void => {
    for (const { pupilId } of founded.pupils) {
      if (isAway(pupilId, date) || !random.chance(0.014)) continue
      const days = random.below(6)
      const kind = days > 1 ? 'sick' : random.chance(0.75) ? 'excused' : 'unexcused'
      away.set(pupilId, { until: addDays(date, days), kind })
    }
  }

  const entriesOf = ({ date }: Lesson, { pupilIds, absenceCodes }: Book) =>
    pupilIds.flatMap((pupilId) => {
      const late = random.chance(0.01) ? 'late' : undefined
      const kind = isAway(pupilId, date) ? away.get(pupilId)?.kind : late
      if (kind === undefined) return []
      const code = absenceCodes.get(kind) ?? (kind === 'late' ? '' : absenceCodes.get('unknown'))
      return code ? [{ pupilId, code, version: 0 }] : []
    })

  const putMarks = async (lesson: Lesson, book: Book, by: Grant, isControl: boolean) => {
    const present = book.pupilIds.filter((id) => !isAway(id, lesson.date))
    const asked = present.filter(() => isControl || random.chance(0.22))
    if (!book.isGraded || asked.length === 0) return
    await marks.putMarks(
      {
        schoolId,
        lessonId: lesson.lessonId,
        marks: asked.map((pupilId) => ({
          pupilId,
          workNumber: 1,
          value: markOf(random, pupilId),
          comment: random.chance(0.06) ? random.pick(comments) : '',
          expectedVersion: 0,
        })),
      },
      await stage.by(by),
    )
  }

  const teach = async (lesson: Lesson): Promise<void> => {
    const book = await bookOf(lesson)
    const by = teacherGrant(schoolId, lesson.teacherId)
    const usual = topicsOf(book.subject)
    const item = book.plan[book.lessonsFilled]
    const planned = item ?? usual[book.lessonsFilled % usual.length]
    if (planned === undefined) return
    book.lessonsFilled += 1
    const workTypeId = book.workTypeOf(planned.topic)
    await lessons.putLesson(
      {
        schoolId,
        lessonId: lesson.lessonId,
        topic: planned.topic,
        homework: book.grade === 1 ? book.noHomework : planned.homework,
        works: workTypeId === undefined ? [] : [{ number: 1, workTypeId, title: planned.topic }],
        planItemId: item?.planItemId ?? '',
        expectedVersion: 0,
      },
      await stage.by(by),
    )
    await attendance.putAttendance(
      {
        schoolId,
        lessonId: lesson.lessonId,
        entries: entriesOf(lesson, book),
      },
      await stage.by(by),
    )
    await putMarks(lesson, book, by, workTypeId !== undefined)
  }

  const lessonsOf = async (from: string, to: string): Promise<readonly Lesson[]> => {
    const found = await stage
      .client(LessonReadServiceDefinition)
      .listLessons(
        { schoolId, from, to, classId: '', teacherId: '', roomId: '', courseId: '' },
        await stage.by(admin),
      )
    return found.lessons.filter(({ status }) => status === LessonStatus.PLANNED)
  }

  return {
    lessonsOf,

    /** One school day: every lesson with topic, homework, attendance and marks; a share of teachers is late. */
    playDay: async (date: string, taught: readonly Lesson[], share: number): Promise<void> => {
      stayAway(date)
      for (const lesson of taught) if (random.chance(share)) await teach(lesson)
    },

    /** The finals of the period of today, as suggested. */
    setFinals: async (courseId: string, teacherId: string): Promise<void> => {
      const by = teacherGrant(schoolId, teacherId)
      const request = { schoolId, courseId, periodId: '' }
      const page = await stage
        .client(FinalReadServiceDefinition)
        .getFinalsPage(request, await stage.by(by))
      const suggested = page.rows.filter((row) => row.suggested !== '' && row.value === '')
      if (!page.isEditable || suggested.length === 0) return
      await stage.client(FinalServiceDefinition).putFinals(
        {
          schoolId,
          courseId,
          periodId: page.periodId,
          finals: suggested.map((row) => ({
            pupilId: row.pupilId,
            value: row.suggested,
            order: '',
            expectedVersion: row.version,
          })),
        },
        await stage.by(by),
      )
    },
  }
}

export type Autumn = ReturnType<typeof createAutumn>
