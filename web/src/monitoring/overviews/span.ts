import { academicYearOf, yearStartsOn } from '@zvonok/policy/academic-year'
import { addDays, daysBetween, isDate } from '@zvonok/policy/dates'

export interface Span {
  readonly from: string
  readonly to: string
}

export type Preset = 'day' | 'week' | 'month' | 'year'

export const presets: readonly Preset[] = ['day', 'week', 'month', 'year']

/** Spans end today: what is planned has no figures. */
export const presetSpan = (preset: Preset, today: string): Span => {
  const back = { day: 0, week: 6, month: 29 }
  const from =
    preset === 'year' ? yearStartsOn(academicYearOf(today)) : addDays(today, -back[preset])
  return { from, to: today }
}

/** As many days just before: what the span is compared with. */
export const spanBefore = ({ from, to }: Span): Span => ({
  from: addDays(from, -daysBetween(from, to) - 1),
  to: addDays(from, -1),
})

export const presetOf = ({ from, to }: Span, today: string): Preset | undefined =>
  presets.find((preset) => {
    const span = presetSpan(preset, today)
    return span.from === from && span.to === to
  })

/** The span of the address, or the last thirty days; never longer than the service answers. */
export const spanOf = (
  search: { readonly from?: string; readonly to?: string },
  today: string,
): Span => {
  const { from, to } = search
  if (from === undefined || to === undefined) return presetSpan('month', today)
  return to < from || daysBetween(from, to) > 365 ? presetSpan('month', today) : { from, to }
}

export const dateOf = (value: unknown): string | undefined =>
  typeof value === 'string' && isDate(value) ? value : undefined
