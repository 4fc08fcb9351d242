import { presets } from '@zvonok/policy/presets'
import { resolve, type Override, type Preset } from '@zvonok/policy/resolve'

/** A school's preset; one that this release no longer has falls back to the first. */
export const presetOf = (school: { readonly policyPreset: string }): Preset => {
  const [first] = presets
  const found = presets.find((preset) => preset.id === school.policyPreset) ?? first
  if (found === undefined) throw new Error('there is no policy preset')
  return found
}

/** Every service must know the zone, or no date of the school could be told [P-30]. */
export const zoneExists = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== ''
  } catch {
    return false
  }
}

interface Zoned {
  readonly policyPreset: string
  readonly zone: string
}

/**
 * The zone a school has once the overrides stand; undefined when the one of `validFrom` would change
 * it on a day to come: no service could switch by itself on that day [P-30].
 */
export const zoneAfter = (
  school: Zoned,
  overrides: readonly Override[],
  { today, validFrom }: { readonly today: string; readonly validFrom: string },
): string | undefined => {
  const zoneOn = (date: string): string =>
    resolve(presetOf(school), overrides, date)['P-30'].value.zone
  if (validFrom > today && zoneOn(validFrom) !== school.zone) return undefined
  return zoneOn(today)
}
