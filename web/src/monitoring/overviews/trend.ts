export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Points of a trend line in a box of the given size; days without a figure are left out. The scale
 * runs between the lowest and highest day, and is never narrower than five points of a hundred, so
 * that a steady measure looks steady.
 */
export const trendPoints = (
  values: readonly (number | undefined)[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly Point[] => {
  const known = values.filter((value) => value !== undefined)
  if (known.length < 2) return []
  const middle = (Math.max(...known) + Math.min(...known)) / 2
  const half = Math.max(0.05, Math.max(...known) - Math.min(...known)) / 2
  return values.flatMap((value, index) =>
    value === undefined
      ? []
      : [
          {
            x: Math.round(((index * width) / (values.length - 1)) * 10) / 10,
            y: Math.round(((middle + half - value) / (2 * half)) * height * 10) / 10,
          },
        ],
  )
}
