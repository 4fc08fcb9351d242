import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** «Понедельник» of a local date. */
export const useWeekday = (): ((date: string) => string) => {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const tag = i18n.language === 'en' ? 'en-GB' : 'ru-RU'
    const names = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' })
    return (date) => {
      const name = names.format(new Date(`${date}T00:00:00Z`))
      return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1)
    }
  }, [i18n.language])
}
