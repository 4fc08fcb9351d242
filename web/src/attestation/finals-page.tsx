import { Button, Select } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { JournalPage } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { useTranslation } from 'react-i18next'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { PageHead } from '../ui/page-head.tsx'
import { wordReason } from '../ui/refusal/wording.ts'
import { courseName } from '../journal/course-name.ts'
import { PrintFoot, PrintHead } from '../journal/journals/print-head.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { FinalsTable } from './finals-table.tsx'
import { SaveBar } from './save-bar.tsx'
import { finalsOf, type FinalsData } from './reads.ts'
import { useFinals } from './use-finals.ts'
import { usePeriodName } from '../ui/period-name.ts'
import classes from './finals.module.css'

const from = '/frame/schools/$schoolId/$year/journals/$courseId/finals'

/** How far behind the journal the page may be. */
const followMs = 5_000

/** Final marks of a period: averages advise, the teacher decides. */
export const FinalsPage = () => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const { schoolId, year, courseId } = useParams({ from })
  const { period } = useSearch({ from })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/journals/$courseId/finals' })
  // Averages follow the journal a moment later, and nobody tells the page when.
  const query = useQuery({
    ...finalsOf(schoolId, courseId, period),
    refetchOnMount: 'always',
    refetchInterval: followMs,
  })
  const journal = useQuery({
    queryKey: ['journal', courseId, 'page', undefined],
    queryFn: ({ signal }) =>
      read<Json<JournalPage>>(`/api/schools/${schoolId}/journals/${courseId}`, { signal }),
  }).data
  return (
    <Loaded query={query}>
      {(page) => (
        <>
          <PageHead
            title={t('setFinals.title', { period: periodName(page.periodName) })}
            text={
              <Link
                to="/schools/$schoolId/$year/journals/$courseId"
                params={{ schoolId, year, courseId }}
                search={{ period: page.periodId }}
              >
                {courseName(page)}
              </Link>
            }
          >
            <Button
              variant="subtle"
              leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('action.print')}
            </Button>
            <Select
              aria-label={t('journal.period')}
              allowDeselect={false}
              data={(journal?.periods ?? []).map(({ periodId, name }) => ({
                value: periodId,
                label: periodName(name),
              }))}
              value={page.periodId}
              onChange={(value) =>
                void navigate({ search: value === null ? {} : { period: value } })
              }
            />
          </PageHead>
          <PrintHead
            period={periodName(page.periodName)}
            startsOn={page.startsOn}
            endsOn={page.endsOn}
          />
          <Standing page={page} />
          {page.scale.length === 0 ? null : page.rows.length === 0 ? (
            <Empty title={t('setFinals.emptyTitle')} text={t('setFinals.emptyText')} />
          ) : (
            <Editor key={page.periodId} page={page} periodAsked={period} />
          )}
          <PrintFoot teacher={journal?.teacherName ?? ''} />
        </>
      )}
    </Loaded>
  )
}

interface EditorProps {
  readonly page: FinalsData
  readonly periodAsked: string | undefined
}

const Editor = ({ page, periodAsked }: EditorProps) => {
  const editing = useFinals(page, periodAsked)
  return (
    <>
      <FinalsTable page={page} editing={editing} />
      {page.isEditable && <SaveBar page={page} editing={editing} />}
    </>
  )
}

/** Whether finals may be set here, why not, and until when; told before anything is typed. */
const Standing = ({ page }: { readonly page: FinalsData }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (page.isClosed && page.isEditable)
    return <p className={classes['note']}>{t('setFinals.closed')}</p>
  if (page.isEditable)
    return (
      <p className={classes['hint']}>
        {page.deadline !== '' && t('setFinals.deadline', { day: format.day(page.deadline) })}{' '}
        {t('setFinals.keys', { letters: page.scale.filter((v) => !/^\d$/.test(v)).join(', ') })}
      </p>
    )
  return (
    <p className={classes['note']} role="note">
      {page.isClosed && page.lockedReason === '' && t('setFinals.closed')}
      {page.lockedReason === 'FINALS_TOO_EARLY'
        ? t('setFinals.tooEarly', { day: format.day(page.endsOn) })
        : page.lockedReason !== '' && wordReason(page.lockedReason, { deadline: page.deadline })}
      {page.lockedGround !== '' && ` ${t('refusal.ground', { ground: page.lockedGround })}`}
    </p>
  )
}
