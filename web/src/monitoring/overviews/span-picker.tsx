import { SegmentedControl, Switch } from '@mantine/core'
import { isDate } from '@zvonok/policy/dates'
import { useTranslation } from 'react-i18next'
import { presetOf, presets, presetSpan, type Span } from './span.ts'
import { useOverview } from './use-overview.ts'
import classes from './overviews.module.css'
import { useFormat } from '../../ui/format.ts'
import { DayField } from '../../ui/day-field.tsx'

/** Days in the address, so that a link shows a colleague the same figures. */
export const SpanPicker = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, onSearch, span, before, today } = useOverview()
  const set = (next: Span) => onSearch({ ...search, ...next })
  const day = (field: keyof Span) => (
    <DayField
      aria-label={t(`overview.${field}`)}
      value={span[field]}
      maxDate={field === 'from' ? span.to : today}
      {...(field === 'to' ? { minDate: span.from } : {})}
      required
      onChange={(value) => {
        const next = { ...span, [field]: value }
        if (isDate(value) && next.from <= next.to) set(next)
      }}
    />
  )
  return (
    <div className={classes['span']}>
      <SegmentedControl
        aria-label={t('overview.span')}
        data={presets.map((preset) => ({ value: preset, label: t(`overview.preset.${preset}`) }))}
        value={presetOf(span, today) ?? ''}
        onChange={(value) => {
          const preset = presets.find((each) => each === value)
          if (preset !== undefined) set(presetSpan(preset, today))
        }}
      />
      <div className={classes['dates']}>
        {day('from')}
        <span aria-hidden>–</span>
        {day('to')}
      </div>
      <Switch
        className={classes['compare']}
        label={t('overview.compare')}
        description={
          before === undefined
            ? undefined
            : `${format.date(before.from)} – ${format.date(before.to)}`
        }
        checked={before !== undefined}
        onChange={({ currentTarget }) => {
          const { compare: _, ...rest } = search
          onSearch(currentTarget.checked ? { ...rest, compare: true } : rest)
        }}
      />
    </div>
  )
}
