import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import type { Span } from './draft.ts'
import { usePeriodName } from '../ui/period-name.ts'
import classes from './periods.module.css'
import { DayField } from '../ui/day-field.tsx'

interface Props {
  readonly spans: readonly Span[]
  readonly year: number
  readonly onChange: (spans: readonly Span[]) => void
  /** Holidays are named and removed by hand; the periods of a kind are as many as they are. */
  readonly isFree: boolean
}

/** Rows of a name and two dates. */
export const Spans = ({ spans, year, onChange, isFree }: Props) => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const put = (at: number, change: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...change } : span)))
  const bounds = { minDate: yearStartsOn(year), maxDate: yearEndsOn(year) }
  return spans.map((span, index) => (
    <div key={index} className={classes['row']}>
      {isFree ? (
        <TextInput
          aria-label={t('periods.name')}
          value={span.name}
          onChange={(event) => put(index, { name: event.currentTarget.value })}
        />
      ) : (
        <span>{periodName(span.name)}</span>
      )}
      <DayField
        clearable={false}
        aria-label={t('periods.from', { name: span.name })}
        {...bounds}
        value={span.startsOn}
        onChange={(day) => put(index, { startsOn: day })}
      />
      <DayField
        clearable={false}
        aria-label={t('periods.until', { name: span.name })}
        {...bounds}
        value={span.endsOn}
        onChange={(day) => put(index, { endsOn: day })}
      />
      {isFree && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('periods.remove', { name: span.name })}
          onClick={() => onChange(spans.filter((_, at) => at !== index))}
        >
          <IconTrash size={18} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  ))
}
