import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { TableColumn } from '../../ui/table/rows.ts'
import type { LessonRow } from './reads.ts'
import { useOverview } from './use-overview.ts'
import classes from './overviews.module.css'

interface Props {
  readonly name: string
  readonly lessons: readonly LessonRow[]
}

/** Lessons of a class, newest first; what is missing is said in words. */
export const ClassLessons = ({ name, lessons }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, onSearch, hrefOf, today } = useOverview()
  const yesNo = (isThere: boolean) => (isThere ? t('overview.yes') : t('overview.no'))
  // Of today the lesson may be still to come, and the teacher has the day for its record.
  const missing = ({ date }: LessonRow, words: string) =>
    date < today ? (
      <span className={classes['missing']}>{words}</span>
    ) : (
      <span className={classes['pending']}>{t('overview.notYet')}</span>
    )
  const columns: readonly TableColumn<LessonRow>[] = [
    {
      id: 'date',
      head: t('overview.lessons.date'),
      value: ({ date, slot }) => `${date}, ${slot}`,
      cell: ({ date, slot }) => (
        <>
          {format.date(date)}
          <small className={classes['slot']}>{t('diary.slot', { slot })}</small>
        </>
      ),
    },
    {
      id: 'subject',
      head: t('subjects.subject'),
      value: ({ subject }) => subject,
      cell: ({ lessonId, subject, isCancelled }) => (
        <>
          <Link to={hrefOf('lesson', lessonId)}>{subject}</Link>
          {isCancelled && <small className={classes['slot']}>{t('diary.cancelled')}</small>}
        </>
      ),
    },
    {
      id: 'teacher',
      head: t('overview.lessons.teacher'),
      value: (row) => row.teacher,
      isMinor: true,
    },
    {
      id: 'topic',
      head: t('overview.lessons.topic'),
      value: ({ topic }) => topic,
      cell: (row) =>
        row.topic === '' && !row.isCancelled ? missing(row, t('overview.no')) : row.topic,
    },
    {
      id: 'homework',
      head: t('overview.lessons.homework'),
      value: ({ hasHomework }) => yesNo(hasHomework),
      isMinor: true,
    },
    {
      id: 'attendance',
      head: t('overview.lessons.attendance'),
      value: ({ hasAttendance, absent }) => (hasAttendance ? absent : undefined),
      cell: (row) =>
        row.hasAttendance
          ? row.absent
          : row.isCancelled
            ? ''
            : missing(row, t('overview.notTaken')),
      align: 'end',
      isMinor: true,
    },
    {
      id: 'marks',
      head: t('overview.count.marks'),
      value: ({ marks }) => marks,
      align: 'end',
      isMinor: true,
    },
  ]
  if (lessons.length === 0)
    return <Empty title={t('overview.noLessonsTitle')} text={t('overview.noLessonsText')} />
  return (
    <DataTable
      rows={lessons}
      columns={columns}
      keyOf={({ lessonId }) => lessonId}
      search={search}
      onSearch={onSearch}
      name={t('overview.lessons.title', { name })}
    />
  )
}
