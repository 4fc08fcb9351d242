import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isNoNetwork, problemOf } from '../../api/problem.ts'
import { Bones } from './bones.tsx'
import { Failed, FailedBar } from './failed.tsx'
import { Message } from './message.tsx'
import { OfflineBar } from './offline-bar.tsx'

interface Props<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
  /** The page's own shape in grey. */
  readonly skeleton?: ReactNode
  readonly isEmpty?: (data: T) => boolean
  readonly empty?: ReactNode
}

/** The four states of a page around one read: empty, loading, failed, offline. */
export const Loaded = <T,>({ query, children, skeleton, isEmpty, empty }: Props<T>) => {
  const { t } = useTranslation()
  const retry = () => void query.refetch()
  const problem = query.error === null ? undefined : problemOf(query.error)
  if (query.data === undefined) {
    if (problem !== undefined) return <Failed problem={problem} onRetry={retry} />
    // Without a network the read waits, and so would a skeleton, for hours.
    if (query.fetchStatus === 'paused')
      return <Message role="status" title={t('state.unseenTitle')} text={t('state.unseenText')} />
    return skeleton ?? <Bones />
  }
  const isCutOff = isNoNetwork(problem)
  return (
    <>
      <OfflineBar shownSince={new Date(query.dataUpdatedAt)} isCutOff={isCutOff} />
      {problem !== undefined && !isCutOff && query.fetchStatus !== 'paused' && (
        <FailedBar problem={problem} onRetry={retry} />
      )}
      {isEmpty?.(query.data) === true ? empty : children(query.data)}
    </>
  )
}
