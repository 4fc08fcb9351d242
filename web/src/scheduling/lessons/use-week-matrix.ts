import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import {
  entriesByTime,
  type MatrixDay,
  type MatrixEntry,
  type MatrixRow,
} from '../../ui/week-matrix/matrix.ts'
import { useRoomName } from '../../ui/room-name.ts'
import { movedWords } from './moved-words.ts'
import { statusOf, type CalendarLesson } from './reads.ts'
import type { View } from './routes.ts'
import type { Names } from './use-names.ts'
import { weekGrid } from './week.ts'

interface Asked {
  readonly day: string
  readonly today: string
  readonly lessons: readonly CalendarLesson[]
  readonly names: Names
  readonly view: View
  /** One class, teacher or room; all without it. */
  readonly of: string | undefined
}

export interface WeekMatrixData {
  readonly rows: readonly MatrixRow[]
  readonly days: readonly MatrixDay[]
  readonly slots: readonly number[]
}

const rowOf = { class: 'classId', teacher: 'teacherId', room: 'roomId' } as const

const toneOf = (lesson: CalendarLesson): Pick<MatrixEntry, 'tone'> => {
  if (statusOf(lesson) === 'CANCELLED') return { tone: 'cancelled' }
  return lesson.replacedTeacherId !== '' || lesson.movedFrom !== '' ? { tone: 'changed' } : {}
}

/** The lessons of a week by class, teacher or room. */
export const useWeekMatrix = ({ day, today, lessons, names, view, of }: Asked): WeekMatrixData => {
  const { t } = useTranslation()
  const format = useFormat()
  const roomName = useRoomName()
  return useMemo(() => {
    const grid = weekGrid(day, lessons)
    const changes = (lesson: CalendarLesson): readonly string[] => [
      statusOf(lesson) === 'CANCELLED' ? t('calendar.cancelled') : '',
      lesson.replacedTeacherId === ''
        ? ''
        : t('calendar.replaces', { name: names.teacher(lesson.replacedTeacherId) }),
      movedWords(lesson, t, format),
    ]
    const entry = (lesson: CalendarLesson): MatrixEntry => {
      const room = names.room(lesson.roomId)
      const short = names.subjectShort(lesson.subjectId)
      const facts = [
        names.className(lesson.classId),
        names.subject(lesson.subjectId),
        names.groupName(lesson.groupId),
        names.teacher(lesson.teacherId),
        roomName(room),
        ...changes(lesson),
      ]
      return {
        id: lesson.lessonId,
        title: view === 'class' ? short : names.className(lesson.classId),
        about: view === 'class' ? room : short,
        hint: facts.filter(Boolean).join(' · '),
        ...toneOf(lesson),
      }
    }
    const byRow = new Map<string, CalendarLesson[]>()
    for (const lesson of lessons) {
      const id = lesson[rowOf[view]]
      const there = byRow.get(id)
      if (there === undefined) byRow.set(id, [lesson])
      else there.push(lesson)
    }
    const choices = {
      class: names.classes.map(({ classId, name }) => ({ value: classId, label: name })),
      teacher: names.teachers.filter(({ value }) => byRow.has(value)),
      room: names.rooms,
    }[view]
    return {
      slots: grid.slots,
      days: grid.dates.map((date) => ({
        id: date,
        label: format.dayAndWeekday(date),
        short: format.weekday(date),
        isToday: date === today,
      })),
      rows: choices
        .filter(({ value }) => of === undefined || value === of)
        .map(({ value, label }) => ({
          id: value,
          label,
          entries: entriesByTime(
            byRow.get(value) ?? [],
            ({ date, slot }) => ({ day: date, slot }),
            entry,
          ),
        })),
    }
  }, [day, today, lessons, names, view, of, t, format, roomName])
}
