import { isPolicyKey, isPolicyValue } from './keys.ts'
import { inForce, layers, type Layer, type Override } from './resolve.ts'
import { accept, refuse, refuseBy, type Decision } from './verdict.ts'

/** An override as it is stored and as it travels in `SchoolPoliciesChanged`. */
export interface StoredOverride {
  /** `REGION`, `MUNICIPALITY` or `SCHOOL`, on the wire with `POLICY_LEVEL_` before it. */
  readonly level: string
  readonly key: string
  readonly valueJson: string
  readonly validFrom: string
  readonly ground: string
  readonly isFixed?: boolean
}

const layerOf = (level: string): Layer | undefined =>
  layers.find((layer) => layer.toUpperCase() === level.replace(/^POLICY_LEVEL_/, ''))

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Text that is no JSON is a value that fits no key.
    return undefined
  }
}

/**
 * Checks an override before it is stored; `existing` are the overrides that concern the school.
 * The source tag of an override is its layer.
 */
export const checkOverride = (
  stored: StoredOverride,
  existing: readonly Override[],
): Decision<Override> => {
  const { key, validFrom, ground } = stored
  const layer = layerOf(stored.level)
  if (!isPolicyKey(key)) return refuse('POLICY_KEY_UNKNOWN', { key })
  const value = readJson(stored.valueJson)
  if (layer === undefined || !isPolicyValue(key, value)) {
    return refuse('POLICY_VALUE_INVALID', { key })
  }
  const above = existing.filter((each) => layers.indexOf(each.layer) < layers.indexOf(layer))
  const fixing = inForce(above, key, validFrom)
  if (fixing?.fixed === true) {
    return refuseBy(fixing, 'POLICY_FIXED_ABOVE', { layer: fixing.layer })
  }
  const fixed = stored.isFixed === true && layer !== 'school'
  return accept({ layer, key, value, ground, source: layer, validFrom, fixed })
}

/** The overrides this release understands: a newer publisher may send keys or values it does not. */
export const readOverrides = (stored: readonly StoredOverride[]): Override[] =>
  stored
    .map((each) => checkOverride(each, []))
    .filter((each) => each.ok)
    .map((each) => each.value)
