import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import type { Lesson } from '../reads.ts'
import { isTicked, tick, useTicks } from './ticks.ts'
import classes from './week.module.css'

interface TaskProps {
  /** Of the lesson it was given at: the same task is ticked where it was given and where it is due. */
  readonly lessonId: string
  readonly givenOn: string
  readonly text: string
  readonly isNew?: true | undefined
  /** Said before the task: of what lesson it is. */
  readonly lead: string
  readonly isLeadShown?: boolean
}

/** Homework is a task: ticked off here, for this device only. */
const Task = ({ lessonId, givenOn, text, isNew, lead, isLeadShown = false }: TaskProps) => {
  const isDone = isTicked(useTicks(), lessonId, text)
  const change = () => tick(lessonId, isDone ? undefined : { date: givenOn, task: text })
  return (
    <label className={classes['homework']} data-done={isDone || undefined} data-new={isNew}>
      <input type="checkbox" checked={isDone} onChange={change} />
      <span>
        <span className={isLeadShown ? classes['lead'] : 'visually-hidden'}>{lead}: </span>
        {text}
      </span>
    </label>
  )
}

interface Props {
  readonly lesson: Lesson
  readonly date: string
  readonly isNew: true | undefined
  /** Another task, due at this lesson, stands above. */
  readonly isSecond: boolean
}

/** What was given at this lesson. */
export const Homework = ({ lesson, date, isNew, isSecond }: Props) => {
  const { t } = useTranslation()
  const { lessonId, homework, hasTask } = lesson
  const lead = t('diary.homework')
  if (!hasTask)
    return (
      <p className={classes['noTask']}>
        <span className="visually-hidden">{lead}: </span>
        {homework}
      </p>
    )
  return (
    <Task
      lessonId={lessonId}
      givenOn={date}
      text={homework}
      isNew={isNew}
      lead={lead}
      isLeadShown={isSecond}
    />
  )
}

/** What is to be done for this lesson: told until its day is over. */
export const Due = ({ due }: { readonly due: NonNullable<Lesson['due']> }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const lead = t('diary.due', { day: format.day(due.givenOn) })
  return <Task {...due} lead={lead} isLeadShown />
}
