import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { TableColumn } from '../../ui/table/rows.ts'
import type { TableSearch } from '../../ui/table/table-search.ts'
import type { PlanData } from './plan-page.tsx'
import classes from './plan.module.css'

type Item = PlanData['items'][number]

const keyOf = (item: Item) => item.planItemId

export const PlanTable = ({ plan }: { readonly plan: PlanData }) => {
  const { t } = useTranslation()
  const columns = usePlanColumns()
  const [search, setSearch] = useState<TableSearch>({})
  const used = plan.items.filter((item) => item.lessonId !== '').length
  return (
    <>
      <p className={classes['counts']}>
        {t('plan.counts', { items: plan.items.length, used, lessons: plan.lessons })}{' '}
        <Gap items={plan.items.length} lessons={plan.lessons} />
      </p>
      <DataTable
        rows={plan.items}
        columns={columns}
        keyOf={keyOf}
        search={search}
        onSearch={setSearch}
        name={plan.name}
      />
    </>
  )
}

/** SCH-20: the topics of the plan against the lessons of the year. */
const Gap = ({ items, lessons }: { readonly items: number; readonly lessons: number }) => {
  const { t } = useTranslation()
  if (items === lessons) return <span className={classes['even']}>{t('plan.even')}</span>
  return (
    <strong className={classes['gap']}>
      {items < lessons
        ? t('plan.tooFew', { count: lessons - items })
        : t('plan.tooMany', { count: items - lessons })}
    </strong>
  )
}

const usePlanColumns = (): readonly TableColumn<Item>[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId, year, courseId } = useParams({
    from: '/frame/schools/$schoolId/$year/journals/$courseId/plan',
  })
  return useMemo(
    () => [
      { id: 'number', head: t('plan.number'), value: ({ number }) => number, align: 'end' },
      { id: 'topic', head: t('lesson.topic'), value: ({ topic }) => topic },
      { id: 'section', head: t('plan.section'), isMinor: true, value: ({ section }) => section },
      {
        id: 'homework',
        head: t('lesson.homework'),
        isMinor: true,
        value: ({ homework }) => homework,
      },
      {
        id: 'lesson',
        head: t('plan.lesson'),
        value: ({ lessonDate }) => (lessonDate === '' ? undefined : lessonDate),
        cell: ({ lessonId, lessonDate }) =>
          lessonId === '' ? (
            <span className={classes['unused']}>{t('plan.unused')}</span>
          ) : (
            <Link
              className={classes['date']}
              to="/schools/$schoolId/$year/journals/$courseId"
              params={{ schoolId, year, courseId }}
              search={{ lesson: lessonId }}
            >
              {format.date(lessonDate)}
            </Link>
          ),
      },
    ],
    [t, format, schoolId, year, courseId],
  )
}
