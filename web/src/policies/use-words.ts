import { isPolicyKey } from '@zvonok/policy/keys'
import type { PolicyKey } from '@zvonok/policy/values'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from './zones.ts'
import { linesOf, wordsOf, type Words } from './words.ts'

export interface PolicyWords {
  readonly nameOf: (key: string) => string
  /** What the rule changes. */
  readonly doesOf: (key: PolicyKey) => string
  readonly of: (key: PolicyKey) => Words
  /** A value as it travels, in words; a rule of a newer release stays as it is. */
  readonly valueOf: (key: string, json: string) => readonly string[]
}

/** Rules in words. */
export const usePolicyWords = (): PolicyWords => {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  return useMemo(() => {
    // Names come from the rules, so the compiler cannot check them; a test does.
    const find = (path: string): string | undefined => {
      const word: unknown = i18n.getResource(language, 'translation', `policyWords.${path}`)
      return typeof word === 'string' ? word : undefined
    }
    const of = (key: PolicyKey) => wordsOf(key, find, (zone) => zoneName(zone, find))
    return {
      of,
      nameOf: (key) => (isPolicyKey(key) ? t(`policyWords.name.${key}`) : key),
      doesOf: (key) => t(`policyWords.does.${key}`),
      valueOf: (key, json) => (isPolicyKey(key) ? linesOf(key, JSON.parse(json), of(key)) : [json]),
    }
  }, [t, i18n, language])
}
