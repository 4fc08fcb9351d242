import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPrinter } from '@tabler/icons-react'
import type { Bells } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { Template } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'
import { useDraft } from '../../app/use-draft.ts'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { putRow } from '../../school/put-row.ts'
import { useSave } from '../../school/use-save.ts'
import { useSchool } from '../../school/use-school.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { toast } from '../../ui/toasts.tsx'
import { PaperMatrix } from '../../ui/week-matrix/paper-matrix.tsx'
import { isAt } from '../board/board.ts'
import { BoardGrid } from '../board/board-grid.tsx'
import { CellPanel } from '../board/cell-panel.tsx'
import { Conflicts } from '../board/conflicts.tsx'
import { MatrixBoard } from '../board/matrix-board.tsx'
import { Tray } from '../board/tray.tsx'
import { rowIdOf, type BoardView } from '../board/views.ts'
import type { BoardSearch } from './board-search.ts'
import { Carried } from './carried.tsx'
import { useBoard, type Board } from './use-board.ts'
import { useMatrix } from './use-matrix.ts'
import classes from '../board/board.module.css'

interface Props {
  readonly template: Json<Template>
  readonly others: readonly Json<Template>[]
  readonly bells: Json<Bells> | undefined
  readonly courses: readonly CourseRow[]
  readonly search: BoardSearch
  readonly onSearch: (search: BoardSearch) => void
}

const all = 'all'

const useSaveTemplate = (template: Json<Template>, { cells }: Board) => {
  const { t } = useTranslation()
  const { api, year } = useSchool()
  return useSave(
    () => {
      const { name, bellsId, startsOn, endsOn, version } = template
      const body = { year, name, bellsId, startsOn, endsOn, cells, expectedVersion: version }
      return putRow(`${api}/templates`, template.templateId, body)
    },
    () => toast(t('templates.saved')),
  )
}

/** The week as a board: courses of the tray are put into it by hand or by the keyboard. */
export const TemplateEditor = (props: Props) => {
  const { template, others, bells, courses, search, onSearch } = props
  const { t } = useTranslation()
  const isNarrow = useMediaQuery('screen and (max-width: 900px)') ?? false
  const rows = useMemo(() => new Map(courses.map((row) => [row.course.courseId, row])), [courses])
  const board = useBoard(template, others, rows)
  const { cells, held, aim, conflicts, isDirty } = board
  useDraft(isDirty, { q: template.templateId })
  const save = useSaveTemplate(template, board)
  const view = search.view ?? 'class'
  const slots = useMemo(() => (bells?.slots ?? []).map(({ number }) => number), [bells])
  const day = search.day ?? (isNarrow ? 1 : undefined)
  const matrix = useMatrix({ view, board, rows, courses, others, day })
  const asked = search.class ?? (isNarrow ? matrix.classes[0]?.value : all)
  const classId = view === 'class' && asked !== all ? asked : undefined
  const refusing = conflicts.filter(({ isWarning }) => !isWarning)
  const own =
    aim === undefined
      ? []
      : cells.filter((cell) => isAt(cell, aim) && rowIdOf(view, cell, rows) === aim.rowId)
  const shared = { cells, rows, held, conflicts, index: board.index, onHold: board.hold }
  return (
    <>
      <div className={classes['tools']}>
        <SegmentedControl
          aria-label={t('calendar.view')}
          value={view}
          onChange={(value) => onSearch({ ...search, view: value as BoardView })}
          data={(['class', 'teacher', 'room'] as const).map((value) => ({
            value,
            label: t(`templates.views.${value}`),
          }))}
        />
        {view === 'class' && (
          <NativeSelect
            aria-label={t('templates.class')}
            data={[{ value: all, label: t('classes.all') }, ...matrix.classes]}
            value={classId ?? all}
            onChange={(event) => onSearch({ ...search, class: event.currentTarget.value })}
          />
        )}
        {classId === undefined && (
          <NativeSelect
            aria-label={t('templates.day')}
            data={[
              { value: '0', label: t('templates.wholeWeek') },
              ...matrix.week.map(({ id, label }) => ({ value: id, label })),
            ]}
            value={String(day ?? 0)}
            onChange={(event) => onSearch({ ...search, day: Number(event.currentTarget.value) })}
          />
        )}
        <span className={classes['state']} role="status">
          {isDirty ? t('templates.changed') : t('templates.unchanged')}
        </span>
        <Button
          variant="subtle"
          leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('action.print')}
        </Button>
        <Button
          loading={save.isPending}
          disabled={!isDirty || (refusing.length > 0 && held === undefined)}
          onClick={() => save.mutate(undefined)}
        >
          {t('templates.save')}
        </Button>
      </div>
      {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
      <div className={classes['layout']}>
        <div className={classes['side']}>
          <Tray
            rows={
              classId === undefined
                ? courses
                : courses.filter(({ course }) => course.classId === classId)
            }
            isOfAll={classId === undefined}
            cells={cells}
            held={held}
            onHold={board.hold}
          />
          {aim !== undefined && held === undefined && (
            <CellPanel
              at={aim}
              own={own}
              cells={cells}
              rows={rows}
              onChange={board.setCells}
              onHold={board.hold}
            />
          )}
          <Conflicts conflicts={conflicts} rows={rows} />
        </div>
        <div className={classes['board']}>
          <Carried view={view} board={board} rows={rows} roomName={matrix.roomName} />
          {classId === undefined ? (
            <MatrixBoard
              {...shared}
              view={view}
              matrix={matrix.rows}
              days={matrix.days}
              slots={slots}
              onAim={board.setAim}
              onPlace={(carried, at) =>
                board.place(carried, at, view === 'room' ? at.rowId : undefined)
              }
              onTake={board.take}
            />
          ) : (
            <BoardGrid
              {...shared}
              classId={classId}
              slots={bells?.slots ?? []}
              locked={board.locked}
              onAim={board.setAim}
              onPlace={board.place}
              onTake={board.take}
            />
          )}
          <PaperMatrix
            caption={`${t(`templates.boards.${view}`)} · ${template.name}`}
            rows={
              classId === undefined ? matrix.rows : matrix.rows.filter(({ id }) => id === classId)
            }
            days={matrix.week}
            slots={slots}
          />
        </div>
      </div>
    </>
  )
}
