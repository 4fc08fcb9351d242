import type { NewFinal } from '@zvonok/contracts/zvonok/attestation/v1/finals'
import type { Problem, Violation } from '../api/problem.ts'
import type { FinalRow } from './reads.ts'

/** What is typed over a row. */
export interface TypedFinal {
  readonly value: string
  readonly order: string
}

export type Draft = ReadonlyMap<string, TypedFinal>

export const typedIn = (draft: Draft, row: FinalRow): TypedFinal =>
  draft.get(row.pupilId) ?? { value: row.value, order: row.order }

const isMark = (value: string): boolean => /^\d$/.test(value)

/** Letters of non-attestation rest on the director's order (P-09). */
export const asksOrder = ({ value }: TypedFinal): boolean =>
  value.trim() !== '' && !isMark(value.trim())

/** Nothing is kept for a row that is typed back to what it was. */
export const typeFinal = (draft: Draft, row: FinalRow, typed: TypedFinal): Draft => {
  const next = new Map(draft)
  if (typed.value === row.value && typed.order === row.order) next.delete(row.pupilId)
  else next.set(row.pupilId, typed)
  return next
}

/** Puts the suggestion where nothing stands yet; it remains to be looked through and saved. */
export const takeSuggestions = (draft: Draft, rows: readonly FinalRow[]): Draft =>
  rows
    .filter((row) => !row.hasLeft && row.suggested !== '' && typedIn(draft, row).value === '')
    .reduce((next, row) => typeFinal(next, row, { value: row.suggested, order: '' }), draft)

/** Only rows of the draft, in the order of the page. */
export const changedRows = (draft: Draft, rows: readonly FinalRow[]): readonly FinalRow[] =>
  rows.filter((row) => draft.has(row.pupilId))

export const finalsToSave = (draft: Draft, rows: readonly FinalRow[]): readonly NewFinal[] =>
  changedRows(draft, rows).map((row) => {
    const typed = typedIn(draft, row)
    return {
      pupilId: row.pupilId,
      value: typed.value.trim(),
      order: asksOrder(typed) ? typed.order.trim() : '',
      expectedVersion: row.version,
    }
  })

/** Pupils that still have no final once the draft is saved; nought closes the journal (P-13). */
export const leftWithout = (draft: Draft, rows: readonly FinalRow[]): number =>
  rows.filter((row) => !row.hasLeft && typedIn(draft, row).value.trim() === '').length

/** Violations by pupil: `finals[3].value` is the fourth of those sent. */
export const problemsByPupil = (
  problem: Problem | undefined,
  sent: readonly string[],
): ReadonlyMap<string, Violation> => {
  const found = new Map<string, Violation>()
  for (const violation of problem?.body.violations ?? []) {
    const index = /^finals\[(\d+)\]/.exec(violation.field)?.[1]
    const pupilId = index === undefined ? undefined : sent[Number(index)]
    if (pupilId !== undefined && !found.has(pupilId)) found.set(pupilId, violation)
  }
  return found
}

/** Letters of the Russian layout under their physical keys, as far as finals begin with them. */
const physicalLetters: Readonly<Record<string, string>> = {
  KeyY: 'н',
  Comma: 'б',
  KeyE: 'у',
  KeyF: 'а',
  KeyJ: 'о',
  KeyP: 'з',
}

/** What the key types: the value of the scale that begins with it, whatever the keyboard layout. */
export const valueOfKey = (
  scale: readonly string[],
  pressed: { readonly code: string; readonly key: string },
): string | undefined => {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(pressed.code)?.[1]
  if (digit !== undefined) return scale.find((value) => value === digit)
  const letter = pressed.key.toLocaleLowerCase('ru')
  const physical = physicalLetters[pressed.code]
  return scale.find((value) => {
    const first = value.slice(0, 1).toLocaleLowerCase('ru')
    return !isMark(value) && (first === letter || first === physical)
  })
}
