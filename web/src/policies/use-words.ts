import { isPolicyKey } from '@zvonok/policy/keys'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { readable } from './readable.ts'

export interface PolicyWords {
  readonly nameOf: (key: string) => string
  readonly valueOf: (json: string) => string
}

/** Rules in words. */
export const usePolicyWords = (): PolicyWords => {
  const { t, i18n } = useTranslation()
  const nameOf = useCallback(
    (key: string) => (isPolicyKey(key) ? t(`policyWords.name.${key}`) : key),
    [t],
  )
  const valueOf = useCallback(
    (json: string) =>
      readable(json, (name) => {
        const word: unknown = i18n.getResource(
          i18n.language,
          'translation',
          `policyWords.word.${name}`,
        )
        return typeof word === 'string' ? word : name
      }),
    [i18n],
  )
  return { nameOf, valueOf }
}
