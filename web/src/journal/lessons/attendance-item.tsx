import type { KeyboardEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../marks/sheet.ts'
import { StoppedChange } from '../marks/stopped-change.tsx'
import type { Queue } from '../queue/queue.ts'
import type { Write } from '../queue/writes.ts'
import type { AttendanceRow } from './attendance-rows.ts'
import classes from './lesson-panel.module.css'

interface Props {
  readonly row: AttendanceRow
  readonly codes: Page['absenceCodes']
  readonly queue: Queue<Write> | undefined
  readonly isOpen: boolean
  readonly isFocused: boolean
  readonly onFocus: () => void
  readonly onKeyDown: KeyboardEventHandler
  readonly onToggle: () => void
  readonly onCode: (code: string) => void
}

/** One pupil: the name is the switch; who is not simply present gets the choice of codes. */
export const AttendanceItem = (props: Props) => {
  const { row, codes, queue, isOpen } = props
  const { t } = useTranslation()
  const { pupil, cell, item } = row
  const label = codes.find((each) => each.code === cell.code)?.label
  const isWaiting = item?.standing === 'waiting' || item?.standing === 'sending'
  return (
    <li data-absent={cell.code !== '' || undefined}>
      <button
        type="button"
        data-toggle
        className={classes['name']}
        tabIndex={props.isFocused ? 0 : -1}
        aria-pressed={cell.code !== ''}
        aria-disabled={!isOpen}
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        onClick={props.onToggle}
      >
        <span>{pupil.name}</span>
        {cell.marks.length > 0 && (
          <span className={classes['dim']}>{cell.marks.map((mark) => mark.value).join('/')}</span>
        )}
        <span className={classes['said']}>
          {cell.code === '' ? (
            <span className={classes['dim']}>{t('lesson.here')}</span>
          ) : (
            <>
              <b>{cell.code}</b> <span className={classes['dim']}>{label}</span>
            </>
          )}
          {isWaiting && <span aria-label={t('lesson.sending')}> ○</span>}
        </span>
      </button>
      {isOpen && cell.code !== '' && (
        <div
          className={classes['codes']}
          role="group"
          aria-label={t('lesson.codeOf', { name: pupil.name })}
        >
          {codes.map((each) => (
            <button
              key={each.code}
              type="button"
              title={each.label}
              aria-label={`${each.code} — ${each.label}`}
              aria-pressed={each.code === cell.code}
              onClick={() => props.onCode(each.code)}
            >
              {each.code}
            </button>
          ))}
        </div>
      )}
      {item !== undefined && !isWaiting && queue !== undefined && (
        <StoppedChange item={item} queue={queue} />
      )}
    </li>
  )
}
