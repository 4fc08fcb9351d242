import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shortName, unbroken } from '../../people/names.ts'
import { staffOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { TableColumn } from '../../ui/table/rows.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { usePlaceWords } from './place-words.ts'
import { changesOf, kindOf, type ChangeEntry } from './reads.ts'
import { TableBones } from '../../ui/states/table-bones.tsx'
import classes from './changes.module.css'

const keyOf = (change: ChangeEntry) => change.changeId

const useColumns = (): readonly TableColumn<ChangeEntry>[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId, year } = useSchool()
  const staff = useQuery(staffOf(schoolId)).data
  const placeWords = usePlaceWords()
  return useMemo(() => {
    const names = new Map(staff?.map(({ personId, name }) => [personId, shortName(name)]))
    return [
      {
        id: 'at',
        head: t('changes.at'),
        value: ({ changedAt }) => changedAt,
        cell: ({ changedAt }) =>
          changedAt === undefined ? '' : format.moment(new Date(changedAt)),
      },
      {
        id: 'kind',
        head: t('changes.what'),
        value: (change) => t(`changes.kind.${kindOf(change)}`),
      },
      {
        id: 'summary',
        head: t('changes.summary'),
        value: (change) =>
          [change.summary, placeWords(change), change.reason].filter(Boolean).join('; '),
        cell: (change) => (
          <>
            {unbroken(change.summary)}
            {change.place !== undefined && (
              <span className={classes['place']}>{placeWords(change)}</span>
            )}
            {change.reason !== '' && <span className={classes['reason']}>{change.reason}</span>}
          </>
        ),
      },
      {
        id: 'lessons',
        head: t('changes.lessons'),
        align: 'end',
        value: ({ lessons }) => lessons,
        cell: ({ lessons }) => format.count(lessons),
      },
      {
        id: 'dates',
        head: t('changes.dates'),
        isMinor: true,
        value: ({ from }) => from,
        cell: ({ from, to }) => (
          <Link
            to="/schools/$schoolId/$year/lessons"
            params={{ schoolId, year }}
            search={{ date: from }}
          >
            {from === to ? format.date(from) : `${format.date(from)}–${format.date(to)}`}
          </Link>
        ),
      },
      {
        id: 'author',
        head: t('changes.author'),
        isMinor: true,
        value: ({ authorId }) => names.get(authorId),
        cell: ({ authorId }) => unbroken(names.get(authorId) ?? ''),
      },
    ]
  }, [t, format, schoolId, year, staff, placeWords])
}

/** «Изменения»: who changed what in the timetable, and changes of many lessons at once. */
export const ChangesPage = () => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/changes' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/changes' })
  const pages = useInfiniteQuery(changesOf(schoolId))
  const columns = useColumns()
  const setBulk = (isOpen: boolean) => {
    const { bulk: _, ...rest } = search
    void navigate({ search: isOpen ? { ...rest, bulk: true } : rest, replace: true })
  }
  const query = pages as typeof pages & { readonly data: typeof pages.data }
  return (
    <>
      <PageHead title={t('changes.title')} text={t('changes.text')}>
        <Button onClick={() => setBulk(true)}>{t('changes.bulk')}</Button>
      </PageHead>
      <Loaded
        query={query}
        skeleton={<TableBones columns={5} />}
        isEmpty={(data) => data.pages.every((page) => page.length === 0)}
        empty={<Empty title={t('changes.emptyTitle')} text={t('changes.emptyText')} />}
      >
        {(data) => (
          <>
            <DataTable
              rows={data.pages.flat()}
              columns={columns}
              keyOf={keyOf}
              search={search}
              onSearch={(next) => void navigate({ search: next, replace: true })}
              name={t('changes.title')}
            />
            {pages.hasNextPage && (
              <Button
                mt="lg"
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t('changes.older')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {search.bulk === true && <BulkDialog onClose={() => setBulk(false)} />}
    </>
  )
}
