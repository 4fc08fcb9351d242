import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { useRoomName } from '../../ui/room-name.ts'
import type { ChangeEntry } from './reads.ts'

/** «16 ноября, 1-й урок → 18 ноября, 3-й урок, каб. 12»: of the new place only what is new. */
export const usePlaceWords = (): ((change: ChangeEntry) => string) => {
  const { t } = useTranslation()
  const format = useFormat()
  const roomName = useRoomName()
  return useCallback(
    ({ place, movedTo }) => {
      if (place === undefined) return ''
      const from = t('changes.place', { day: format.day(place.date), slot: place.slot })
      if (movedTo === undefined) return from
      const { date, slot, room } = movedTo
      const isNewDay = date !== place.date
      const to = [
        ...(isNewDay ? [t('changes.place', { day: format.day(date), slot })] : []),
        ...(!isNewDay && slot !== place.slot ? [t('changes.slot', { slot })] : []),
        ...(room === '' ? [] : [roomName(room)]),
      ]
      return `${from} → ${to.join(', ')}`
    },
    [t, format, roomName],
  )
}
