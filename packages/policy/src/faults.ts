import { isPolicyValue } from './keys.ts'
import { isRecord, type PatternOf, type Shape } from './shape.ts'
import { policyShapes, type PolicyKey } from './values.ts'

/** One field of a value that can't stand; the web and the services word the reason alike. */
export interface Fault {
  /** Path in the value, such as `codes.1.key`; empty for the whole value. */
  readonly field: string
  readonly reason:
    | 'NOT_IN_LIST'
    | 'OUT_OF_RANGE'
    | 'REQUIRED'
    | 'TOO_LONG'
    | 'TIME_INVALID'
    | 'LETTERS_INVALID'
    | 'ZONE_UNKNOWN'
    | 'GIVEN_TWICE'
    | 'SCALE_UPSIDE_DOWN'
    | 'POLICY_VALUE_INVALID'
  readonly details: Readonly<Record<string, string>>
}

const patternReasons = {
  time: 'TIME_INVALID',
  letters: 'LETTERS_INVALID',
  key: 'NOT_IN_LIST',
  zone: 'ZONE_UNKNOWN',
} as const satisfies Record<PatternOf, Fault['reason']>

const fault = (field: string, reason: Fault['reason'], details: Fault['details'] = {}): Fault => ({
  field,
  reason,
  details,
})

const below = (field: string, name: string | number): string =>
  field === '' ? `${name}` : `${field}.${name}`

/** The form of an `either` that a value is meant for: the one whose `by` it names. */
export const optionFor = (options: readonly Shape<unknown>[], value: unknown) =>
  options.find(({ form }) => {
    const by = isRecord(value) ? value['by'] : undefined
    return form.kind === 'record' && form.fields['by']?.accepts(by) === true
  })

const faultsIn = (shape: Shape<unknown>, value: unknown, at: string): Fault[] => {
  const { form } = shape
  // As a plain answer: a guard would leave no type for what it refuses.
  const fits: boolean = shape.accepts(value)
  if (fits) return []
  switch (form.kind) {
    case 'choice':
      return [fault(at, value === '' || value === undefined ? 'REQUIRED' : 'NOT_IN_LIST')]
    case 'whole':
      return [fault(at, 'OUT_OF_RANGE', { from: `${form.from}`, to: `${form.to}` })]
    case 'pattern':
      return value === ''
        ? [fault(at, 'REQUIRED')]
        : [fault(at, patternReasons[form.of], form.of === 'zone' ? { zone: `${value}` } : {})]
    case 'text':
      return [fault(at, 'TOO_LONG', { longest: `${form.longest}` })]
    case 'list':
      if (!Array.isArray(value) || value.length < form.fewest) return [fault(at, 'REQUIRED')]
      return value.flatMap((each, index) => faultsIn(form.item, each, below(at, index)))
    case 'record':
      if (!isRecord(value)) break
      return Object.entries(form.fields).flatMap(([name, field]) =>
        faultsIn(field, value[name], below(at, name)),
      )
    case 'either': {
      const option = optionFor(form.options, value)
      return option === undefined
        ? [fault(below(at, 'by'), 'NOT_IN_LIST')]
        : faultsIn(option, value, at)
    }
    case 'flag':
      break
  }
  return [fault(at, 'POLICY_VALUE_INVALID')]
}

const repeated = (values: readonly string[], fieldOf: (index: number) => string): Fault[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index ? [fault(fieldOf(index), 'GIVEN_TWICE')] : [],
  )

/** What no single field can tell: only asked when a value is set, so that old values stay in force. */
const faultsBetween = (key: PolicyKey, value: unknown): Fault[] => {
  if (key === 'P-15' && isPolicyValue(key, value) && value.lowest >= value.highest)
    return [fault('highest', 'SCALE_UPSIDE_DOWN', { lowest: `${value.lowest}` })]
  // One key and one sign for each absence, or the journal could not tell what was typed [P-05].
  if (key === 'P-05' && isPolicyValue(key, value))
    return [
      ...repeated(
        value.codes.map(({ code }) => code.toLocaleLowerCase('ru')),
        (index) => `codes.${index}.code`,
      ),
      ...repeated(
        value.codes.map((each) => each.key),
        (index) => `codes.${index}.key`,
      ),
    ]
  if (key === 'P-09' && isPolicyValue(key, value))
    return repeated(value.letters, () => 'letters').slice(0, 1)
  return []
}

/** Everything that is wrong with a value somebody sets, field by field; empty when it may stand. */
export const policyFaults = (key: PolicyKey, value: unknown): readonly Fault[] => {
  const own = faultsIn(policyShapes[key], value, '')
  return own.length > 0 ? own : faultsBetween(key, value)
}
