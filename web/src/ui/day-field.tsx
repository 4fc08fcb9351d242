import { DateInput, type DateInputProps } from '@mantine/dates'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'
import { dayFault, fieldDay, isNoDay, type Bounds } from './typed-day.ts'
import classes from './day-field.module.css'

type Given = Omit<
  DateInputProps,
  'value' | 'onChange' | 'valueFormat' | 'dateParser' | 'fixOnBlur' | 'minDate' | 'maxDate'
>

interface Props extends Given, Bounds {
  /** An ISO day, `2026-09-01`; empty while there is none. */
  readonly value?: string
  /** Besides a day and empty it may be given what `isNoDay`: such a form is not to be saved. */
  readonly onChange?: (day: string) => void
}

interface Typed {
  readonly text: string
  /** The value before it was typed and the one given for it: any other comes from elsewhere. */
  readonly before: string
  readonly given: string
}

/** What stands in the field since its last key, until it is a day. */
const useTyped = ({ value = '', onChange, minDate, maxDate }: Props) => {
  const [typed, setTyped] = useState<Typed>()
  const [isLeft, setLeft] = useState(true)
  const context = { today: dayjs().format('YYYY-MM-DD'), bounds: { minDate, maxDate } }
  const isOwn = typed !== undefined && (value === typed.given || value === typed.before)
  const give = (text: string, isDone: boolean) => {
    const given = fieldDay(text, { ...context, isDone })
    setTyped(isDone && !isNoDay(given) ? undefined : { text, before: value, given })
    setLeft(isDone)
    if (given !== value) onChange?.(given)
  }
  return {
    fault: isOwn ? dayFault(typed.text, context) : undefined,
    isTyping: !isLeft,
    day: value === '' || isNoDay(value) || (isOwn && isNoDay(typed.given)) ? null : value,
    type: (text: string) => give(text, false),
    finish: () => {
      if (isOwn) give(typed.text, true)
    },
    pick: (day: string | null) => {
      setTyped(undefined)
      onChange?.(day ?? '')
    },
  }
}

/** A day by keyboard or from a calendar, in the way of the reader's language. */
export const DayField = (props: Props) => {
  const { value: _, onChange: __, minDate, maxDate, error, ...given } = props
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const locale = i18n.language === 'ru' ? 'ru' : 'en'
  const { fault, isTyping, day, type, finish, pick } = useTyped(props)
  const words =
    fault === undefined || isTyping
      ? undefined
      : fault.kind === 'none'
        ? t('dayField.none')
        : t(`dayField.${fault.kind}`, { day: format.date(fault.bound) })
  return (
    <DateInput
      valueFormat={locale === 'ru' ? 'DD.MM.YYYY' : 'D MMM YYYY'}
      // Typed days are read by `onInput`: this one would take the first beginning that is a day.
      dateParser={() => null}
      previousLabel={t('dayField.previous')}
      nextLabel={t('dayField.next')}
      clearButtonProps={{ 'aria-label': t('dayField.clear') }}
      autoComplete="off"
      // Days of the months beside are pale beyond reading.
      hideOutsideDates
      classNames={{ day: classes['day'] ?? '' }}
      clearable={given.required !== true}
      {...given}
      {...(minDate === undefined ? {} : { minDate })}
      {...(maxDate === undefined ? {} : { maxDate })}
      error={words ?? error}
      fixOnBlur={fault === undefined}
      value={day}
      onChange={pick}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        finish()
        given.onBlur?.(event)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish()
        given.onKeyDown?.(event)
      }}
    />
  )
}
