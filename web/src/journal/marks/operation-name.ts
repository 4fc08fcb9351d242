import { useTranslation } from 'react-i18next'
import { cellText } from './cell-value.ts'
import type { Operation } from './history.ts'
import type { Grid } from './use-grid.ts'

/** «Иванов: 4 → 5», or how many cells were changed in one go. */
export const useOperationName = (grid: Grid): ((operation: Operation) => string) => {
  const { t } = useTranslation()
  return (operation) => {
    const [first] = operation
    if (operation.length !== 1 || first === undefined)
      return t('grid.cells', { count: operation.length })
    const pupil = grid.pupils.find((each) => each.pupilId === first.pupilId)
    const [surname = ''] = pupil?.name.split(' ') ?? []
    const before = cellText(first.before) || t('grid.empty')
    const after = cellText(first.after) || t('grid.empty')
    return before === after
      ? t('grid.commentOf', { surname })
      : t('grid.oneCell', { surname, before, after })
  }
}
