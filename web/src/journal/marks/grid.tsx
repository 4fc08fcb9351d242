import { averageChoiceOf } from '@zvonok/policy/averages'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { courseName } from '../course-name.ts'
import type { Queue } from '../queue/queue.ts'
import type { Write } from '../queue/writes.ts'
import { CellHint } from '../cells/cell-hint.tsx'
import { CellPopovers, type OpenPopover } from '../cells/cell-popovers.tsx'
import { Bar } from './bar.tsx'
import { bandsOf, columnsOf } from './columns.ts'
import { CommentDialog, type Commenting } from './comment-dialog.tsx'
import type { Effect } from './grid-state.ts'
import { FocusLine } from './focus-line.tsx'
import { Head } from './head.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { useNotes } from './notes.ts'
import { Row } from './row.tsx'
import { blockOf } from './selection.ts'
import type { Page } from './sheet.ts'
import { TouchPad } from './touch-pad.tsx'
import { useClipboard } from './use-clipboard.ts'
import { useFocus } from './use-focus.ts'
import { useGrid } from './use-grid.ts'
import { useGridEvents } from './use-grid-events.ts'
import { usePeriodName } from '../../ui/period-name.ts'
import classes from './grid.module.css'

interface Props {
  readonly page: Page
  /** Undefined where nothing may be written: the grid then only shows. */
  readonly queue: Queue<Write> | undefined
  readonly onOpenLesson: (lessonId: string) => void
  /** Pupil id → final mark of the period; without it there is no such column. */
  readonly finals?: ReadonlyMap<string, string>
}

/** The journal of a course in one period: pupils × lessons, filled from the keyboard. */
export const JournalGrid = ({ page, queue, onOpenLesson, finals }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const periodName = usePeriodName()
  const [filter, setFilter] = useState('')
  const [commenting, setCommenting] = useState<Commenting>()
  const [showsKeys, setShowsKeys] = useState(false)
  const [popover, setPopover] = useState<OpenPopover>()
  const table = useRef<HTMLTableElement>(null)
  const notes = useNotes()

  const onEffect = (effect: Effect) => {
    if (effect.kind === 'lesson') onOpenLesson(effect.lessonId)
    else if (effect.kind === 'keys') setShowsKeys(true)
    else if (effect.kind === 'comment') setCommenting(effect)
    else if (effect.kind === 'history') setPopover('history')
    else notes.tell(effect)
  }
  const grid = useGrid({ page, queue, filter, onEffect })
  const clipboard = useClipboard(grid, page, notes)
  const { selection, work } = grid.state
  const { focus } = selection
  const { hovered, handlers } = useGridEvents(grid, page, () => setPopover('menu'))
  useFocus(table, focus, popover !== undefined)
  useEffect(notes.clear, [focus.row, focus.column, notes.clear])

  const columns = useMemo(() => columnsOf(page, format), [page, format])
  const bands = useMemo(() => bandsOf(columns, format), [columns, format])
  const block = blockOf(selection)

  return (
    <section className={classes['journal']} aria-label={t('grid.title')}>
      <Bar grid={grid} filter={filter} onFilter={setFilter} onKeys={() => setShowsKeys(true)} />
      <div
        className={classes['scroll']}
        data-finals={finals !== undefined || undefined}
        data-ungraded={!page.isGraded || undefined}
      >
        <table
          ref={table}
          role="grid"
          aria-multiselectable
          aria-label={courseName(page)}
          className={classes['table']}
          onCopy={clipboard.copy}
          onPaste={clipboard.paste}
          {...handlers}
        >
          <Head
            columns={columns}
            bands={bands}
            focusColumn={focus.row < 0 ? focus.column : -1}
            hasFinals={finals !== undefined}
            finalName={periodName(page.period?.name ?? '')}
            averages={page.isGraded ? averageChoiceOf(page.averageKind) : undefined}
          />
          <tbody>
            {grid.rows.map((view, row) => {
              const isIn = row >= block.top && row <= block.bottom
              return (
                <Row
                  key={view.pupil.pupilId}
                  view={view}
                  row={row}
                  columns={columns}
                  focusColumn={focus.row === row ? focus.column : -1}
                  selectedFrom={isIn ? block.left : -1}
                  selectedTo={isIn ? block.right : -1}
                  waitsForSecond={work !== undefined && focus.row === row}
                  fewestMarks={page.isGraded ? page.fewestMarks : undefined}
                  final={finals === undefined ? undefined : (finals.get(view.pupil.pupilId) ?? '')}
                />
              )
            })}
          </tbody>
        </table>
      </div>
      <div className={classes['foot']}>
        <FocusLine grid={grid} page={page} queue={queue} note={notes.note} />
        <TouchPad page={page} onIntent={grid.perform} />
      </div>
      <CellHint grid={grid} page={page} table={table} at={hovered} />
      <CellPopovers
        grid={grid}
        page={page}
        table={table}
        open={popover}
        onClose={(which) => setPopover((now) => (now === which ? undefined : now))}
      />
      <CommentDialog commenting={commenting} grid={grid} onClose={() => setCommenting(undefined)} />
      <KeysDialog
        codes={page.absenceCodes}
        opened={showsKeys}
        onClose={() => setShowsKeys(false)}
      />
    </section>
  )
}
