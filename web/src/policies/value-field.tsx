import { Checkbox, NativeSelect, NumberInput, Switch, TagsInput, TextInput } from '@mantine/core'
import { optionFor } from '@zvonok/policy/faults'
import { isRecord, type Shape } from '@zvonok/policy/shape'
import { useTranslation } from 'react-i18next'
import { TimeField } from '../ui/time-field.tsx'
import { CodesField } from './codes-field.tsx'
import type { Words } from './words.ts'
import { zones } from './zones.ts'
import classes from './policies.module.css'

export interface ValueProps {
  readonly shape: Shape<unknown>
  readonly value: unknown
  /** Path in the value, empty for the whole. */
  readonly at: string
  readonly words: Words
  /** By path. */
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (value: unknown) => void
}

const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`)

/** The field of any part of a rule's value; its shape says which. */
export const ValueField = (props: ValueProps) => {
  const { shape, value, at, words, errors, onChange } = props
  const { form } = shape
  const shared = { label: words.field(at), error: errors[at] }
  switch (form.kind) {
    case 'record':
      return <RecordField {...props} fields={form.fields} />
    case 'either':
      return <EitherField {...props} options={form.options} />
    case 'flag':
      return (
        <Switch
          {...shared}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'whole':
      return (
        <NumberInput
          {...shared}
          min={form.from}
          max={form.to}
          clampBehavior="none"
          allowDecimal={false}
          className={classes['short']}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typed === '' ? undefined : Number(typed))}
        />
      )
    case 'choice':
      return <ChoiceField {...props} choices={form.words} />
    case 'text':
      return (
        <TextInput
          {...shared}
          maxLength={form.longest}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'pattern':
      return form.of === 'time' ? (
        <TimeField {...shared} value={String(value ?? '')} onChange={onChange} />
      ) : (
        <NativeSelect
          {...shared}
          data={[...new Set([...zones, String(value)])].map((zone) => ({
            value: zone,
            label: words.zone(zone),
          }))}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'list':
      return <ListField {...props} item={form.item} />
  }
}

type RecordProps = ValueProps & { readonly fields: Readonly<Record<string, Shape<unknown>>> }

const RecordField = ({ fields, value, at, onChange, ...rest }: RecordProps) => {
  const values = isRecord(value) ? value : {}
  return (
    <div className={classes['fields']} data-nested={at === '' ? undefined : true}>
      {Object.entries(fields).map(([name, shape]) => (
        <ValueField
          key={name}
          {...rest}
          shape={shape}
          value={values[name]}
          at={below(at, name)}
          onChange={(next) => onChange({ ...values, [name]: next })}
        />
      ))}
    </div>
  )
}

const ChoiceField = ({
  choices,
  value,
  at,
  words,
  errors,
  onChange,
}: ValueProps & { readonly choices: readonly string[] }) => (
  <NativeSelect
    label={words.field(at)}
    error={errors[at]}
    data={choices.map((word) => ({ value: word, label: words.choice(word) }))}
    value={String(value ?? '')}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

const firstOf = (shape: Shape<unknown> | undefined): unknown => {
  const { form } = shape ?? {}
  if (form?.kind === 'whole') return form.from
  return form?.kind === 'pattern' ? '16:00' : undefined
}

type EitherProps = ValueProps & { readonly options: readonly Shape<unknown>[] }

/** The way of counting decides which figure is asked for. */
const EitherField = ({ options, value, at, ...rest }: EitherProps) => {
  const records = options.flatMap(({ form }) => (form.kind === 'record' ? [form.fields] : []))
  const ways = records.flatMap(({ by }) => (by?.form.kind === 'choice' ? by.form.words : []))
  const values = isRecord(value) ? value : {}
  const chosen = optionFor(options, value)
  const fields = chosen?.form.kind === 'record' ? chosen.form.fields : {}
  const pick = (by: unknown) => {
    const next = optionFor(options, { by })
    const wanted = next?.form.kind === 'record' ? next.form.fields : {}
    const figures = Object.keys(wanted).filter((name) => name !== 'by')
    rest.onChange({
      by,
      ...Object.fromEntries(figures.map((name) => [name, values[name] ?? firstOf(wanted[name])])),
    })
  }
  return (
    <fieldset className={classes['either']} data-figure={Object.keys(fields).length > 1}>
      <NativeSelect
        label={rest.words.field(at === '' ? 'by' : at)}
        error={rest.errors[below(at, 'by')]}
        data={ways.map((word) => ({ value: word, label: rest.words.choice(word) }))}
        value={String(values['by'] ?? '')}
        onChange={(event) => pick(event.currentTarget.value)}
      />
      {Object.entries(fields)
        .filter(([name]) => name !== 'by')
        .map(([name, shape]) => (
          <ValueField
            key={name}
            {...rest}
            shape={shape}
            value={values[name]}
            at={below(at, name)}
            onChange={(next) => rest.onChange({ ...values, [name]: next })}
          />
        ))}
    </fieldset>
  )
}

type ListProps = ValueProps & { readonly item: Shape<unknown> }

const ListField = ({ item, ...props }: ListProps) => {
  const { t } = useTranslation()
  const { value, at, words, errors, onChange } = props
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  if (item.form.kind === 'record') return <CodesField {...props} list={list} />
  if (item.form.kind === 'choice')
    return (
      <Checkbox.Group
        label={words.field(at)}
        error={errors[at]}
        value={list.map(String)}
        onChange={onChange}
      >
        <div className={classes['checks']}>
          {item.form.words.map((word) => (
            <Checkbox key={word} value={word} label={words.choice(word)} />
          ))}
        </div>
      </Checkbox.Group>
    )
  const wrong = Object.entries(errors).find(([field]) => field === at || field.startsWith(`${at}.`))
  return (
    <TagsInput
      label={words.field(at)}
      description={t('policies.lettersHint')}
      error={wrong?.[1]}
      acceptValueOnBlur
      value={list.map(String)}
      onChange={onChange}
    />
  )
}
