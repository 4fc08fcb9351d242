import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { DiaryMarkChip } from './chips.tsx'
import type { NewMark } from './news.ts'
import classes from './week.module.css'

/** «Новое»: what was set since the last visit, in one place. */
export const NewMarks = ({ marks }: { readonly marks: readonly NewMark[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (marks.length === 0) return null
  return (
    <section aria-labelledby="new-marks">
      <h2 id="new-marks" className={classes['part']}>
        {t('diary.new')}
      </h2>
      <ul className={classes['news']}>
        {marks.map(({ date, lesson, mark }) => (
          <li key={`${lesson.lessonId}/${mark.setAt}/${mark.work}`}>
            <DiaryMarkChip mark={mark} date={date} />
            <span>
              {lesson.subject}
              <small>
                {mark.work} · {format.dayAndWeekday(date)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
