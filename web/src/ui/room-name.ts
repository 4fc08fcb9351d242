import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** «каб. 214», but «Спортзал»: a room with a name of its own needs no word before it. Empty without a room. */
export const useRoomName = (): ((room: string) => string) => {
  const { t } = useTranslation()
  return useCallback((room) => (/^\d/.test(room) ? t('roomNumber', { room }) : room), [t])
}
