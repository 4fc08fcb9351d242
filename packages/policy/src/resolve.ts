import { isPolicyValue, policyKeys } from './keys.ts'
import type { PolicyKey, PolicyValues } from './values.ts'

/** A value with the clause it rests on. */
export interface Grounded<K extends PolicyKey> {
  readonly value: PolicyValues[K]
  /** The clause in Russian, shown to whoever is refused. */
  readonly ground: string
  /** Tag of the source: `39 4.4.8`, `S 5.4`, a local act, or `ours` where the sources are silent. */
  readonly source: string
}

export type PresetEntries = { readonly [K in PolicyKey]: Grounded<K> }

export interface Preset {
  readonly id: string
  readonly title: { readonly ru: string; readonly en: string }
  readonly entries: PresetEntries
}

export const layers = ['region', 'municipality', 'school'] as const
export type Layer = (typeof layers)[number]

/** One decision of an authority or a school; it holds from `validFrom` until a later one. */
export interface Override {
  readonly layer: Layer
  readonly key: PolicyKey
  readonly value: unknown
  readonly ground: string
  readonly source: string
  /** `YYYY-MM-DD`, the first day on which it holds. */
  readonly validFrom: string
  /** The layers below may not override it. */
  readonly fixed?: boolean
}

export interface Policy<K extends PolicyKey = PolicyKey> extends Grounded<K> {
  readonly key: K
  readonly layer: 'preset' | Layer
  readonly validFrom: string
}

export type Policies = { readonly [K in PolicyKey]: Policy<K> }

/** A preset holds for every date. */
export const presetValidFrom = '1900-01-01'

const latest = (overrides: readonly Override[], date: string): Override | undefined =>
  overrides
    .filter((each) => each.validFrom <= date)
    .reduce<Override | undefined>(
      (best, each) => (best === undefined || each.validFrom >= best.validFrom ? each : best),
      undefined,
    )

/** The override of a key that wins on a date; a fixed one stops the layers below it. */
export const inForce = (
  overrides: readonly Override[],
  key: PolicyKey,
  date: string,
): Override | undefined => {
  let found: Override | undefined
  for (const layer of layers) {
    const own = overrides.filter(
      (each) => each.layer === layer && each.key === key && isPolicyValue(key, each.value),
    )
    found = latest(own, date) ?? found
    if (found?.fixed === true) return found
  }
  return found
}

const policyOf = <K extends PolicyKey>(
  preset: Preset,
  overrides: readonly Override[],
  key: K,
  date: string,
): Policy<K> => {
  const override = inForce(overrides, key, date)
  if (override !== undefined && isPolicyValue(key, override.value)) {
    const { value, ground, source, layer, validFrom } = override
    return { key, value, ground, source, layer, validFrom }
  }
  return { key, ...preset.entries[key], layer: 'preset', validFrom: presetValidFrom }
}

/** What holds in a school on a date: the preset, then region → municipality → school. */
export const resolve = (preset: Preset, overrides: readonly Override[], date: string): Policies =>
  Object.fromEntries(
    policyKeys.map((key) => [key, policyOf(preset, overrides, key, date)]),
    // Every key of the record is built by the line above.
  ) as unknown as Policies
