import { isDate } from '@zvonok/policy/dates'
import { normalizeText } from '@zvonok/policy/names'
import { refusalDetails, type Decision } from '@zvonok/policy/verdict'
import { isId } from '@zvonok/runtime/id'
import { invalid, invalidFields } from '@zvonok/runtime/refusal'
import type { Details, Violation } from '@zvonok/runtime/refusal'

/** Turns request fields into domain values and gathers what is wrong with all of them. */
export interface Check {
  /** One line of text, trimmed and normalised. */
  text(field: string, typed: string, longest: number, shortest?: number): string
  whole(field: string, value: number, from: number, to: number): number
  date(field: string, value: string): string
  /** Empty is absent. */
  optionalDate(field: string, value: string): string | undefined
  id(field: string, value: string): string
  /** Empty is absent. */
  optionalId(field: string, value: string): string | undefined
  /** What a rule understood of the input; `fallback` stands in until `done` refuses. */
  decided<T>(field: string, decision: Decision<T>, fallback: T): T
  that(field: string, holds: boolean, reason: string, details?: Details): void
  /** Throws when anything was wrong: one field as itself, several together. */
  done(): void
}

export const createCheck = (): Check => {
  const violations: Violation[] = []
  const that: Check['that'] = (field, holds, reason, details = {}) => {
    if (!holds) violations.push({ field, reason, details })
  }
  const date: Check['date'] = (field, value) => {
    that(field, isDate(value), value === '' ? 'REQUIRED' : 'DATE_INVALID')
    return value
  }
  const id: Check['id'] = (field, value) => {
    that(field, isId(value), value === '' ? 'REQUIRED' : 'NOT_AN_ID')
    return value
  }
  return {
    that,
    date,
    id,
    text: (field, typed, longest, shortest = 1) => {
      const text = normalizeText(typed)
      if (text.length < shortest && text === '') that(field, false, 'REQUIRED')
      else if (text.length < shortest) that(field, false, 'TOO_SHORT', { shortest: `${shortest}` })
      that(field, text.length <= longest, 'TOO_LONG', { longest: `${longest}` })
      return text
    },
    whole: (field, value, from, to) => {
      const fits = Number.isInteger(value) && value >= from && value <= to
      that(field, fits, 'OUT_OF_RANGE', { from: `${from}`, to: `${to}` })
      return value
    },
    optionalDate: (field, value) => (value === '' ? undefined : date(field, value)),
    optionalId: (field, value) => (value === '' ? undefined : id(field, value)),
    decided: (field, decision, fallback) => {
      if (decision.ok) return decision.value
      violations.push({ field, reason: decision.reason, details: refusalDetails(decision) })
      return fallback
    },
    done: () => {
      const [first, ...others] = violations
      if (first === undefined) return
      throw others.length > 0
        ? invalidFields(violations)
        : invalid(first.field, first.reason, first.details)
    },
  }
}
