import { Button, Select } from '@mantine/core'
import { IconLock, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../app/use-live.ts'
import { finalsOf } from '../../attestation/reads.ts'
import { useObservable } from '../../observable.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { LessonPanel } from '../lessons/lesson-panel.tsx'
import { courseName } from '../course-name.ts'
import { JournalGrid } from '../marks/grid.tsx'
import type { Page } from '../marks/sheet.ts'
import { worded } from '../marks/worded.ts'
import { changesQueue } from '../queue/changes-queue.ts'
import { JournalBones } from './journal-bones.tsx'
import { PrintFoot, PrintHead } from './print-head.tsx'
import { PrintTopics } from './print-topics.tsx'
import { journalPageOf } from './reads.ts'
import { usePeriodOfLesson } from './use-period-of-lesson.ts'
import { usePeriodName } from '../../ui/period-name.ts'
import classes from './journal-page.module.css'
import paper from './paper.module.css'

const from = '/frame/schools/$schoolId/$year/journals/$courseId'

/** Finals of the page's period; until the first is set the grid keeps the room for lessons. */
const useFinals = (page: Page | undefined): ReadonlyMap<string, string> | undefined => {
  const periodId = page?.period?.periodId
  const isAsked = page?.isGraded === true && periodId !== undefined
  const { data } = useQuery({
    ...finalsOf(page?.schoolId ?? '', page?.courseId ?? '', periodId),
    enabled: isAsked,
    retry: false,
  })
  return useMemo(() => {
    if (!isAsked || data?.rows.every(({ value }) => value === '') !== false) return undefined
    return new Map(data.rows.map(({ pupilId, value }) => [pupilId, value]))
  }, [data, isAsked])
}

export const JournalPage = () => {
  const { t, i18n } = useTranslation()
  const periodName = usePeriodName()
  const locale = i18n.language === 'en' ? 'en' : 'ru'
  const { schoolId, year, courseId } = useParams({ from })
  const { period, lesson } = useSearch({ from })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/journals/$courseId' })
  const queue = useObservable(changesQueue)
  const queryClient = useQueryClient()
  const key = ['journal', courseId] as const
  const query = useQuery({
    ...journalPageOf(schoolId, courseId, period),
    placeholderData: keepPreviousData,
    select: useCallback((page: Page) => worded(page, locale), [locale]),
  })
  useLive(
    `journal:${schoolId}:${courseId}`,
    () => void queryClient.invalidateQueries({ queryKey: key }),
  )
  const finals = useFinals(query.data)
  usePeriodOfLesson(query.data, query.isPlaceholderData ? undefined : lesson, (next) => {
    void navigate({ search: (old) => ({ ...old, period: next }), replace: true })
  })
  const openLesson = (next: string | undefined) =>
    void navigate({
      search: ({ lesson: _, ...old }) => (next === undefined ? old : { ...old, lesson: next }),
      replace: lesson !== undefined,
      resetScroll: false,
    })
  const params = { schoolId, year, courseId }

  return (
    <Loaded query={query} skeleton={<JournalBones />}>
      {(page) => (
        <div className={`${classes['page']} ${paper['across']}`}>
          <PageHead title={courseName(page)} text={page.teacherName}>
            <Link
              className={classes['link']}
              to="/schools/$schoolId/$year/journals/$courseId/plan"
              params={params}
            >
              {t('plan.short')}
            </Link>
            {page.isGraded && (
              <Link
                className={classes['link']}
                to="/schools/$schoolId/$year/journals/$courseId/finals"
                params={params}
                search={page.period === undefined ? {} : { period: page.period.periodId }}
              >
                {t('setFinals.short')}
              </Link>
            )}
            <Button
              variant="subtle"
              leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('action.print')}
            </Button>
            <Select
              className={classes['period'] ?? ''}
              aria-label={t('journal.period')}
              allowDeselect={false}
              data={page.periods.map(({ periodId, name, isClosed }) => ({
                value: periodId,
                label: isClosed
                  ? t('journal.closedOption', { name: periodName(name) })
                  : periodName(name),
              }))}
              value={page.period?.periodId ?? null}
              onChange={(value) =>
                void navigate({ search: value === null ? {} : { period: value } })
              }
            />
          </PageHead>
          {page.period?.isClosed === true && <Closed page={page} />}
          {page.period !== undefined && (
            <PrintHead
              period={periodName(page.period.name)}
              startsOn={page.period.startsOn}
              endsOn={page.period.endsOn}
            />
          )}
          {page.lessons.length === 0 ? (
            <Empty title={t('journals.noLessonsTitle')} text={t('journal.noLessons')} />
          ) : (
            <JournalGrid
              key={page.period?.periodId ?? ''}
              page={page}
              queue={queue}
              onOpenLesson={openLesson}
              {...(finals === undefined ? {} : { finals })}
            />
          )}
          <PrintTopics page={page} />
          <PrintFoot teacher={page.teacherName} />
          <LessonPanel page={page} lessonId={lesson} queue={queue} onGo={openLesson} />
        </div>
      )}
    </Loaded>
  )
}

/** Said before anything is typed, with the rule that closes it. */
const Closed = ({ page }: { readonly page: Page }) => {
  const { t } = useTranslation()
  const ground = page.lessons.find(({ lockedReason }) => lockedReason === 'PERIOD_CLOSED')
  return (
    <p className={classes['closed']} role="note">
      <IconLock size={18} stroke={1.75} aria-hidden />
      <span>
        {t('journal.closed')}
        {ground !== undefined && ` ${t('refusal.ground', { ground: ground.lockedGround })}`}
      </span>
    </p>
  )
}
