import { addDays } from './dates.ts'
import { ungradedPlaceOf, type CourseFacts } from './grade1.ts'
import { scaleMarks } from './marks.ts'
import type { Policies } from './resolve.ts'
import { accept, refuseBy, type Decision } from './verdict.ts'

/** What may stand as a final mark of a period, a year or an exam. */
export type FinalEntry =
  | { readonly kind: 'mark'; readonly value: number }
  /** Not attested: у / б / н, by the director's order [L 3.2.5]. */
  | { readonly kind: 'not-attested'; readonly letter: string }
  /** The subject has no attestation, «Без аттестации» [M 4.8]. */
  | { readonly kind: 'ungraded'; readonly symbol: string }

type FinalPolicies = Pick<Policies, 'P-07' | 'P-08' | 'P-09' | 'P-15'>

const parseUngraded = (
  policies: FinalPolicies,
  text: string,
  course: CourseFacts,
): Decision<FinalEntry> => {
  const { symbol } = policies['P-08'].value
  return symbol !== '' && text.toLowerCase() === symbol.toLowerCase()
    ? accept({ kind: 'ungraded', symbol })
    : refuseBy(
        course.grade === 1 ? policies['P-07'] : policies['P-08'],
        course.grade === 1 ? 'GRADE_1_UNMARKED' : 'FINAL_NOT_EXPECTED',
        { typed: text },
      )
}

/** A final as typed: a mark of the scale, a letter of non-attestation with its order, or «Без аттестации». */
export const parseFinal = (
  policies: FinalPolicies,
  typed: string,
  facts: CourseFacts & { readonly order?: string },
): Decision<FinalEntry> => {
  const text = typed.trim().normalize('NFC')
  if (ungradedPlaceOf(policies, facts) !== undefined) return parseUngraded(policies, text, facts)
  const letters = policies['P-09']
  const letter = letters.value.letters.find((each) => each.toLowerCase() === text.toLowerCase())
  if (letter !== undefined) {
    const hasOrder = facts.order !== undefined && facts.order.trim() !== ''
    return letters.value.orderRequired && !hasOrder
      ? refuseBy(letters, 'ORDER_REQUIRED', { letter })
      : accept({ kind: 'not-attested', letter })
  }
  const { lowest, highest } = policies['P-15'].value
  const value = /^(0|[1-9]\d{0,2})$/.test(text) ? Number(text) : Number.NaN
  return value >= lowest && value <= highest
    ? accept({ kind: 'mark', value })
    : refuseBy(policies['P-15'], 'FINAL_OUTSIDE_SCALE', {
        typed,
        lowest: String(lowest),
        highest: String(highest),
        letters: letters.value.letters.join(', '),
      })
}

/** What may be typed as a final here, for the page that offers it, the best mark first. */
export const finalScale = (policies: FinalPolicies, course: CourseFacts): string[] => {
  const { symbol } = policies['P-08'].value
  if (ungradedPlaceOf(policies, course) !== undefined) return symbol === '' ? [] : [symbol]
  return [...scaleMarks(policies), ...policies['P-09'].value.letters]
}

/** A reason to look twice; it warns and never refuses [39 4.4.11]. */
export interface FinalWarning {
  readonly reason: 'TOO_FEW_MARKS' | 'NO_WRITTEN_WORK'
  readonly policy: 'P-11'
  readonly ground: string
  readonly details: Readonly<Record<string, string>>
}

/** At least three marks, written, laboratory and practical work among them [39 4.4.11, P-11]. */
export const finalWarnings = (
  policies: Pick<Policies, 'P-11'>,
  facts: { readonly markCount: number; readonly writtenCount: number },
): FinalWarning[] => {
  const { value, ground } = policies['P-11']
  const found: FinalWarning[] = []
  if (facts.markCount < value.fewest) {
    const details = { count: String(facts.markCount), fewest: String(value.fewest) }
    found.push({ reason: 'TOO_FEW_MARKS', policy: 'P-11', ground, details })
  }
  if (value.writtenWorkRequired && facts.writtenCount === 0) {
    found.push({ reason: 'NO_WRITTEN_WORK', policy: 'P-11', ground, details: {} })
  }
  return found
}

/** The last day for finals; undefined while the order or local act that sets it is not known (P-10). */
export const finalsDueOn = (
  policies: Pick<Policies, 'P-10'>,
  period: { readonly endsOn: string; readonly setBySchool?: string },
): string | undefined => {
  const { value } = policies['P-10']
  return value.by === 'days' ? addDays(period.endsOn, value.days) : period.setBySchool
}
