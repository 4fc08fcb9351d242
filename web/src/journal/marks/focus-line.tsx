import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem.ts'
import { useFormat } from '../../ui/format.ts'
import { RefusalText } from '../../ui/refusal/refusal-text.tsx'
import type { Queue } from '../queue/queue.ts'
import type { Write } from '../queue/writes.ts'
import { MarkDetails } from '../cells/mark-details.tsx'
import type { Note } from './notes.ts'
import { subjectsOf } from './layers.ts'
import type { Page } from './sheet.ts'
import { StoppedChange } from './stopped-change.tsx'
import type { Grid } from './use-grid.ts'
import classes from './grid.module.css'

interface Props {
  readonly grid: Grid
  readonly page: Page
  readonly queue: Queue<Write> | undefined
  readonly note: Note | undefined
}

/** Below the grid, always of one height: what the cell in focus holds, who put it, what is wrong. */
export const FocusLine = ({ grid, page, queue, note }: Props) => {
  const { focusLesson, focusPupil } = grid
  const subjects =
    focusLesson === undefined || focusPupil === undefined
      ? []
      : subjectsOf(focusLesson, focusPupil.pupilId)
  const stopped = grid.stopped.find((item) => subjects.includes(item.write.subject))
  return (
    <div className={classes['line']} aria-live="polite">
      {note !== undefined ? (
        <NoteText note={note} />
      ) : stopped !== undefined && queue !== undefined ? (
        <StoppedChange item={stopped} queue={queue} />
      ) : (
        <Contents grid={grid} page={page} />
      )}
    </div>
  )
}

const NoteText = ({ note }: { readonly note: Note }) => {
  const { t } = useTranslation()
  switch (note.kind) {
    case 'locked': {
      const { reason, ground } = note.locked
      const body = { type: 'about:blank', title: '', status: 409, reason }
      const problem = new Problem(ground === '' ? body : { ...body, ground })
      return (
        <div data-tone="loss">
          <RefusalText problem={problem} />
        </div>
      )
    }
    case 'no-second-work':
      return <div data-tone="loss">{t('grid.noSecondWork')}</div>
    case 'kept-theirs':
      return <div data-tone="loss">{t('grid.keptTheirs', { count: note.count })}</div>
    case 'all-present':
      return <div>{t('grid.allPresentTold', { count: note.count })}</div>
    case 'bad-paste':
      return <div data-tone="loss">{t('grid.badPaste', { ...note.bad })}</div>
  }
}

const Contents = ({ grid, page }: { readonly grid: Grid; readonly page: Page }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { focusLesson: lesson, focusPupil: pupil } = grid
  if (lesson === undefined) return null
  const day = format.dayAndWeekday(lesson.date)
  const topic = lesson.topic === '' ? t('grid.noTopic') : lesson.topic
  if (pupil === undefined) return <div>{[day, topic].join(' · ')}</div>
  const cell = grid.facts.cell(grid.state.selection.focus)
  return (
    <>
      <div>
        <strong>{pupil.name}</strong> · {day} · {topic}
      </div>
      <div className={classes['details']}>
        <MarkDetails grid={grid} page={page} lesson={lesson} pupil={pupil} cell={cell} />
      </div>
    </>
  )
}
