import { DateInput, type DateInputProps } from '@mantine/dates'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { typedDay } from './typed-day.ts'
import classes from './day-field.module.css'

type Given = Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat' | 'dateParser'>

interface Props extends Given {
  /** An ISO day, `2026-09-01`; empty while there is none. */
  readonly value?: string
  readonly onChange?: (day: string) => void
}

/** A day by keyboard or from a calendar, in the way of the reader's language. */
export const DayField = ({ value = '', onChange, ...given }: Props) => {
  const { t, i18n } = useTranslation()
  const locale = i18n.language === 'ru' ? 'ru' : 'en'
  return (
    <DateInput
      valueFormat={locale === 'ru' ? 'DD.MM.YYYY' : 'D MMM YYYY'}
      dateParser={(text) => typedDay(text, dayjs().format('YYYY-MM-DD')) ?? null}
      previousLabel={t('dayField.previous')}
      nextLabel={t('dayField.next')}
      clearButtonProps={{ 'aria-label': t('dayField.clear') }}
      autoComplete="off"
      // Days of the months beside are pale beyond reading.
      hideOutsideDates
      classNames={{ day: classes['day'] ?? '' }}
      clearable={given.required !== true}
      {...given}
      value={value === '' ? null : value}
      onChange={(day) => onChange?.(day ?? '')}
    />
  )
}
