import { Button, Group } from '@mantine/core'
import type { PeriodSet } from '@zvonok/contracts/zvonok/registry/v1/periods'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import type { Json } from '../api/types.ts'
import { useDraft } from '../app/use-draft.ts'
import { todayIn, useSession } from '../app/session.ts'
import type { PeriodKindName } from '../school/reads.ts'
import { useSave } from '../school/use-save.ts'
import { useSchool } from '../school/use-school.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { toast } from '../ui/toasts.tsx'
import { problemsOf, usualDraft, type PeriodsDraft } from './draft.ts'
import classes from './periods.module.css'
import { Spans } from './spans.tsx'
import { YearBar } from './year-bar.tsx'

interface Props {
  readonly kind: PeriodKindName
  readonly saved: Json<PeriodSet> | undefined
}

/** The periods and holidays of one kind; what overlaps is named while it is typed. */
export const SetEditor = ({ kind, saved }: Props) => {
  const { t } = useTranslation()
  const { schoolId, year, api } = useSchool()
  const today = todayIn(useSession(), schoolId)
  const [start] = useState<PeriodsDraft>(saved ?? usualDraft(year, kind))
  const [draft, setDraft] = useState(start)
  useDraft(JSON.stringify(draft) !== JSON.stringify(start), { kind })
  const problems = problemsOf(draft, year)
  const save = useSave(
    () =>
      command('PUT', `${api}/periods`, {
        body: {
          year,
          kind,
          periods: draft.periods.map(({ name, startsOn, endsOn }, index) => ({
            number: index + 1,
            name,
            startsOn,
            endsOn,
          })),
          holidays: draft.holidays,
          expectedVersion: saved?.version ?? 0,
        },
      }),
    () => toast(t('periods.saved')),
  )
  const addHolidays = () =>
    setDraft({
      ...draft,
      holidays: [...draft.holidays, { name: t('periods.newHolidays'), startsOn: '', endsOn: '' }],
    })
  return (
    <>
      <YearBar draft={draft} year={year} today={today} />
      {saved === undefined && <p className={classes['hint']}>{t('periods.usualOffered')}</p>}
      <section className={classes['part']}>
        <h2>{t('periods.periods')}</h2>
        <Spans
          spans={draft.periods}
          year={year}
          isFree={false}
          onChange={(periods) => setDraft({ ...draft, periods })}
        />
      </section>
      <section className={classes['part']}>
        <h2>{t('periods.holidays')}</h2>
        <Spans
          spans={draft.holidays}
          year={year}
          isFree
          onChange={(holidays) => setDraft({ ...draft, holidays })}
        />
        <Button mt="sm" variant="subtle" onClick={addHolidays}>
          {t('periods.addHolidays')}
        </Button>
      </section>
      {problems.length > 0 && (
        <div className={classes['problems']} role="alert">
          <ul>
            {problems.map(({ kind: what, names }) => (
              <li key={`${what}/${names.join('/')}`}>
                {t(`periods.problem.${what}`, { name: names[0], other: names[1] ?? '' })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
      <Group mt="md">
        <Button
          loading={save.isPending}
          disabled={problems.length > 0}
          onClick={() => save.mutate(undefined)}
        >
          {t('periods.save')}
        </Button>
        <Button variant="default" onClick={() => setDraft(usualDraft(year, kind))}>
          {t('periods.takeUsual')}
        </Button>
      </Group>
    </>
  )
}
