import { useTranslation } from 'react-i18next'
import type { Lesson } from '../reads.ts'
import { isTicked, tick, useTicks } from './ticks.ts'
import classes from './week.module.css'

interface Props {
  readonly lesson: Lesson
  readonly date: string
  readonly isNew: true | undefined
}

/** Homework is a task: ticked off here, for this device only. */
export const Homework = ({ lesson, date, isNew }: Props) => {
  const { lessonId, homework } = lesson
  const { t } = useTranslation()
  const isDone = isTicked(useTicks(), lessonId, homework)
  const change = () => tick(lessonId, isDone ? undefined : { date, task: homework })
  const spoken = <span className="visually-hidden">{t('diary.homework')}: </span>
  if (!lesson.hasTask)
    return (
      <p className={classes['noTask']}>
        {spoken}
        {homework}
      </p>
    )
  return (
    <label className={classes['homework']} data-done={isDone || undefined} data-new={isNew}>
      <input type="checkbox" checked={isDone} onChange={change} />
      <span>
        {spoken}
        {homework}
      </span>
    </label>
  )
}
