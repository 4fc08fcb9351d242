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
const maxSlot = 7
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

const tryOnce = (byClass: readonly (readonly Block[])[], random: Random): Placed[] | undefined => {
  const busy = new Set<string>()
  const placed: Placed[] = []
  // Classes whose teachers are shared most have the least room to move, so the fullest go first.
  for (const blocks of byClass) {
    const left = new Map(blocks.map((block) => [block, block.hours]))
    const perDay = new Map<string, number>()
    const total = blocks.reduce((sum, { hours }) => sum + hours, 0)
    if (total > 5 * maxSlot) return undefined
    for (const place of placesOf(total)) {
      const free = [...left].filter(
        ([block, hours]) =>
          hours > 0 && block.courses.every(({ teacher }) => !busy.has(key(teacher, place))),
      )
      if (free.length === 0) return undefined
      const crowding = (block: Block): number =>
        perDay.get(`${block.courses[0]?.courseKey} ${place.weekday}`) ?? 0
      const daysLeft = 6 - place.weekday
      const [best] = free
        .map(([block, hours]) => ({
          block,
          score: hours / daysLeft - 3 * crowding(block) + random.next(),
        }))
        .toSorted((one, other) => other.score - one.score)
      if (best === undefined) return undefined
      const { block } = best
      left.set(block, (left.get(block) ?? 0) - 1)
      const day = `${block.courses[0]?.courseKey} ${place.weekday}`
      perDay.set(day, (perDay.get(day) ?? 0) + 1)
      for (const { courseKey, teacher } of block.courses) {
        busy.add(key(teacher, place))
        placed.push({ courseKey, ...place })
      }
    }
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
