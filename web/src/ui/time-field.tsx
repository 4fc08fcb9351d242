import { TimePicker, type TimePickerProps } from '@mantine/dates'
import { useTranslation } from 'react-i18next'

interface Props extends Omit<TimePickerProps, 'value' | 'onChange' | 'label'> {
  readonly label: string
  /** The label is drawn elsewhere, as in a row of many. */
  readonly isLabelHidden?: boolean
  /** `08:30`; empty while there is none. */
  readonly value: string
  readonly onChange: (time: string) => void
}

/** A local time in 24 hours, whatever the browser's own country. */
export const TimeField = ({ label, isLabelHidden = false, onChange, ...given }: Props) => {
  const { t } = useTranslation()
  return (
    <TimePicker
      {...given}
      {...(isLabelHidden ? {} : { label })}
      format="24h"
      hoursInputLabel={t('timeField.hours', { label })}
      minutesInputLabel={t('timeField.minutes', { label })}
      onChange={(time) => onChange(time.slice(0, 5))}
    />
  )
}
