import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { observable, useObservable } from '../../observable.ts'
import { confirm } from '../../ui/confirm.ts'
import type { CellValue } from '../marks/cell-value.ts'
import { setCode, toggleAttendance } from '../marks/edits.ts'
import { createLayers } from '../marks/layers.ts'
import { changesOf } from '../marks/operation-writes.ts'
import type { Lesson, Page } from '../marks/sheet.ts'
import type { Queue } from '../queue/queue.ts'
import type { ShelfState } from '../queue/shelf.ts'
import type { Write } from '../queue/writes.ts'
import { AttendanceItem } from './attendance-item.tsx'
import { attendanceRows, countRows, type AttendanceRow } from './attendance-rows.ts'
import classes from './lesson-panel.module.css'

interface Props {
  readonly page: Page
  readonly lesson: Lesson
  readonly queue: Queue<Write> | undefined
}

const nothing = observable<ShelfState<Write>>({ items: [], saved: new Map(), isDurable: true })

/** All present unless said otherwise; one key or one tap for each who is not. */
export const Attendance = ({ page, lesson, queue }: Props) => {
  const { t } = useTranslation()
  const { items, saved } = useObservable(queue?.state ?? nothing)
  const layers = useMemo(() => createLayers(page, saved, items), [page, saved, items])
  const rows = useMemo(() => attendanceRows(page, lesson, layers), [page, lesson, layers])
  const [focus, setFocus] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const isOpen = lesson.isAttendanceEditable && queue !== undefined
  const { absent, late } = countRows(rows, page.absenceCodes)

  const put = async ({ pupil, cell }: AttendanceRow, after: CellValue) => {
    if (!isOpen || after.code === cell.code) return
    const losesMarks = cell.marks.length > after.marks.length
    const goesOn =
      !losesMarks ||
      (await confirm({
        title: t('lesson.losesMarksTitle', { name: pupil.name }),
        text: t('lesson.losesMarksText', {
          marks: cell.marks.map((mark) => mark.value).join(', '),
        }),
        confirm: t('lesson.removeMarks'),
        cancel: t('action.cancel'),
        isLoss: true,
      }))
    if (!goesOn) return
    const { lessonId } = lesson
    const operation = [{ lessonId, pupilId: pupil.pupilId, before: cell, after }]
    queue.put(changesOf(page, operation, layers))
  }
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, focus + by))
    setFocus(next)
    list.current?.querySelectorAll<HTMLElement>('[data-toggle]')[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[focus]
    const code = page.absenceCodes.find((each) => each.key === event.code)?.code
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (step !== undefined) move(step)
    else if (row !== undefined && code !== undefined) {
      void put(row, setCode(row.cell, code, page))
      move(1)
    } else if (row !== undefined && (event.code === 'Delete' || event.code === 'Backspace'))
      void put(row, { ...row.cell, code: '' })
    else return
    event.preventDefault()
  }
  return (
    <div>
      <p className={classes['summary']} role="status">
        {t('lesson.present', { present: rows.length - absent, total: rows.length })}
        {late > 0 && ` · ${t('lesson.late', { count: late })}`}
      </p>
      {isOpen ? (
        <p className={`${classes['dim']} ${classes['keys']}`}>
          {t('lesson.attendanceKeys')}{' '}
          {page.absenceCodes.map(({ code, label }) => `${code} — ${label}`).join(', ')}
        </p>
      ) : (
        <p className={classes['locked']}>
          {lesson.date > page.today ? t('lesson.notYet') : t('lesson.attendanceLocked')}
        </p>
      )}
      <ol ref={list} className={classes['pupils']}>
        {rows.map((row, index) => (
          <AttendanceItem
            key={row.pupil.pupilId}
            row={row}
            codes={page.absenceCodes}
            queue={queue}
            isOpen={isOpen}
            isFocused={index === focus}
            onFocus={() => setFocus(index)}
            onKeyDown={onKeyDown}
            onToggle={() => void put(row, toggleAttendance(row.cell, page))}
            onCode={(code) => void put(row, setCode(row.cell, code, page))}
          />
        ))}
      </ol>
    </div>
  )
}
