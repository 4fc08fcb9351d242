import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WeekMatrix } from '../../ui/week-matrix/week-matrix.tsx'
import type { View } from './routes.ts'
import type { WeekMatrixData } from './use-week-matrix.ts'
import classes from './lessons.module.css'

interface Props {
  readonly matrix: WeekMatrixData
  readonly view: View
  readonly today: string
  readonly onOpen: (lessonId: string) => void
}

/** The week of all classes, teachers or rooms; on a phone a day at a time. */
export const AllWeeks = ({ matrix, view, today, onOpen }: Props) => {
  const { t } = useTranslation()
  const isNarrow = useMediaQuery('screen and (max-width: 900px)') ?? false
  const { days, slots, rows } = matrix
  const [chosen, choose] = useState<string>()
  const shown = chosen ?? days.find(({ id }) => id === today)?.id ?? days[0]?.id ?? ''
  const isEmpty = rows.every(({ entries }) => entries.size === 0)
  return (
    <>
      {isEmpty && <p className={classes['none']}>{t('calendar.none')}</p>}
      {isNarrow && (
        <SegmentedControl
          fullWidth
          mb="md"
          aria-label={t('templates.day')}
          value={shown}
          onChange={choose}
          data={days.map(({ id, short }) => ({ value: id, label: short }))}
        />
      )}
      <WeekMatrix
        label={t(`templates.boards.${view}`)}
        corner={t(`calendar.views.${view}`)}
        rows={rows}
        days={isNarrow ? days.filter(({ id }) => id === shown) : days}
        slots={slots}
        onChoose={(_, entryId) => entryId !== undefined && onOpen(entryId)}
      />
    </>
  )
}
