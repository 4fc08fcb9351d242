import { Button, TextInput } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconKeyboard,
  IconSearch,
  IconUserCheck,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { inverse, type Operation } from './history.ts'
import { SavedState } from './saved-state.tsx'
import type { Grid } from './use-grid.ts'
import { useOperationName } from './operation-name.ts'
import classes from './grid.module.css'

interface Props {
  readonly grid: Grid
  readonly filter: string
  readonly onFilter: (text: string) => void
  readonly onKeys: () => void
}

/** Above the grid: find a pupil, whether all is saved, what can be undone. */
export const Bar = ({ grid, filter, onFilter, onKeys }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useOperationName(grid)
  const { past, future } = grid.state.history
  const last = past.at(-1)
  const next = future.at(-1)
  const undoName = (operation: Operation) => nameOf(operation)
  // For whoever only reads there is nothing to save, to undo or to type.
  const isReadOnly =
    !grid.isWritable && grid.waiting === 0 && last === undefined && next === undefined
  return (
    <div className={classes['bar']}>
      <TextInput
        className={classes['search'] ?? ''}
        type="search"
        size="sm"
        aria-label={t('grid.findPupil')}
        placeholder={t('grid.findPupil')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={filter}
        onChange={(event) => onFilter(event.currentTarget.value)}
      />
      {!isReadOnly && <SavedState grid={grid} />}
      {!isReadOnly && (
        <div className={classes['tools']}>
          <Button
            variant="subtle"
            size="compact-md"
            disabled={last === undefined}
            leftSection={<IconArrowBackUp size={18} stroke={1.75} aria-hidden />}
            onClick={() => grid.perform({ do: 'undo' })}
            aria-keyshortcuts="Control+Z"
          >
            <span className={classes['undo']}>
              {last === undefined
                ? t('grid.undo')
                : t('grid.undoNamed', { name: undoName(inverse(last)) })}
            </span>
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            disabled={next === undefined}
            aria-label={
              next === undefined ? t('grid.redo') : t('grid.redoNamed', { name: nameOf(next) })
            }
            title={next === undefined ? undefined : t('grid.redoNamed', { name: nameOf(next) })}
            onClick={() => grid.perform({ do: 'redo' })}
            aria-keyshortcuts="Control+Y"
          >
            <IconArrowForwardUp size={18} stroke={1.75} aria-hidden />
          </Button>
          {grid.focusLesson?.isAttendanceEditable === true && (
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<IconUserCheck size={18} stroke={1.75} aria-hidden />}
              title={t('grid.allPresentAt', { day: format.dayAndWeekday(grid.focusLesson.date) })}
              onClick={() => grid.perform({ do: 'all-present' })}
              aria-keyshortcuts="Shift+Space"
            >
              {t('grid.allPresent')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-md"
            className={classes['keys'] ?? ''}
            leftSection={<IconKeyboard size={18} stroke={1.75} aria-hidden />}
            onClick={onKeys}
          >
            {t('grid.keysTitle')}
          </Button>
        </div>
      )}
    </div>
  )
}
