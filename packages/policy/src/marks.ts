import { checkMarked, ungradedPlaceOf, type CourseFacts } from './grade1.ts'
import type { Policies } from './resolve.ts'
import { accept, refuseBy, type Decision, type Refused } from './verdict.ts'

/** What one place of a journal cell holds besides absences. */
export type MarkEntry =
  | { readonly kind: 'mark'; readonly value: number; readonly sign: '' | '+' | '-' }
  /** A work still to be handed in: `.` in the cell, not counted in any average. */
  | { readonly kind: 'debt' }
  /** «К» and the like where nothing is graded [L 3.2.5]. */
  | { readonly kind: 'unmarked'; readonly symbol: string }

type MarkPolicies = Pick<Policies, 'P-07' | 'P-08' | 'P-14' | 'P-15'>

export const debtText = '.'

const fold = (typed: string): string =>
  // Teachers type «K» in the Latin layout and get a minus from the dash key.
  typed.trim().normalize('NFC').toUpperCase().replaceAll('K', 'К').replaceAll(/[−–—]/g, '-')

const parseUnmarked = (
  policies: MarkPolicies,
  symbol: string,
  course: CourseFacts,
): Decision<MarkEntry> => {
  const policy = policies['P-08']
  const place = ungradedPlaceOf(policies, course)
  const isHere =
    policy.value.place === 'lesson' &&
    fold(policy.value.symbol) === symbol &&
    place !== undefined &&
    policy.value.where.includes(place) &&
    // Grade 1 shows the symbol only where the policy of grade 1 says so [L 3.2.5, P-07].
    (place !== 'grade-1' || policies['P-07'].value.marks === 'symbol')
  return isHere
    ? accept({ kind: 'unmarked', symbol: policy.value.symbol })
    : refuseBy(policy, 'UNMARKED_SYMBOL_NOT_ALLOWED', { typed: symbol })
}

const outsideScale = (policies: MarkPolicies, typed: string): Refused => {
  const { lowest, highest } = policies['P-15'].value
  return refuseBy(policies['P-15'], 'MARK_OUTSIDE_SCALE', {
    typed,
    lowest: String(lowest),
    highest: String(highest),
  })
}

/** What was typed in a cell, judged by the scale (P-15), signs (P-14), grade 1 (P-07) and «К» (P-08). */
export const parseMark = (
  policies: MarkPolicies,
  typed: string,
  course: CourseFacts,
): Decision<MarkEntry> => {
  const text = fold(typed)
  if (text === 'К') return parseUnmarked(policies, text, course)
  const found = /^(0|[1-9]\d{0,2})([+-]?)$/.exec(text)
  if (found === null && text !== debtText) return outsideScale(policies, typed)
  const marked = checkMarked(policies, course)
  if (!marked.ok) return marked
  if (found === null) return accept({ kind: 'debt' })
  const value = Number(found[1])
  const { lowest, highest } = policies['P-15'].value
  if (value < lowest || value > highest) return outsideScale(policies, typed)
  const sign = found[2] === '+' || found[2] === '-' ? found[2] : ''
  // No marks with plus or minus [39 4.4.8].
  if (sign !== '' && !policies['P-14'].value.signs) {
    return refuseBy(policies['P-14'], 'MARK_WITH_SIGN', { typed, suggestion: String(value) })
  }
  return accept({ kind: 'mark', value, sign })
}

/** The marks of the scale, the best first. */
export const scaleMarks = (policies: Pick<Policies, 'P-15'>): string[] => {
  const { lowest, highest } = policies['P-15'].value
  return Array.from({ length: highest - lowest + 1 }, (_, index) => String(highest - index))
}

/** What may be typed in a cell of the course, for the page that offers it. */
export const markScale = (policies: MarkPolicies, course: CourseFacts): string[] => {
  if (checkMarked(policies, course).ok) return [...scaleMarks(policies), debtText]
  const { symbol } = policies['P-08'].value
  return symbol !== '' && parseUnmarked(policies, fold(symbol), course).ok ? [symbol] : []
}

/** How an entry is written in a cell. */
export const markText = (entry: MarkEntry): string => {
  switch (entry.kind) {
    case 'mark':
      return `${entry.value}${entry.sign}`
    case 'debt':
      return debtText
    case 'unmarked':
      return entry.symbol
  }
}
