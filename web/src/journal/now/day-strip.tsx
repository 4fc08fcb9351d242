import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classAndGroup } from '../course-name.ts'
import type { JournalEntry } from '../journals/reads.ts'
import type { TaughtLesson } from '../journals/use-teaching-day.ts'
import classes from './now.module.css'

interface Props {
  readonly lessons: readonly TaughtLesson[]
  readonly names: readonly JournalEntry[]
  readonly chosen: string
  readonly onChoose: (lessonId: string) => void
}

/** The lessons of the day in a row. */
export const DayStrip = ({ lessons, names, chosen, onChoose }: Props) => {
  const { t } = useTranslation()
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const now = strip.current?.querySelector('[aria-current="true"]')
    now?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [chosen])
  return (
    <nav ref={strip} className={classes['strip']} aria-label={t('now.day')}>
      {lessons.map(({ lessonId, courseId, slot, startsAt, phase, isCancelled }) => {
        const journal = names.find((each) => each.courseId === courseId)
        return (
          <button
            key={lessonId}
            type="button"
            aria-current={lessonId === chosen}
            data-phase={phase}
            data-cancelled={isCancelled || undefined}
            onClick={() => onChoose(lessonId)}
          >
            <span>
              {slot} · {startsAt}
            </span>
            <b>{journal !== undefined && classAndGroup(journal)}</b>
            <span>{journal?.subjectName}</span>
          </button>
        )
      })}
    </nav>
  )
}
