import { fold } from '../../ui/table/rows.ts'

export type ThingKind = 'page' | 'place' | 'pupil' | 'staff' | 'class' | 'journal' | 'school'

/** Something of the place that can be gone to. */
export interface Thing {
  readonly id: string
  readonly kind: ThingKind
  readonly label: string
  /** What tells it from its namesakes: the class of a pupil, the teacher of a journal. */
  readonly about: string
  /** Below the origin, with its query. */
  readonly href: string
}

/** Shown before anything is typed: the rest would be a list of everybody. */
const always: readonly ThingKind[] = ['page', 'place']
const order: readonly ThingKind[] = [
  'page',
  'pupil',
  'staff',
  'class',
  'journal',
  'school',
  'place',
]
/** Of one kind; who looks for more opens the list itself. */
const mostOfKind = 7

const rank = (text: string, words: readonly string[]): number => {
  const parts = text.split(/[\s·,«»"-]+/)
  return words.filter((word) => parts.some((part) => part.startsWith(word))).length
}

/**
 * Things by kind, the best first: every word typed must be found, «ё» counts as «е», the beginning
 * of a word before its middle.
 */
export const matching = (
  things: readonly Thing[],
  typed: string,
): readonly (readonly [ThingKind, readonly Thing[]])[] => {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const found = things
    .filter(({ kind }) => words.length > 0 || always.includes(kind))
    .map((thing) => ({ thing, text: fold(`${thing.label} ${thing.about}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ thing, text }) => ({ thing, rank: rank(text, words) }))
    .toSorted((a, b) => b.rank - a.rank)
  return order
    .map((kind) => {
      const own = found.filter(({ thing }) => thing.kind === kind).map(({ thing }) => thing)
      return [kind, kind === 'page' ? own : own.slice(0, mostOfKind)] as const
    })
    .filter(([, own]) => own.length > 0)
}
