import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { useSession } from '../../app/session.ts'
import { useFormat } from '../format.ts'
import { chunks, timeKey, type MatrixDay, type MatrixEntry, type MatrixRow } from './matrix.ts'
import classes from './week-matrix.module.css'

interface Props {
  /** «Расписание классов · 23–28 ноября», on each sheet. */
  readonly caption: string
  readonly rows: readonly MatrixRow[]
  readonly days: readonly MatrixDay[]
  readonly slots: readonly number[]
}

/** Columns that a landscape A4 takes with names still readable. */
const columnsOnSheet = 10

/** A day or a late lesson that nobody has takes no room on paper. */
const heldTimes = (
  rows: readonly MatrixRow[],
  days: readonly MatrixDay[],
  slots: readonly number[],
) =>
  days
    .map((day) => {
      const isHeld = (slot: number) =>
        rows.some(({ entries }) => entries.has(timeKey({ day: day.id, slot })))
      const last = slots.findLastIndex(isHeld)
      return { day, slots: slots.slice(0, last + 1) }
    })
    .filter((each) => each.slots.length > 0)

/** The way a timetable hangs on a school's wall: a column each, the lessons of the days below one another. */
export const PaperMatrix = ({ caption, rows, days, slots }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const school = usePlace()?.name ?? ''
  const { displayName, now } = useSession()
  const sheets = chunks(rows, columnsOnSheet)
  const held = heldTimes(rows, days, slots)
  const lines = held.reduce((sum, each) => sum + each.slots.length, 0)
  // The height of a sheet below its head, shared by the lessons of the days.
  const height = `${Math.min(9, 166 / Math.max(1, lines)).toFixed(2)}mm`
  return (
    <div className={classes['paper']} style={{ '--line': height } as CSSProperties} aria-hidden>
      {sheets.map((columns, sheet) => (
        <table key={columns[0]?.id ?? sheet}>
          <caption>
            <b>
              {school} · {caption}
            </b>
            <small>
              {t('journals.printed', { at: format.moment(new Date(now)), by: displayName })}
              {sheets.length > 1 &&
                ` · ${t('print.sheet', { number: sheet + 1, of: sheets.length })}`}
            </small>
          </caption>
          <thead>
            <tr>
              <th colSpan={2} data-narrow />
              {columns.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {held.map(({ day, slots: own }) => (
            <tbody key={day.id}>
              {own.map((slot, index) => (
                <tr key={slot}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={own.length}>
                      <span>{day.short}</span>
                    </th>
                  )}
                  <th scope="row">{slot}</th>
                  {columns.map(({ id, entries }) => (
                    <td key={id}>
                      <Lessons entries={entries.get(timeKey({ day: day.id, slot })) ?? []} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ))}
    </div>
  )
}

/** «Англ. яз. 105 / 108»: groups of one subject name it once. */
const Lessons = ({ entries }: { readonly entries: readonly MatrixEntry[] }) =>
  entries.map(({ id, title, about, tone }, at) => (
    <span key={id}>
      {at > 0 && ' / '}
      {entries[at - 1]?.title !== title && (tone === 'cancelled' ? <s>{title}</s> : title)} {about}
    </span>
  ))
