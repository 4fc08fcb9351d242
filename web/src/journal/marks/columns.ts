import type { Format } from '../../ui/format.ts'
import type { Page } from './sheet.ts'

/** What the head and the cells of a lesson's column say. */
export interface Column {
  readonly lessonId: string
  readonly date: string
  readonly label: string
  readonly day: string
  readonly weekday: string
  /** Short names of works whose weight or kind is not the usual one. */
  readonly works: string
  readonly isToday: boolean
  readonly isCancelled: boolean
  readonly isFilled: boolean
  readonly startsMonth: boolean
}

export interface Band {
  readonly month: string
  readonly span: number
}

export const columnsOf = (page: Page, format: Format): readonly Column[] => {
  const types = new Map(page.workTypes.map((type) => [type.workTypeId, type]))
  const usual = page.workTypes[0]?.workTypeId
  return page.lessons.map((lesson, index) => {
    const { date } = lesson
    const special = lesson.works.filter(
      (work) => work.workTypeId !== usual || lesson.works.length > 1,
    )
    return {
      lessonId: lesson.lessonId,
      date,
      label: format.dayAndWeekday(date),
      day: date.slice(8),
      weekday: format.weekday(date),
      works: special
        .map((work) => types.get(work.workTypeId)?.shortName ?? '')
        .filter((name) => name !== '')
        .join('/'),
      isToday: date === page.today,
      isCancelled: lesson.isCancelled,
      isFilled: lesson.topic !== '',
      startsMonth: index > 0 && page.lessons[index - 1]?.date.slice(0, 7) !== date.slice(0, 7),
    }
  })
}

export const bandsOf = (columns: readonly Column[], format: Format): readonly Band[] => {
  const bands: { month: string; span: number; key: string }[] = []
  for (const { date } of columns) {
    const key = date.slice(0, 7)
    const last = bands.at(-1)
    if (last?.key === key) last.span += 1
    else bands.push({ key, month: format.month(date), span: 1 })
  }
  return bands
}
