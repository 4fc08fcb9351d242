/** A number field holds text while what is typed in it is no number. */
export const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && value >= min && value <= max

export const isHalved = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value * 2)
