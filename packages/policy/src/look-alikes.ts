const pairs = 'AА BВ CС EЕ HН KК MМ OО PР TТ XХ YУ'.split(' ')

/** Latin capital → the Cyrillic capital that looks the same. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  pairs.map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/** Cyrillic capital → the Latin capital that looks the same. */
export const latinLookAlikes: ReadonlyMap<string, string> = new Map(
  pairs.map((pair) => [pair.slice(1), pair.slice(0, 1)]),
)
