import type { Named } from '../people/rows.ts'
import { push } from './plan.ts'

export interface Indexed extends Named {
  readonly snilsHash?: string | undefined
}

/** Persons as they are after the rows read so far, found by number or by a key of their own kind. */
export interface PeopleIndex<T extends Indexed> {
  readonly all: ReadonlyMap<string, T>
  byHash(hash: string): T | undefined
  byKey(key: string): readonly T[]
  put(person: T): void
  /** As it was before the file. */
  original(id: string): T | undefined
  /** The row of the file that spoke of the person first. */
  claim(id: string, row: number): number | undefined
}

export const indexPeople = <T extends Indexed>(
  people: readonly T[],
  idOf: (person: T) => string,
  keysOf: (person: T) => readonly string[],
): PeopleIndex<T> => {
  const originals = new Map(people.map((person) => [idOf(person), person]))
  const all = new Map(originals)
  const idByHash = new Map<string, string>()
  const idsByKey = new Map<string, string[]>()
  const claims = new Map<string, number>()
  const index = (person: T): void => {
    const id = idOf(person)
    if (person.snilsHash !== undefined) idByHash.set(person.snilsHash, id)
    for (const key of keysOf(person)) {
      if (idsByKey.get(key)?.includes(id) !== true) push(idsByKey, key, id)
    }
  }
  for (const person of people) index(person)
  const known = (id: string | undefined): T | undefined => (id === undefined ? id : all.get(id))

  return {
    all,
    byHash: (hash) => known(idByHash.get(hash)),
    byKey: (key) => (idsByKey.get(key) ?? []).flatMap((id) => known(id) ?? []),
    put: (person) => {
      all.set(idOf(person), person)
      index(person)
    },
    original: (id) => originals.get(id),
    claim: (id, row) => {
      const first = claims.get(id)
      if (first === undefined) claims.set(id, row)
      return first
    },
  }
}

export type Match<T> =
  | { readonly kind: 'new' }
  | { readonly kind: 'found'; readonly person: T; readonly by: 'number' | 'key' }
  /** Several fit and no number tells them apart. */
  | { readonly kind: 'ambiguous' }

/**
 * A number decides. Without one on either side the key decides, if just one person fits; a person
 * whose number is another one is another person.
 */
export const match = <T extends Indexed>(
  index: PeopleIndex<T>,
  hash: string | undefined,
  keys: readonly string[],
): Match<T> => {
  const owner = hash === undefined ? undefined : index.byHash(hash)
  if (owner !== undefined) return { kind: 'found', person: owner, by: 'number' }
  for (const key of keys) {
    const candidates = index
      .byKey(key)
      .filter((person) => hash === undefined || person.snilsHash === undefined)
    const [only, ...others] = candidates
    if (others.length > 0) return { kind: 'ambiguous' }
    if (only !== undefined) return { kind: 'found', person: only, by: 'key' }
  }
  return { kind: 'new' }
}
