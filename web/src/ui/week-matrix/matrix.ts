/** A time of the week: a day, and the number of the lesson in it. */
export interface MatrixTime {
  readonly day: string
  readonly slot: number
}

/** A time in a row: of a class, a teacher or a room. */
export interface MatrixPlace extends MatrixTime {
  readonly rowId: string
}

export interface MatrixEntry {
  readonly id: string
  readonly title: string
  readonly about: string
  /** Everything, for those who point at it. */
  readonly hint: string
  /** `locked` belongs elsewhere and does not move; `cancelled` and `changed` are of a real week. */
  readonly tone?: 'locked' | 'cancelled' | 'changed'
}

export interface MatrixRow {
  readonly id: string
  readonly label: string
  /** By `timeKey`. */
  readonly entries: ReadonlyMap<string, readonly MatrixEntry[]>
}

export interface MatrixDay {
  readonly id: string
  readonly label: string
  /** Where there is little room. */
  readonly short: string
  readonly isToday?: boolean
}

/** Whether what is held may be put here, or what stands here is wrong. */
export type MatrixMark = 'free' | 'busy' | 'wrong'

export const timeKey = ({ day, slot }: MatrixTime): string => `${day}/${slot}`

/** Entries by their time, in the order given. */
export const entriesByTime = <Item>(
  items: readonly Item[],
  timeOf: (item: Item) => MatrixTime,
  entryOf: (item: Item) => MatrixEntry,
): ReadonlyMap<string, readonly MatrixEntry[]> => {
  const found = new Map<string, MatrixEntry[]>()
  for (const item of items) {
    const key = timeKey(timeOf(item))
    const there = found.get(key)
    if (there === undefined) found.set(key, [entryOf(item)])
    else there.push(entryOf(item))
  }
  return found
}

/** Sheets of paper take so many columns each. */
export const chunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
