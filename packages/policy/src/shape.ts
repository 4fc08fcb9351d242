/** A value's type and its check in one place, so that an override typed by a person can't lie. */
export interface Shape<T> {
  readonly accepts: (value: unknown) => value is T
}

export type ShapeOf<S> = S extends Shape<infer T> ? T : never

const shape = <T>(test: (value: unknown) => boolean): Shape<T> => ({
  accepts: (value): value is T => test(value),
})

export const oneOf = <const T extends readonly string[]>(...words: T): Shape<T[number]> =>
  shape((value) => typeof value === 'string' && words.includes(value))

export const flag: Shape<boolean> = shape((value) => typeof value === 'boolean')

export const whole = (from: number, to: number): Shape<number> =>
  shape((value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to)

export const matching = (pattern: RegExp): Shape<string> =>
  shape((value) => typeof value === 'string' && pattern.test(value))

/** Any text of at most `longest` characters, the empty one included. */
export const text = (longest: number): Shape<string> =>
  shape((value) => typeof value === 'string' && value.length <= longest)

export const listOf = <T>(item: Shape<T>, fewest = 0): Shape<readonly T[]> =>
  shape((value) => Array.isArray(value) && value.length >= fewest && value.every(item.accepts))

/** Unknown fields pass: a newer release may have added them. */
export const record = <F extends Readonly<Record<string, Shape<unknown>>>>(
  fields: F,
): Shape<{ readonly [K in keyof F]: ShapeOf<F[K]> }> =>
  shape((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const found = value as Readonly<Record<string, unknown>>
    return Object.entries(fields).every(([name, field]) => field.accepts(found[name]))
  })

export const either = <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> =>
  shape((value) => one.accepts(value) || other.accepts(value))
