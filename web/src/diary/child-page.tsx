import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChildPlace } from '../app/places.ts'
import { useLive } from '../app/use-live.ts'
import { Empty } from '../ui/states/empty.tsx'
import { ChildrenRow } from './children-row.tsx'
import { diaryKey } from './reads.ts'
import { useChild } from './use-child.ts'

interface Props {
  /** The page of the same name of another child. */
  readonly page: 'week' | 'marks' | 'finals'
  readonly children: (child: ChildPlace) => ReactNode
}

/** What every page of a child has: the other children one tap away, and news without asking. */
export const ChildPage = ({ page, children }: Props) => {
  const { t } = useTranslation()
  const child = useChild()
  if (child === undefined)
    return (
      <Empty
        isAlone
        title={t('diary.noChildTitle')}
        text={t('diary.noChildText')}
        action={{ label: t('home.enterCode'), href: '/diary/activation' }}
      />
    )
  return (
    <>
      <Fresh child={child} />
      <ChildrenRow current={child} page={page} />
      {children(child)}
    </>
  )
}

const Fresh = ({ child: { schoolId, pupilId } }: { readonly child: ChildPlace }) => {
  const queryClient = useQueryClient()
  useLive(`diary:${schoolId}:${pupilId}`, () => {
    void queryClient.invalidateQueries({ queryKey: diaryKey(pupilId) })
  })
  return null
}
