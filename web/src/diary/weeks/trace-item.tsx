import { useTranslation } from 'react-i18next'
import type { Lesson } from '../reads.ts'
import { newsId } from './news.ts'
import { useChangeWords } from './use-change-words.ts'
import classes from './week.module.css'

interface Props {
  readonly lesson: Lesson
  readonly date: string
  readonly news: ReadonlySet<string>
}

/** Where a lesson was planned that is held on another day: it says where it went, and is nothing to come to. */
export const TraceItem = ({ lesson, date, news }: Props) => {
  const { t } = useTranslation()
  const changes = useChangeWords()(lesson, date)
  const { lessonId, slot, subject } = lesson
  return (
    <li className={classes['lesson']} data-trace>
      <div className={classes['when']}>
        <span className={classes['slot']} aria-label={t('diary.slot', { slot })}>
          {slot}
        </span>
      </div>
      <div className={classes['what']}>
        <h3>{subject}</h3>
        <p
          className={classes['change']}
          data-new={news.has(newsId(lessonId, 'change')) || undefined}
        >
          {changes.join(' ')}
        </p>
      </div>
    </li>
  )
}
