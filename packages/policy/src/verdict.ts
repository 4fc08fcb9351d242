import type { PolicyKey } from './values.ts'

/** Every reason the rules of this package give; the catalogues of the web word each of them. */
export const policyReasons = [
  'ABSENCE_CODE_UNKNOWN',
  'CLASS_NAME_INVALID',
  'CLASS_NAME_LATIN',
  'EDIT_WINDOW_CLOSED',
  'FINAL_NOT_EXPECTED',
  'FINAL_OUTSIDE_SCALE',
  'GRADE_1_HOMEWORK',
  'GRADE_1_HOMEWORK_TOO_EARLY',
  'GRADE_1_UNMARKED',
  'HOMEWORK_EMPTY',
  'INVITE_CODE_INVALID',
  'LESSON_UNMARKED',
  'MARK_OUTSIDE_SCALE',
  'MARK_WITH_SIGN',
  'NAME_EMPTY',
  'NAME_INVALID',
  'NAME_MIXED_ALPHABETS',
  'ORDER_REQUIRED',
  'PERIOD_CLOSED',
  'POLICY_FIXED_ABOVE',
  'POLICY_KEY_UNKNOWN',
  'POLICY_VALUE_INVALID',
  'SNILS_CHECKSUM',
  'SNILS_FORMAT',
  'TOPIC_EMPTY',
  'TOPIC_NOT_IN_PLAN',
  'TOPIC_NOT_RUSSIAN',
  'TOPIC_WITHOUT_THEME',
  'TOPIC_TOO_SHORT',
  'UNMARKED_SYMBOL_NOT_ALLOWED',
] as const

export type PolicyReason = (typeof policyReasons)[number]

/** A refusal as data; services turn it into their `Refusal`, the web words it by `reason`. */
export interface Refused {
  readonly ok: false
  readonly reason: PolicyReason
  /** The policy that refused, absent for rules that hold everywhere. */
  readonly policy?: PolicyKey
  /** The clause in Russian, absent for rules that hold everywhere. */
  readonly ground?: string
  readonly details: Readonly<Record<string, string>>
}

export type Verdict = { readonly ok: true } | Refused

/** A verdict that carries what was understood of the input. */
export type Decision<T> = { readonly ok: true; readonly value: T } | Refused

export const allowed: Verdict = { ok: true }

export const accept = <T>(value: T): Decision<T> => ({ ok: true, value })

export const refuse = (
  reason: PolicyReason,
  details: Readonly<Record<string, string>> = {},
): Refused => ({ ok: false, reason, details })

/** What a refusal resting on a policy cites: any resolved policy fits. */
export interface Cited {
  readonly key: PolicyKey
  readonly ground: string
}

export const refuseBy = (
  cited: Cited,
  reason: PolicyReason,
  details: Readonly<Record<string, string>> = {},
): Refused => ({ ok: false, reason, policy: cited.key, ground: cited.ground, details })

/** The flat details of a `Refusal`: what the rule says plus `policy` and `ground` when one refused. */
export const refusalDetails = (refused: Refused): Record<string, string> => ({
  ...refused.details,
  ...(refused.policy === undefined ? {} : { policy: refused.policy }),
  ...(refused.ground === undefined ? {} : { ground: refused.ground }),
})
