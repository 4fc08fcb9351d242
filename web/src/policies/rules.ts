import type {
  Policies,
  PolicyLevel,
  PolicyOverride,
  PolicyValue,
} from '@zvonok/contracts/zvonok/registry/v1/policies'
import type { Layer } from '@zvonok/policy/resolve'
import type { Json } from '../api/types.ts'
import { enumName } from '../school/enum-name.ts'

export interface Decision extends Omit<Json<PolicyOverride>, 'level'> {
  readonly layer: Layer
}

/** A rule of the school with everything decided about it. */
export interface Rule {
  readonly value: Json<PolicyValue>
  /** Who set what is in force; undefined is the region's preset. */
  readonly layer: Layer | undefined
  /** The newest first. */
  readonly decisions: readonly Decision[]
  /** What comes next, on a day after today. */
  readonly coming: Decision | undefined
  /** A level above holds it, so that the school may not change it. */
  readonly isFixed: boolean
}

const layers = { REGION: 'region', MUNICIPALITY: 'municipality', SCHOOL: 'school' } as const

const layerOf = (level: PolicyLevel): Layer => {
  const name = enumName('POLICY_LEVEL', level)
  return name in layers ? layers[name as keyof typeof layers] : 'school'
}

const isLayer = (source: string): source is Layer =>
  (Object.values(layers) as readonly string[]).includes(source)

/** Each rule in force with what was and what will be decided. */
export const rulesOf = ({ values, overrides }: Json<Policies>, today: string): readonly Rule[] =>
  values.map((value) => {
    const decisions = overrides
      .filter(({ key }) => key === value.key)
      .map(({ level, ...rest }) => ({ ...rest, layer: layerOf(level) }))
      .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    return {
      value,
      decisions,
      layer: isLayer(value.source) ? value.source : undefined,
      coming: decisions.findLast(({ validFrom }) => validFrom > today),
      isFixed: decisions.some(
        ({ layer, isFixed, validFrom }) => layer !== 'school' && isFixed && validFrom <= today,
      ),
    }
  })
