import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSchool } from '../../school/use-school.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { TableColumn } from '../../ui/table/rows.ts'
import { classAndGroup } from '../course-name.ts'
import { journalsOf, type JournalEntry } from './reads.ts'
import { Today } from './today.tsx'
import classes from './journals.module.css'

const keyOf = (journal: JournalEntry) => journal.courseId

const useColumns = (): readonly TableColumn<JournalEntry>[] => {
  const { t } = useTranslation()
  const { schoolId, year } = useSchool()
  return useMemo(() => {
    const paramsOf = ({ courseId }: JournalEntry) => ({ schoolId, year, courseId })
    return [
      {
        id: 'class',
        head: t('journals.class'),
        value: classAndGroup,
      },
      {
        id: 'subject',
        head: t('journals.subject'),
        value: ({ subjectName }) => subjectName,
        cell: (journal) => (
          <Link
            className={classes['open']}
            to="/schools/$schoolId/$year/journals/$courseId"
            params={paramsOf(journal)}
            search={{}}
          >
            {journal.subjectName}
          </Link>
        ),
      },
      {
        id: 'teacher',
        head: t('journals.teacher'),
        isMinor: true,
        value: ({ teacherName }) => teacherName,
      },
      {
        id: 'filled',
        head: t('journals.filled'),
        align: 'end',
        value: ({ lessonsFilled, lessonsHeld }) => lessonsHeld - lessonsFilled,
        cell: ({ lessonsFilled, lessonsHeld }) => (
          <span
            data-behind={lessonsFilled < lessonsHeld || undefined}
            className={classes['filled']}
          >
            {t('journals.filledOf', { filled: lessonsFilled, held: lessonsHeld })}
          </span>
        ),
      },
      {
        id: 'more',
        head: t('journals.more'),
        isMinor: true,
        value: () => undefined,
        cell: (journal) => (
          <span className={classes['links']}>
            <Link to="/schools/$schoolId/$year/journals/$courseId/plan" params={paramsOf(journal)}>
              {t('plan.short')}
            </Link>
            <Link
              to="/schools/$schoolId/$year/journals/$courseId/finals"
              params={paramsOf(journal)}
              search={{}}
            >
              {t('setFinals.short')}
            </Link>
          </span>
        ),
      },
    ]
  }, [t, schoolId, year])
}

/** Today's lessons on top, below them every journal that the person may open. */
export const JournalsPage = () => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/journals' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/journals' })
  const query = useQuery(journalsOf(schoolId))
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('journals.title')} />
      <Loaded
        query={query}
        isEmpty={(journals) => journals.length === 0}
        empty={<Empty title={t('journals.emptyTitle')} text={t('journals.emptyText')} />}
      >
        {(journals) => {
          const mine = journals.filter((journal) => journal.isMine)
          const offersMine = mine.length > 0 && mine.length < journals.length
          return (
            <>
              <Today journals={journals} />
              <DataTable
                rows={offersMine && search.all !== true ? mine : journals}
                columns={columns}
                keyOf={keyOf}
                search={search}
                onSearch={(next) => void navigate({ search: next, replace: true })}
                name={t('journals.title')}
                filters={
                  offersMine && (
                    <Switch
                      label={t('journals.all')}
                      checked={search.all === true}
                      onChange={({ currentTarget: { checked } }) => {
                        const { all: _, ...rest } = search
                        void navigate({
                          search: checked ? { ...rest, all: true } : rest,
                          replace: true,
                        })
                      }}
                    />
                  )
                }
              />
            </>
          )
        }}
      </Loaded>
    </>
  )
}
