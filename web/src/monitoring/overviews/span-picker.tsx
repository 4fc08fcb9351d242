import { SegmentedControl, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { presetOf, presets, presetSpan, type Span } from './span.ts'
import { useOverview } from './use-overview.ts'
import classes from './overviews.module.css'

/** Days in the address, so that a link shows a colleague the same figures. */
export const SpanPicker = () => {
  const { t } = useTranslation()
  const { search, onSearch, span, today } = useOverview()
  const set = (next: Span) => onSearch({ ...search, ...next })
  const day = (field: keyof Span) => (
    <TextInput
      type="date"
      aria-label={t(`overview.${field}`)}
      value={span[field]}
      max={field === 'from' ? span.to : today}
      min={field === 'to' ? span.from : undefined}
      required
      onChange={(event) => {
        const { value } = event.currentTarget
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
