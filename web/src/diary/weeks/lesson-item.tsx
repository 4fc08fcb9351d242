import { useTranslation } from 'react-i18next'
import { useRoomName } from '../../ui/room-name.ts'
import type { Lesson } from '../reads.ts'
import { AbsenceChip, DiaryMarkChip } from './chips.tsx'
import { Due, Homework } from './homework.tsx'
import { newsId, type Part } from './news.ts'
import { useSpokenOf } from './use-spoken-of.ts'
import { useChangeWords } from './use-change-words.ts'
import classes from './week.module.css'

interface Props {
  readonly lesson: Lesson
  readonly date: string
  /** Of a past day: nothing is due any more. */
  readonly isOver: boolean
  readonly news: ReadonlySet<string>
  readonly lastVisit: string | undefined
}

export const LessonItem = ({ lesson, date, isOver, news, lastVisit }: Props) => {
  const { t } = useTranslation()
  const changes = useChangeWords()(lesson, date)
  const isNew = (part: Part) => news.has(newsId(lesson.lessonId, part)) || undefined
  const { slot, startsAt, endsAt, subject, room, teacher, topic, marks, absence } = lesson
  const due = isOver ? undefined : lesson.due
  const place = useRoomName()(room)
  const item = useSpokenOf(lesson.lessonId)
  const hasChips = marks.length > 0 || absence !== undefined
  return (
    <li
      ref={item.ref}
      id={lesson.lessonId}
      className={classes['lesson']}
      data-cancelled={lesson.isCancelled || undefined}
      data-spoken-of={item.isSpokenOf || undefined}
    >
      <div className={classes['when']}>
        <span className={classes['slot']} aria-label={t('diary.slot', { slot })}>
          {slot}
        </span>
        <time dateTime={`${date}T${startsAt}`}>{startsAt}</time>
        <time dateTime={`${date}T${endsAt}`}>{endsAt}</time>
      </div>
      <div className={classes['what']}>
        <h3>{subject}</h3>
        <p className={classes['where']}>{[place, teacher].filter(Boolean).join(' · ')}</p>
        {changes.length > 0 && (
          <p className={classes['change']} data-new={isNew('change')}>
            {changes.join(' ')}
          </p>
        )}
        {due !== undefined && <Due due={due} />}
        {topic !== '' && (
          <p className={classes['topic']} data-new={isNew('topic')}>
            {topic}
          </p>
        )}
        {lesson.homework !== '' && (
          <Homework
            lesson={lesson}
            date={date}
            isNew={isNew('homework')}
            isSecond={due !== undefined}
          />
        )}
      </div>
      {hasChips && (
        <div className={classes['chips']} data-new={isNew('marks') ?? isNew('absence')}>
          {marks.map((mark, index) => (
            <DiaryMarkChip
              // Works of a lesson have no id of their own here; their order is their number.
              key={index}
              mark={mark}
              date={date}
              isNew={lastVisit !== undefined && mark.setAt > lastVisit}
            />
          ))}
          {absence !== undefined && <AbsenceChip absence={absence} />}
        </div>
      )}
    </li>
  )
}
