import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { observable, useObservable } from '../../observable.ts'
import { attendanceRows, type AttendanceRow } from '../lessons/attendance-rows.ts'
import { markOf, withoutMark } from '../marks/cell-value.ts'
import { setMark } from '../marks/edits.ts'
import { createLayers } from '../marks/layers.ts'
import { changesOf } from '../marks/operation-writes.ts'
import { lockOf, markSubject, type Lesson, type Page } from '../marks/sheet.ts'
import { StoppedChange } from '../marks/stopped-change.tsx'
import type { Queue } from '../queue/queue.ts'
import type { ShelfState } from '../queue/shelf.ts'
import type { Write } from '../queue/writes.ts'
import { wordReason } from '../../ui/refusal/wording.ts'
import classes from './now.module.css'

interface Props {
  readonly page: Page
  readonly lesson: Lesson
  readonly queue: Queue<Write> | undefined
}

const nothing = observable<ShelfState<Write>>({ items: [], saved: new Map(), isDurable: true })

/** A tap on a pupil opens the marks, a tap on one sets it; the same again takes it back. */
export const LessonMarks = ({ page, lesson, queue }: Props) => {
  const { t } = useTranslation()
  const { items, saved } = useObservable(queue?.state ?? nothing)
  const layers = useMemo(() => createLayers(page, saved, items), [page, saved, items])
  const rows = useMemo(() => attendanceRows(page, lesson, layers), [page, lesson, layers])
  const [opened, setOpened] = useState('')
  const [work, setWork] = useState(lesson.works[0]?.number ?? 1)
  const types = new Map(page.workTypes.map(({ workTypeId, name }) => [workTypeId, name]))
  const locked = rows[0] === undefined ? undefined : lockOf(lesson, rows[0].pupil, page.today)

  const put = ({ pupil, cell }: AttendanceRow, value: string) => {
    const isSame = markOf(cell, work)?.value === value
    const after = isSame ? withoutMark(cell, work) : setMark(cell, work, value, page)
    const { lessonId } = lesson
    const operation = [{ lessonId, pupilId: pupil.pupilId, before: cell, after }]
    queue?.put(changesOf(page, operation, layers))
    setOpened('')
  }
  return (
    <>
      {lesson.works.length > 1 && (
        <NativeSelect
          mb="xs"
          aria-label={t('lesson.works')}
          value={String(work)}
          data={lesson.works.map(({ number, workTypeId, title }) => ({
            value: String(number),
            label: title === '' ? (types.get(workTypeId) ?? '') : title,
          }))}
          onChange={(event) => setWork(Number(event.currentTarget.value))}
        />
      )}
      {locked !== undefined && <p className={classes['hint']}>{wordReason(locked.reason)}</p>}
      <ol className={classes['pupils']}>
        {rows.map((row) => {
          const { pupil, cell } = row
          const value = markOf(cell, work)?.value ?? ''
          const isOpen = opened === pupil.pupilId
          const item = layers.item(markSubject(lesson.lessonId, pupil.pupilId, work))
          const isWaiting = item?.standing === 'waiting' || item?.standing === 'sending'
          const mayMark =
            queue !== undefined &&
            pupil.takesMarks &&
            lockOf(lesson, pupil, page.today) === undefined
          return (
            <li key={pupil.pupilId}>
              <button
                type="button"
                className={classes['pupil']}
                aria-expanded={isOpen}
                disabled={!mayMark}
                onClick={() => setOpened(isOpen ? '' : pupil.pupilId)}
              >
                <span>{pupil.name}</span>
                <span>
                  {cell.code !== '' && <span className={classes['hint']}>{cell.code} </span>}
                  <b className="mark" data-mark={value === '.' ? 'debt' : value}>
                    {value}
                  </b>
                  {isWaiting && <span aria-label={t('lesson.sending')}> ○</span>}
                </span>
              </button>
              {isOpen && (
                <div className={classes['scale']} role="group" aria-label={pupil.name}>
                  {page.scale.map((each) => (
                    <button
                      key={each}
                      type="button"
                      className="mark"
                      data-mark={each === '.' ? 'debt' : each}
                      aria-pressed={each === value}
                      onClick={() => put(row, each)}
                    >
                      {each}
                    </button>
                  ))}
                </div>
              )}
              {item !== undefined && !isWaiting && queue !== undefined && (
                <StoppedChange item={item} queue={queue} />
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
