import { useQuery } from '@tanstack/react-query'
import { isDate } from '@zvonok/policy/dates'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSchool } from '../../school/use-school.ts'
import { lessonsOf, statusOf, type CalendarLesson } from './reads.ts'
import type { Choice } from './use-names.ts'

interface Held {
  readonly teachers: ReadonlySet<string>
  readonly rooms: ReadonlySet<string>
}

/** Who teaches and which rooms are taken at a lesson's time, apart from the lesson itself. */
export const heldAt = (
  lessons: readonly CalendarLesson[],
  slot: number,
  lessonId: string,
): Held => {
  const there = lessons.filter(
    (each) => each.slot === slot && each.lessonId !== lessonId && statusOf(each) !== 'CANCELLED',
  )
  return {
    teachers: new Set(there.map(({ teacherId }) => teacherId)),
    rooms: new Set(there.map(({ roomId }) => roomId)),
  }
}

export const useHeldAt = (date: string, slot: number, lessonId: string): Held => {
  const { schoolId } = useSchool()
  const { data } = useQuery({
    ...lessonsOf(schoolId, { from: date, to: date }),
    enabled: isDate(date),
  })
  return useMemo(() => heldAt(data ?? [], slot, lessonId), [data, slot, lessonId])
}

/** Who is free stands first; the server still decides. */
export const useFreeFirst = () => {
  const { t } = useTranslation()
  return (choices: readonly Choice[], held: ReadonlySet<string>) =>
    [
      { group: t('calendar.free'), items: choices.filter(({ value }) => !held.has(value)) },
      { group: t('calendar.held'), items: choices.filter(({ value }) => held.has(value)) },
    ].filter(({ items }) => items.length > 0)
}
