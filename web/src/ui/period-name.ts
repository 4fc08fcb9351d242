import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** The names the platform itself gives, see `periodName` of the policies. */
const given = /^([1-4])-(?:(я четверть)|(й триместр)|е полугодие)$/

/** The name of a grading period in the reader's language; one of the school's own stays as it was typed. */
export const usePeriodName = (): ((name: string) => string) => {
  const { t } = useTranslation()
  return useCallback(
    (name) => {
      const [, number, quarter, trimester] = given.exec(name) ?? []
      if (number === undefined) return name
      const kind = quarter ? 'quarter' : trimester ? 'trimester' : 'half-year'
      return t(`periodName.${kind}`, { number })
    },
    [t],
  )
}
