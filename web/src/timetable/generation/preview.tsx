import type { GenerationPreview } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../api/types.ts'
import { useCourseRows } from '../../curriculum/course-rows.ts'
import { useFormat } from '../../ui/format.ts'
import { totalsOf } from './totals.ts'
import classes from './generation.module.css'

const kinds = ['added', 'kept', 'changed', 'cancelled'] as const

interface Props {
  readonly preview: Json<GenerationPreview>
  /** What is done about it, before the long list. */
  readonly children: ReactNode
}

/** The whole first, then course by course, those that change before the others. */
export const Preview = ({ preview, children }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useCourseRows().data
  const totals = totalsOf(preview.counts)
  const nameOf = (courseId: string): string => {
    const row = rows?.find(({ course }) => course.courseId === courseId)
    return [row?.className, row?.subject, row?.group].filter(Boolean).join(' · ')
  }
  const moved = ({ added, changed, cancelled }: (typeof preview.counts)[number]) =>
    Math.min(1, added + changed + cancelled)
  const counts = preview.counts.toSorted((a, b) => moved(b) - moved(a))
  return (
    <>
      <dl className={classes['totals']}>
        {kinds.map((kind) => (
          <div key={kind} data-kind={kind}>
            <dt>{t(`generation.${kind}`)}</dt>
            <dd>{format.count(totals[kind])}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['days']}>
        {t('generation.days', { school: preview.schoolDays, off: preview.daysOff })}
      </p>
      {children}
      <div
        className={classes['scroll']}
        tabIndex={0}
        role="region"
        aria-label={t('generation.byCourse')}
      >
        <table className={classes['table']}>
          <caption className="visually-hidden">{t('generation.byCourse')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('generation.course')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`generation.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((count) => (
              <tr key={count.courseId}>
                <th scope="row">{nameOf(count.courseId)}</th>
                {kinds.map((kind) => (
                  <td key={kind} data-none={count[kind] === 0 || undefined}>
                    {format.count(count[kind])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
