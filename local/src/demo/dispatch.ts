import { ChangeServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/changes'
import { ChangeKind, LessonServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import { addDays } from '@zvonok/policy/dates'
import type { Grant } from '@zvonok/runtime/caller'
import { Refusal } from '@zvonok/runtime/refusal'
import type { Founded } from './courses.ts'
import type { Random } from './random.ts'
import type { Stage } from './stage.ts'

const cancellations = ['Медицинский осмотр', 'Выезд класса в музей', 'Городская олимпиада']
const moves = ['По просьбе учителя', 'Учитель на курсах', 'Репетиция праздника']

/** The class whose families the demonstration lets in, and the subject of the teacher it lets in. */
const shownClass = '5А'
const shownSubject = 'Математика'
const weekOfIllness = 5
const lastSlot = 7

/** What a busy teacher, room or class forbids is tried with the next one. */
const isAllowed = async (change: Promise<unknown>): Promise<boolean> => {
  try {
    await change
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** What happens beside lessons in a school: a class leaves for a museum, a lesson changes places, a teacher falls ill. */
export const createDispatch = (stage: Stage, founded: Founded, random: Random) => {
  const { schoolId, staff, classes, subjects } = founded
  const dispatcher = staff.find(({ roles }) => roles.includes('dispatcher'))
  const by: Grant =
    dispatcher === undefined
      ? founded.admin
      : { role: 'dispatcher', schoolId, personId: dispatcher.personId }
  const lessons = stage.client(LessonServiceDefinition)

  const ofClass = (all: readonly Lesson[], classId: string) => {
    const own = all.filter((lesson) => lesson.classId === classId && lesson.groupId === '')
    const dates = [...new Set(own.map(({ date }) => date))].toSorted()
    const onDay = (date: string) =>
      own.filter((each) => each.date === date).toSorted((a, b) => a.slot - b.slot)
    return { dates, onDay }
  }

  const of = ({ lessonId, version }: Lesson) => ({ schoolId, lessonId, expectedVersion: version })

  const cancel = async (lesson: Lesson): Promise<void> => {
    await lessons.cancelLesson(
      { ...of(lesson), reason: random.pick(cancellations) },
      await stage.by(by),
    )
  }

  const move = async (lesson: Lesson, date: string, slot: number): Promise<void> => {
    const request = { ...of(lesson), date, slot, roomId: '', reason: random.pick(moves) }
    if (slot <= lastSlot) await isAllowed(lessons.moveLesson(request, await stage.by(by)))
  }

  /** Those with the fewest lessons first: they are the likeliest to be free. */
  const others = (all: readonly Lesson[], teacherId: string): readonly string[] => {
    const load = (id: string) => all.filter((lesson) => lesson.teacherId === id).length
    return [...new Set(all.map((lesson) => lesson.teacherId))]
      .filter((id) => id !== teacherId)
      .toSorted((a, b) => load(a) - load(b))
  }

  const replace = async (lesson: Lesson, all: readonly Lesson[]): Promise<void> => {
    for (const teacherId of others(all, lesson.teacherId)) {
      const request = { ...of(lesson), teacherId, reason: 'Совещание' }
      if (await isAllowed(lessons.replaceTeacher(request, await stage.by(by)))) return
    }
  }

  const replaceForAFortnight = async (week: string, all: readonly Lesson[]): Promise<void> => {
    const teacherId = others(all, '').at(-1) ?? ''
    for (const substituteId of others(all, teacherId)) {
      const change = {
        schoolId,
        from: week,
        to: addDays(week, 13),
        courseId: '',
        classId: '',
        teacherId,
        roomId: '',
        kind: ChangeKind.TEACHER_REPLACED,
        substituteId,
        reason: 'Больничный',
      }
      const applied = stage
        .client(ChangeServiceDefinition)
        .applyBulkChange({ change }, await stage.by(by))
      if (await isAllowed(applied)) return
    }
  }

  const changeUsualWeek = async (number: number, all: readonly Lesson[]): Promise<void> => {
    const { dates, onDay } = ofClass(all, random.pick(classes).classId)
    const [first, second] = dates
    if (first === undefined || second === undefined) return
    const last = onDay(first).at(-1)
    if (last === undefined) return
    if (number % 3 === 1) await cancel(last)
    else if (number % 2 === 0) await move(last, second, (onDay(second).at(-1)?.slot ?? 0) + 1)
  }

  /** On the day of the visitor: a substitute and a lesson that falls out; a day before, one that moved. */
  const changeShownWeek = async (today: string, all: readonly Lesson[]): Promise<void> => {
    const classId = classes.find(({ name }) => name === shownClass)?.classId ?? ''
    const { dates, onDay } = ofClass(all, classId)
    const day = dates.find((date) => date >= today) ?? dates.at(-1)
    const before = dates.findLast((date) => date < (day ?? ''))
    if (day === undefined) return
    const shown = subjects.find(({ name }) => name === shownSubject)?.subjectId
    const [replaced, ...rest] = onDay(day).filter(({ subjectId }) => subjectId !== shown)
    const last = rest.at(-1)
    if (replaced !== undefined) await replace(replaced, all)
    if (last !== undefined) await cancel(last)
    const earlier = before === undefined ? undefined : dates.findLast((date) => date < before)
    const moved = before === undefined ? undefined : onDay(before).at(-1)
    if (moved !== undefined && earlier !== undefined)
      await move(moved, earlier, (onDay(earlier).at(-1)?.slot ?? 0) + 1)
  }

  return {
    /** The changes of one week, made before it is taught; `number` counts the weeks of the year from 0. */
    changeWeek: async (
      { week, number, today }: { week: string; number: number; today: string },
      all: readonly Lesson[],
    ): Promise<void> => {
      if (number === weekOfIllness) await replaceForAFortnight(week, all)
      if (addDays(week, 6) >= today) await changeShownWeek(today, all)
      else await changeUsualWeek(number, all)
    },
  }
}

export type Dispatch = ReturnType<typeof createDispatch>
