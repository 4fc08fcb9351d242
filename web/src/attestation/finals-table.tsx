import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import { wordReason, wordViolation } from '../ui/refusal/wording.ts'
import { asksOrder, valueOfKey } from './draft.ts'
import type { FinalRow, FinalsData } from './reads.ts'
import type { FinalsEditing } from './use-finals.ts'
import { usePeriodName } from '../ui/period-name.ts'
import classes from './finals.module.css'

interface Props {
  readonly page: FinalsData
  readonly editing: FinalsEditing
}

/** A figure sets the final and moves down; arrows walk, Delete empties. */
export const FinalsTable = ({ page, editing }: Props) => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const table = useRef<HTMLTableElement>(null)
  const walk = (from: number, by: number) => {
    const fields = [...(table.current?.querySelectorAll<HTMLInputElement>('[data-final]') ?? [])]
    const next = fields.find((field) => Number(field.dataset['final']) === from + by)
    next?.focus()
    next?.select()
  }
  return (
    <div className={classes['scroll']}>
      <table ref={table} className={classes['table']}>
        <caption className="visually-hidden">
          {t('setFinals.title', { period: periodName(page.periodName) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('setFinals.pupil')}</th>
            <th scope="col" data-align="end">
              {t('setFinals.average')}
            </th>
            <th scope="col" data-align="end" data-minor>
              {t('setFinals.marks')}
            </th>
            <th scope="col" data-align="end">
              {t('setFinals.suggested')}
            </th>
            <th scope="col">{t('setFinals.final')}</th>
            <th scope="col" data-minor>
              {t('setFinals.remarks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row, index) => (
            <Row
              key={row.pupilId}
              row={row}
              index={index}
              page={page}
              editing={editing}
              onWalk={(by) => walk(index, by)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps extends Props {
  readonly row: FinalRow
  readonly index: number
  readonly onWalk: (by: number) => void
}

const Row = ({ row, index, page, editing, onWalk }: RowProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const typed = editing.typed(row)
  const violation = editing.problems.get(row.pupilId)
  const isOpen = page.isEditable && !row.hasLeft
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key]
    const value = valueOfKey(page.scale, event)
    if (step !== undefined) onWalk(step)
    else if (value !== undefined) {
      editing.type(row, { value, order: typed.order })
      if (/^\d$/.test(value)) onWalk(1)
    } else if (event.key === 'Delete' || event.key === 'Backspace')
      editing.type(row, { value: '', order: '' })
    else return
    event.preventDefault()
  }
  return (
    <tr data-left={row.hasLeft || undefined} data-typed={editing.isTyped(row) || undefined}>
      <th scope="row">
        <span className={classes['pupil']}>
          <span className={classes['number']}>{index + 1}</span>
          <span>
            {row.name}
            {row.hasLeft && <span className={classes['dim']}> {t('setFinals.left')}</span>}
          </span>
        </span>
      </th>
      <td data-align="end">{format.average(row.marks === 0 ? undefined : row.average / 100)}</td>
      <td data-align="end" data-minor>
        {row.marks}
      </td>
      <td data-align="end">{row.suggested === '' ? '—' : row.suggested}</td>
      <td className={classes['cell']}>
        {isOpen ? (
          <input
            className={`mark ${classes['field']}`}
            data-final={index}
            data-mark={typed.value}
            data-wrong={violation !== undefined || undefined}
            inputMode="numeric"
            autoComplete="off"
            aria-label={t('setFinals.finalOf', { name: row.name })}
            aria-invalid={violation !== undefined}
            aria-describedby={violation === undefined ? undefined : `wrong-${row.pupilId}`}
            value={typed.value}
            onChange={(event) =>
              editing.type(row, { value: event.currentTarget.value, order: typed.order })
            }
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={onKeyDown}
          />
        ) : (
          <b className="mark" data-mark={row.value}>
            {row.value === '' ? '—' : row.value}
          </b>
        )}
        {isOpen && asksOrder(typed) && (
          <input
            className={classes['order']}
            aria-label={t('setFinals.orderOf', { name: row.name })}
            placeholder={t('setFinals.order')}
            maxLength={200}
            value={typed.order}
            onChange={(event) =>
              editing.type(row, { value: typed.value, order: event.currentTarget.value })
            }
          />
        )}
        {!isOpen && row.order !== '' && <span className={classes['dim']}> {row.order}</span>}
        {violation !== undefined && (
          <span className={classes['wrong']} id={`wrong-${row.pupilId}`}>
            {wordViolation(violation)}
          </span>
        )}
      </td>
      <td data-minor className={classes['warnings']}>
        {row.warnings.map((warning) => (
          <Warning key={warning} reason={warning} marks={row.marks} />
        ))}
      </td>
    </tr>
  )
}

const Warning = ({ reason, marks }: { readonly reason: string; readonly marks: number }) => {
  const { t } = useTranslation()
  if (reason === 'TOO_FEW_MARKS') return <span>{t('setFinals.tooFewMarks', { count: marks })}</span>
  if (reason === 'NO_WRITTEN_WORK') return <span>{t('setFinals.noWrittenWork')}</span>
  return <span>{wordReason(reason)}</span>
}
