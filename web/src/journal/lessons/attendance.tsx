import { Button } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { observable, useObservable } from '../../observable.ts'
import { confirm } from '../../ui/confirm.ts'
import type { CellValue } from '../marks/cell-value.ts'
import { setCode, toggleAttendance } from '../marks/edits.ts'
import { createLayers } from '../marks/layers.ts'
import { everybodyOf, makePresent } from '../marks/everybody.ts'
import { inverse, type Operation } from '../marks/history.ts'
import { changesOf, rollOf } from '../marks/operation-writes.ts'
import { isAttendanceOf, type Lesson, type Page } from '../marks/sheet.ts'
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
  const [takenBack, setTakenBack] = useState<Operation>([])
  const isOpen = lesson.isAttendanceEditable && queue !== undefined
  const { absent, late } = countRows(rows, page.absenceCodes)
  // Whatever is said of one pupil takes the attendance of all.
  const isTaken =
    lesson.isAttendanceTaken ||
    [...saved.keys()].some((subject) => isAttendanceOf(lesson.lessonId, subject))

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
  const everybodyPresent = () => {
    const operation = makePresent(everybodyOf(page, lesson, layers), page.absenceCodes)
    setTakenBack(operation)
    // Nobody was marked missing: that everybody was there is still to be told.
    if (operation.length === 0) queue?.put([rollOf(page, lesson.lessonId)])
    else queue?.put(changesOf(page, operation, layers))
  }
  const restore = () => {
    queue?.put(changesOf(page, inverse(takenBack), layers))
    setTakenBack([])
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
    if (event.code === 'Space' && event.shiftKey && isOpen) everybodyPresent()
    else if (step !== undefined) move(step)
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
      {isOpen && (
        <div className={classes['everybody']}>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconUserCheck size={18} stroke={1.75} aria-hidden />}
            disabled={absent === 0 && isTaken}
            onClick={everybodyPresent}
            aria-keyshortcuts="Shift+Space"
          >
            {t('grid.allPresent')}
          </Button>
          {takenBack.length > 0 && absent === 0 && (
            <Button size="compact-md" variant="subtle" onClick={restore}>
              {t('lesson.restoreAbsences', { count: takenBack.length })}
            </Button>
          )}
          <span className={classes['dim']}>
            {t(isTaken ? 'lesson.attendanceTaken' : 'lesson.attendanceNotTaken')}
          </span>
        </div>
      )}
      {isOpen ? (
        <p className={`${classes['dim']} ${classes['keys']}`}>
          <span className={classes['byKey']}>{t('lesson.attendanceKeys')}</span>
          <span className={classes['byTap']}>{t('lesson.attendanceTap')}</span>{' '}
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
