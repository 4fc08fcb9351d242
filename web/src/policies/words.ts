import type { PolicyKey } from '@zvonok/policy/values'
import { policyShapes } from '@zvonok/policy/values'
import { optionFor } from '@zvonok/policy/faults'
import { isRecord, type Shape } from '@zvonok/policy/shape'

/** Looks a word up; undefined when the catalogue has none. */
export type Find = (path: string) => string | undefined

export interface Words {
  /** The label of a field: `codes.1.key` is named as `key`. */
  readonly field: (field: string) => string
  /** A word of a list, in the sense that it has in this rule. */
  readonly choice: (word: string) => string
  readonly zone: (zone: string) => string
}

/** The words of one rule: its own where a word has a meaning of its own in it. */
export const wordsOf = (key: PolicyKey, find: Find, zone: Words['zone']): Words => ({
  zone,
  field: (field) => find(`field.${key}.${field.split('.').at(-1)}`) ?? field,
  choice: (word) => find(`choice.${key}.${word}`) ?? find(`word.${word}`) ?? word,
})

const part = (shape: Shape<unknown>, value: unknown, words: Words): string => {
  const { form } = shape
  switch (form.kind) {
    case 'choice':
      return words.choice(String(value))
    case 'flag':
      return words.choice(String(value))
    case 'pattern':
      return form.of === 'zone' ? words.zone(String(value)) : String(value)
    case 'list':
      return (Array.isArray(value) ? value : [])
        .map((each: unknown) => part(form.item, each, words))
        .join(', ')
    case 'either': {
      const option = optionFor(form.options, value)
      return option === undefined ? '' : part(option, value, words)
    }
    case 'record':
      return isRecord(value) ? partsOf(form.fields, value, words).join('; ') : ''
    case 'whole':
    case 'text':
      return value === '' ? '—' : String(value)
  }
}

type Fields = Readonly<Record<string, Shape<unknown>>>
type Values = Readonly<Record<string, unknown>>

/** «рабочих дней: 2», «не позже 16:00»: the way of counting, then its figure. */
const counted = (fields: Fields, values: Values, words: Words): string => {
  const way = words.choice(String(values['by']))
  const [figure] = Object.keys(fields).filter((name) => name !== 'by')
  if (figure === undefined) return way
  const value = values[figure]
  return typeof value === 'number' ? `${way}: ${value}` : `${way} ${String(value)}`
}

const partsOf = (fields: Fields, values: Values, words: Words): readonly string[] => {
  const names = Object.keys(fields)
  const [first] = names
  if (first === 'code')
    return [`${String(values['code'])} — ${words.choice(String(values['kind']))}`]
  const others = names.filter((name) => name !== 'by')
  const isCounted =
    first === 'by' && others.every((name) => ['days', 'time', 'hoursAfter'].includes(name))
  if (isCounted) return [counted(fields, values, words)]
  return names.map((name) => {
    const shape = fields[name]
    const said = shape === undefined ? '' : part(shape, values[name], words)
    return names.length === 1 && shape?.form.kind !== 'flag'
      ? said
      : `${words.field(name)}: ${said || '—'}`
  })
}

/** A value in words, a line for each of its fields. */
export const linesOf = (key: PolicyKey, value: unknown, words: Words): readonly string[] => {
  const shape: Shape<unknown> = policyShapes[key]
  if (!shape.accepts(value)) return [JSON.stringify(value)]
  return shape.form.kind === 'record' && isRecord(value)
    ? partsOf(shape.form.fields, value, words)
    : [part(shape, value, words)]
}
