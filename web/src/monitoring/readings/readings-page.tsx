import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { TableColumn } from '../../ui/table/rows.ts'
import { readingsOf, type Reading } from './reads.ts'
import { useSubjectNames } from './use-subject-names.ts'
import { useReadingWords } from './use-reading-words.ts'
import classes from './readings.module.css'

const lessonReads = new Set(['overview.lesson', 'journal.lesson', 'mark.changes'])

/** «Кто читал наши данные». */
export const ReadingsPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReadingWords()
  const names = useSubjectNames()
  const { schoolId, year } = useSchool()
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/readings' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/readings' })
  const query = useInfiniteQuery(readingsOf(schoolId))
  const columns: readonly TableColumn<Reading>[] = [
    {
      id: 'at',
      head: t('readings.at'),
      value: ({ readAt }) => readAt,
      cell: ({ readAt }) =>
        readAt === undefined ? (
          ''
        ) : (
          <time className={classes['at']} dateTime={readAt}>
            {format.moment(new Date(readAt))}
          </time>
        ),
    },
    { id: 'reader', head: t('readings.reader'), value: ({ reader }) => reader },
    { id: 'role', head: t('readings.role'), value: words.role, isMinor: true },
    { id: 'what', head: t('readings.whatHead'), value: words.what },
    {
      id: 'subject',
      head: t('readings.subject'),
      value: ({ subjectId }) => names.get(subjectId),
      // Of a lesson the name says little: its page says all.
      cell: ({ what, subjectId }) =>
        lessonReads.has(what) && subjectId !== '' ? (
          <Link
            to="/schools/$schoolId/$year/overview/lessons/$lessonId"
            params={{ schoolId, year, lessonId: subjectId }}
          >
            {t('readings.toLesson')}
          </Link>
        ) : (
          names.get(subjectId)
        ),
    },
  ]
  return (
    <>
      <PageHead title={t('readings.title')} text={t('readings.text')} />
      <Loaded
        query={query}
        isEmpty={({ pages }) => pages.every(({ readings }) => readings.length === 0)}
        empty={<Empty title={t('readings.noneTitle')} text={t('readings.noneText')} />}
      >
        {({ pages }) => (
          <>
            <DataTable
              rows={pages.flatMap(({ readings }) => readings)}
              columns={columns}
              keyOf={({ readingId }) => readingId}
              search={search}
              onSearch={(next) =>
                void navigate({ search: next, replace: true, resetScroll: false })
              }
              name={t('readings.title')}
            />
            {query.hasNextPage && (
              <Button
                className={classes['more'] ?? ''}
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('readings.older')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
