import { Button, CloseButton, Popover } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../api/problem.ts'
import { useFormat } from '../../ui/format.ts'
import { RefusalText } from '../../ui/refusal/refusal-text.tsx'
import { Bones } from '../../ui/states/bones.tsx'
import { markSubject, type Lesson, type Page, type Pupil } from '../marks/sheet.ts'
import type { Grid } from '../marks/use-grid.ts'
import { ChangeList } from './change-list.tsx'
import { markChangesOf } from './mark-changes.ts'
import classes from './cells.module.css'

interface Props {
  readonly grid: Grid
  readonly page: Page
  readonly lesson: Lesson
  readonly pupil: Pupil
  readonly anchor: CSSProperties
  readonly onClose: () => void
}

/** Every change of the cell, from what to what, by whom and when; removed marks too. */
export const CellHistory = ({ grid, page, lesson, pupil, anchor, onClose }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Popover
      opened
      onDismiss={onClose}
      position="bottom-start"
      width={360}
      trapFocus
      returnFocus
      withArrow
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <div style={anchor} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={t('grid.history')}
        className={classes['history'] ?? ''}
      >
        <div className={classes['head']}>
          <strong>{t('grid.historyOf', { name: pupil.name })}</strong>
          <span>{format.dayAndWeekday(lesson.date)}</span>
          <CloseButton data-autofocus aria-label={t('action.close')} onClick={onClose} />
        </div>
        <Works grid={grid} page={page} lesson={lesson} pupil={pupil} />
      </Popover.Dropdown>
    </Popover>
  )
}

const Works = ({ grid, page, lesson, pupil }: Omit<Props, 'anchor' | 'onClose'>) => {
  const { t } = useTranslation()
  const versionOf = (work: number) =>
    grid.layers.known(markSubject(lesson.lessonId, pupil.pupilId, work)).version
  const works = lesson.works.filter(({ number }) => versionOf(number) > 0)
  const queries = useQueries({
    queries: works.map(({ number }) =>
      markChangesOf({ page, lesson, pupil, work: number }, versionOf(number)),
    ),
  })
  if (works.length === 0) return <p className={classes['dim']}>{t('grid.noHistory')}</p>
  const failed = queries.find(({ error }) => error !== null)?.error
  if (failed !== undefined && failed !== null)
    return (
      <div role="alert">
        <RefusalText problem={problemOf(failed)} />
        <Button
          mt="xs"
          size="compact-sm"
          variant="default"
          onClick={() => void Promise.all(queries.map(({ refetch }) => refetch()))}
        >
          {t('action.retry')}
        </Button>
      </div>
    )
  // Without a network a read waits: it is said, not shown as endless loading.
  if (queries.some(({ data, fetchStatus }) => data === undefined && fetchStatus === 'paused'))
    return <p className={classes['dim']}>{t('grid.historyOffline')}</p>
  if (queries.some(({ data }) => data === undefined)) return <Bones rows={2} />
  return works.map((work, index) => {
    const type = page.workTypes.find(({ workTypeId }) => workTypeId === work.workTypeId)
    const name = [type?.name, work.title].filter(Boolean).join(' · ')
    return (
      <section key={work.number}>
        {works.length > 1 && <h3>{name}</h3>}
        <ChangeList changes={queries[index]?.data?.changes ?? []} />
      </section>
    )
  })
}
