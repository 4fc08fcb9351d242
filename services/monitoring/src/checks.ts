import { daysBetween, isDate } from '@zvonok/policy/dates'
import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'

export const checkId = (field: string, text: string): string => {
  if (isId(text)) return text
  throw invalid(field, 'NOT_AN_ID')
}

const checkDate = (field: string, text: string): string => {
  if (isDate(text)) return text
  throw invalid(field, text === '' ? 'DATE_EMPTY' : 'DATE_INVALID')
}

/** Both days are inside. */
export interface Span {
  readonly from: string
  readonly to: string
}

const mostDays = 366

export const checkSpan = (asked: Span): Span => {
  const from = checkDate('from', asked.from)
  const to = checkDate('to', asked.to)
  if (to < from) throw invalid('to', 'SPAN_REVERSED')
  if (daysBetween(from, to) >= mostDays) throw invalid('to', 'SPAN_TOO_LONG', { days: '366' })
  return { from, to }
}
