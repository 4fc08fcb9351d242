import { isDate } from '@zvonok/policy/dates'
import { normalizeText } from '@zvonok/policy/names'
import { isId } from '@zvonok/runtime/id'
import { conflict, invalid } from '@zvonok/runtime/refusal'

/** A text as typed, in one form: composed, single spaces, nothing invisible. */
export const checkText = (
  field: string,
  typed: string,
  { least, most }: { readonly least: number; readonly most: number },
): string => {
  const text = normalizeText(typed)
  if (text.length >= least && text.length <= most) return text
  throw invalid(field, text.length < least ? 'TEXT_TOO_SHORT' : 'TEXT_TOO_LONG', {
    least: String(least),
    most: String(most),
  })
}

export const checkName = (typed: string): string =>
  checkText('name', typed, { least: 1, most: 100 })

/** Families read it, so a change without one is not accepted. */
export const checkReason = (field: string, typed: string): string =>
  checkText(field, typed, { least: 3, most: 200 })

export const checkDate = (field: string, text: string): string => {
  if (isDate(text)) return text
  throw invalid(field, text === '' ? 'DATE_EMPTY' : 'DATE_INVALID')
}

/** An id that may be absent, as proto has no other word for it than the empty text. */
export const checkOptionalId = (field: string, text: string): string | undefined => {
  if (text === '') return undefined
  return checkId(field, text)
}

export const checkId = (field: string, text: string): string => {
  if (isId(text)) return text
  throw invalid(field, 'NOT_AN_ID')
}

/** Refuses the second of two writers and tells what is there now. */
export const checkVersion = (
  present: { readonly version: number },
  expectedVersion: number,
  now: Readonly<Record<string, string>>,
): void => {
  if (present.version === expectedVersion) return
  throw conflict('CHANGED_BY_ANOTHER', { ...now, version: String(present.version) })
}

/** Refusals travel in a gRPC trailer, which holds about 8 KB. */
export const mostViolations = 20
