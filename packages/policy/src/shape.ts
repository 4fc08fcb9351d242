/** What a value looks like, for the form that asks for it and the words that refuse it. */
export type Form =
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'whole'; readonly from: number; readonly to: number }
  | { readonly kind: 'pattern'; readonly of: PatternOf }
  | { readonly kind: 'text'; readonly longest: number }
  | { readonly kind: 'list'; readonly item: Shape<unknown>; readonly fewest: number }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Shape<unknown>>> }
  | { readonly kind: 'either'; readonly options: readonly Shape<unknown>[] }

/** What a pattern stands for, since an expression tells nobody. */
export type PatternOf = 'time' | 'letters' | 'key' | 'zone'

/** A value's type, its check and its form in one place, so that an override typed by a person can't lie. */
export interface Shape<T> {
  readonly accepts: (value: unknown) => value is T
  readonly form: Form
}

export type ShapeOf<S> = S extends Shape<infer T> ? T : never

const shape = <T>(form: Form, test: (value: unknown) => boolean): Shape<T> => ({
  accepts: (value): value is T => test(value),
  form,
})

export const oneOf = <const T extends readonly string[]>(...words: T): Shape<T[number]> =>
  shape({ kind: 'choice', words }, (value) => typeof value === 'string' && words.includes(value))

export const flag: Shape<boolean> = shape({ kind: 'flag' }, (value) => typeof value === 'boolean')

export const whole = (from: number, to: number): Shape<number> =>
  shape(
    { kind: 'whole', from, to },
    (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
  )

export const matching = (of: PatternOf, pattern: RegExp): Shape<string> =>
  shape({ kind: 'pattern', of }, (value) => typeof value === 'string' && pattern.test(value))

/** Any text of at most `longest` characters, the empty one included. */
export const text = (longest: number): Shape<string> =>
  shape({ kind: 'text', longest }, (value) => typeof value === 'string' && value.length <= longest)

export const listOf = <T>(item: Shape<T>, fewest = 0): Shape<readonly T[]> =>
  shape(
    { kind: 'list', item, fewest },
    (value) => Array.isArray(value) && value.length >= fewest && value.every(item.accepts),
  )

/** What JSON calls an object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Unknown fields pass: a newer release may have added them. */
export const record = <F extends Readonly<Record<string, Shape<unknown>>>>(
  fields: F,
): Shape<{ readonly [K in keyof F]: ShapeOf<F[K]> }> =>
  shape(
    { kind: 'record', fields },
    (value) =>
      isRecord(value) &&
      Object.entries(fields).every(([name, field]) => field.accepts(value[name])),
  )

export const either = <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> =>
  shape(
    { kind: 'either', options: [one, other] },
    (value) => one.accepts(value) || other.accepts(value),
  )
