import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { presetOf, presets, presetSpan, type Span } from './span.ts'
import { useOverview } from './use-overview.ts'
import classes from './overviews.module.css'
import { DayField } from '../../ui/day-field.tsx'

/** Days in the address, so that a link shows a colleague the same figures. */
export const SpanPicker = () => {
  const { t } = useTranslation()
  const { search, onSearch, span, today } = useOverview()
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
        if (value !== '' && next.from <= next.to) set(next)
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
    </div>
  )
}
