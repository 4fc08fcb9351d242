import type { Random } from './random.ts'

/** Something to be placed in the week: lessons that take place at the same time share a block. */
export interface Block {
  readonly className: string
  /** Courses of the block; two for the groups of a class. */
  readonly courses: readonly { readonly courseKey: string; readonly teacher: string }[]
  readonly hours: number
}

export interface Placed {
  readonly courseKey: string
  readonly weekday: number
  readonly slot: number
}

const weekdays = [1, 2, 3, 4, 5] as const
const attempts = 400

interface Place {
  readonly weekday: number
  readonly slot: number
}

const key = (who: string, { weekday, slot }: Place): string => `${who} ${weekday} ${slot}`

/** Lessons of a class stand without gaps from the first on, so its lengths of days are settled first. */
const dayLengths = (total: number): readonly number[] =>
  weekdays.map((_, at) => Math.floor(total / 5) + (at < total % 5 ? 1 : 0))

const placesOf = (total: number): readonly Place[] =>
  dayLengths(total).flatMap((length, at) =>
    Array.from({ length }, (_, slot) => ({ weekday: weekdays[at] ?? 1, slot: slot + 1 })),
  )

const isFree = (busy: ReadonlySet<string>, block: Block, place: Place): boolean =>
  block.courses.every(({ teacher }) => !busy.has(key(teacher, place)))

/** The week of one class while it is being filled; teachers busy in other classes are known. */
const createWeek = (busy: Set<string>) => {
  const taken = new Map<Place, Block>()
  const put = (place: Place, block: Block): void => {
    taken.set(place, block)
    for (const { teacher } of block.courses) busy.add(key(teacher, place))
  }
  const clear = (place: Place, block: Block): void => {
    taken.delete(place)
    for (const { teacher } of block.courses) busy.delete(key(teacher, place))
  }
  return {
    taken,
    put,
    crowding: (block: Block, weekday: number): number =>
      [...taken].filter(([place, each]) => each === block && place.weekday === weekday).length,
    /** Nobody left is free here: somebody placed before goes here and gives way to one who is left. */
    swap: (place: Place, left: readonly Block[]): Block | undefined => {
      // A copy: putting back moves a place to the end of the map.
      for (const [other, moved] of Array.from(taken)) {
        if (!isFree(busy, moved, place)) continue
        clear(other, moved)
        const fits = left.find((block) => isFree(busy, block, other))
        if (fits !== undefined) {
          put(other, fits)
          put(place, moved)
          return fits
        }
        put(other, moved)
      }
      return undefined
    },
  }
}

const fillClass = (
  blocks: readonly Block[],
  busy: Set<string>,
  random: Random,
): Placed[] | undefined => {
  const left = new Map(blocks.map((block) => [block, block.hours]))
  const total = blocks.reduce((sum, { hours }) => sum + hours, 0)
  const week = createWeek(busy)
  const use = (block: Block): void => {
    const hours = (left.get(block) ?? 0) - 1
    if (hours > 0) left.set(block, hours)
    else left.delete(block)
  }
  for (const place of placesOf(total)) {
    const score = (block: Block): number =>
      (left.get(block) ?? 0) / (6 - place.weekday) -
      3 * week.crowding(block, place.weekday) +
      random.next()
    const [best] = [...left.keys()]
      .filter((block) => isFree(busy, block, place))
      .map((block) => ({ block, score: score(block) }))
      .toSorted((one, other) => other.score - one.score)
    if (best !== undefined) week.put(place, best.block)
    const used = best?.block ?? week.swap(place, [...left.keys()])
    if (used === undefined) return undefined
    use(used)
  }
  return [...week.taken].flatMap(([place, { courses }]) =>
    courses.map(({ courseKey }) => ({ courseKey, ...place })),
  )
}

const tryOnce = (byClass: readonly (readonly Block[])[], random: Random): Placed[] | undefined => {
  const busy = new Set<string>()
  const placed: Placed[] = []
  // Classes whose teachers are shared most have the least room to move, so the fullest go first.
  for (const blocks of byClass) {
    const filled = fillClass(blocks, busy, random)
    if (filled === undefined) return undefined
    placed.push(...filled)
  }
  return placed
}

/** A week without a teacher in two places and without gaps for the classes; tries until it finds one. */
export const makeTimetable = (blocks: readonly Block[], random: Random): Placed[] => {
  const names = [...new Set(blocks.map(({ className }) => className))]
  const byClass = names
    .map((name) => blocks.filter(({ className }) => className === name))
    .toSorted(
      (one, other) =>
        other.reduce((sum, { hours }) => sum + hours, 0) -
        one.reduce((sum, { hours }) => sum + hours, 0),
    )
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = tryOnce(byClass, random)
    if (found !== undefined) return found
  }
  throw new Error('no timetable found for the demonstration school')
}
