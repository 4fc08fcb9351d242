import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from '../../api/problem.ts'
import { Bones } from './bones.tsx'
import { Failed, FailedBar } from './failed.tsx'
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
  const retry = () => void query.refetch()
  if (query.data === undefined) {
    if (query.error !== null) return <Failed problem={problemOf(query.error)} onRetry={retry} />
    return skeleton ?? <Bones />
  }
  return (
    <>
      <OfflineBar shownSince={new Date(query.dataUpdatedAt)} />
      {query.error !== null && query.fetchStatus !== 'paused' && (
        <FailedBar problem={problemOf(query.error)} onRetry={retry} />
      )}
      {isEmpty?.(query.data) === true ? empty : children(query.data)}
    </>
  )
}
