import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { panelQuery } from '../lessons/use-lesson.ts'
import type { Page } from '../marks/sheet.ts'

/** A link to a lesson of another period turns the page to that period. */
export const usePeriodOfLesson = (
  page: Page | undefined,
  lessonId: string | undefined,
  onPeriod: (periodId: string) => void,
): void => {
  const isElsewhere =
    page !== undefined &&
    lessonId !== undefined &&
    page.lessons.every((lesson) => lesson.lessonId !== lessonId)
  const { schoolId = '', courseId = '', periods = [], period } = page ?? {}
  const { data } = useQuery({
    ...panelQuery(schoolId, courseId, lessonId ?? ''),
    enabled: isElsewhere,
  })
  const date = isElsewhere ? data?.lesson?.date : undefined
  const target = periods.find(({ startsOn, endsOn }) => {
    return date !== undefined && startsOn <= date && date <= endsOn
  })?.periodId
  const turn = useEffectEvent(onPeriod)
  useEffect(() => {
    if (target !== undefined && target !== period?.periodId) turn(target)
  }, [target, period?.periodId])
}
