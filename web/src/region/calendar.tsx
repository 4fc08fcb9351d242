import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { academicYearOf, yearEndsOn, yearLabel, yearStartsOn } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { todayIn, useSession } from '../app/session.ts'
import { enumName } from '../school/enum-name.ts'
import { useFormat } from '../ui/format.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DayField } from '../ui/day-field.tsx'
import { calendarQuery } from './reads.ts'
import { useRegionForm } from './use-region-form.ts'
import classes from './region.module.css'

const kinds = [
  'HOLIDAY',
  'DAY_OFF_MOVED',
  'SHORT_WORKING_DAY',
  'WORKING_DAY',
  'UNSPECIFIED',
] as const

/** Days of the region that differ from the plain week. */
export const Calendar = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const year = academicYearOf(todayIn(useSession(), undefined))
  const query = useQuery(calendarQuery(yearStartsOn(year), yearEndsOn(year)))
  const { form, save, submit } = useRegionForm(
    'PUT',
    '/api/calendar/days',
    { date: '', kind: 'HOLIDAY', name: '', movedFrom: '' },
    (day) => ({ day: day.kind === 'DAY_OFF_MOVED' ? day : { ...day, movedFrom: '' } }),
    () => form.reset(),
  )
  return (
    <section className={classes['part']}>
      <h2>{t('region.calendar', { year: yearLabel(year) })}</h2>
      <p className={classes['hint']}>{t('region.calendarText')}</p>
      <form className={classes['fields']} onSubmit={submit} noValidate>
        <DayField label={t('region.day')} {...form.getInputProps('date')} />
        <NativeSelect
          label={t('region.dayKind')}
          data={kinds.map((kind) => ({ value: kind, label: t(`region.kind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('region.dayName')} {...form.getInputProps('name')} />
        {form.values.kind === 'DAY_OFF_MOVED' && (
          <DayField label={t('region.movedFrom')} {...form.getInputProps('movedFrom')} />
        )}
        <Button type="submit" loading={save.isPending} disabled={form.values.date === ''}>
          {t('region.setDay')}
        </Button>
      </form>
      {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
      <Loaded query={query}>
        {(days) => (
          <ul className={classes['rows']}>
            {days.map(({ date, kind, name, movedFrom }) => (
              <li key={date}>
                <span>
                  <b>{format.dayAndWeekday(date)}</b>
                  <small>
                    {[
                      t(`region.kind.${kindOf(enumName('CALENDAR_DAY_KIND', kind))}`),
                      name,
                      movedFrom === '' ? '' : t('region.wasMoved', { date: format.day(movedFrom) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

const kindOf = (name: string): (typeof kinds)[number] =>
  kinds.find((kind) => kind === name) ?? 'UNSPECIFIED'
