import { Button, NativeSelect } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import type { Bells } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { Template } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'
import type { CourseRow } from '../../curriculum/course-rows.ts'
import { putRow } from '../../school/put-row.ts'
import { useSave } from '../../school/use-save.ts'
import { useSchool } from '../../school/use-school.ts'
import { confirm } from '../../ui/confirm.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { toast } from '../../ui/toasts.tsx'
import { put, take, type Cell, type Place } from './board.ts'
import { BoardGrid } from './board-grid.tsx'
import { CellPanel } from './cell-panel.tsx'
import { Conflicts } from './conflicts.tsx'
import { Tray } from './tray.tsx'
import { useCheck } from './use-check.ts'
import classes from './board.module.css'

interface Props {
  readonly template: Json<Template>
  readonly others: readonly Json<Template>[]
  readonly bells: Json<Bells> | undefined
  readonly courses: readonly CourseRow[]
}

/** The week as a board: courses of the tray are put into it by hand or by the keyboard. */
export const TemplateEditor = ({ template, others, bells, courses }: Props) => {
  const { t } = useTranslation()
  const { api, year } = useSchool()
  const [cells, setCells] = useState<readonly Cell[]>(template.cells)
  const [pickedId, setPicked] = useState<string>()
  const [focus, setFocus] = useState<Place & { readonly classId: string }>()
  const classNames = useMemo(
    () => [...new Map(courses.map(({ course, className }) => [course.classId, className]))],
    [courses],
  )
  const [classId, setClass] = useState(classNames[0]?.[0] ?? '')
  const rows = useMemo(() => new Map(courses.map((row) => [row.course.courseId, row])), [courses])
  const picked = pickedId === undefined ? undefined : rows.get(pickedId)
  const locked = others.flatMap((each) => each.cells)
  const candidate = picked === undefined || focus === undefined ? undefined : focus
  const asked = useMemo(
    () =>
      pickedId === undefined || candidate === undefined
        ? cells
        : put(cells, pickedId, { weekday: candidate.weekday, slot: candidate.slot }),
    [cells, pickedId, candidate],
  )
  const conflicts = useCheck(template, asked)
  const isDirty = cells !== template.cells
  useBlocker({
    disabled: !isDirty,
    enableBeforeUnload: true,
    shouldBlockFn: async () =>
      !(await confirm({
        title: t('templates.unsavedTitle'),
        text: t('templates.unsavedText'),
        confirm: t('templates.leave'),
        cancel: t('signOut.stay'),
        isLoss: true,
      })),
  })
  const save = useSave(
    () => {
      const { name, bellsId, startsOn, endsOn, version } = template
      const body = { year, name, bellsId, startsOn, endsOn, cells, expectedVersion: version }
      return putRow(`${api}/templates`, template.templateId, body)
    },
    () => toast(t('templates.saved')),
  )
  const place = (courseId: string, at: Place) => {
    setCells(put(cells, courseId, at))
    setPicked(undefined)
  }
  const refusing = conflicts.filter(({ isWarning }) => !isWarning)
  return (
    <>
      <div className={classes['tools']}>
        <NativeSelect
          aria-label={t('templates.class')}
          data={classNames.map(([value, label]) => ({ value, label }))}
          value={classId}
          onChange={(event) => setClass(event.currentTarget.value)}
        />
        <span className={classes['state']} role="status">
          {isDirty ? t('templates.changed') : t('templates.unchanged')}
        </span>
        <Button
          loading={save.isPending}
          disabled={!isDirty || (refusing.length > 0 && pickedId === undefined)}
          onClick={() => save.mutate(undefined)}
        >
          {t('templates.save')}
        </Button>
      </div>
      {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
      <div className={classes['layout']}>
        <Tray
          rows={courses.filter(({ course }) => course.classId === classId)}
          cells={cells}
          pickedId={pickedId}
          onPick={setPicked}
        />
        <BoardGrid
          classNames={classNames}
          classId={classId}
          slots={bells?.slots ?? []}
          cells={cells}
          locked={locked}
          rows={rows}
          picked={picked}
          conflicts={conflicts}
          onFocus={setFocus}
          onPick={setPicked}
          onPlace={place}
          onMove={(cell, at) => setCells(put(take(cells, cell), cell.courseId, at))}
          onTake={(cell) => setCells(take(cells, cell))}
        />
        <div className={classes['side']}>
          {focus !== undefined && (
            <CellPanel
              focus={focus}
              cells={cells}
              rows={rows}
              picked={picked}
              conflicts={conflicts}
              onChange={setCells}
            />
          )}
          <Conflicts conflicts={conflicts} rows={rows} />
        </div>
      </div>
    </>
  )
}
