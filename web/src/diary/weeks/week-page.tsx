import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { addDays, weekStart } from '@zvonok/policy/dates'
import { useTranslation } from 'react-i18next'
import { isNoNetwork } from '../../api/problem.ts'
import type { ChildPlace } from '../../app/places.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ChildPage } from '../child-page.tsx'
import { weekOf } from '../reads.ts'
import { Days } from './days.tsx'
import { useReadAhead } from './use-read-ahead.ts'
import { useSwipe } from './use-swipe.ts'
import { WeekBones } from './week-bones.tsx'
import { WeekHead } from './week-head.tsx'

export const WeekPage = () => (
  <ChildPage page="week">{(child) => <WeekOf key={child.pupilId} child={child} />}</ChildPage>
)

const WeekOf = ({ child }: { readonly child: ChildPlace }) => {
  const { t } = useTranslation()
  const { date } = useSearch({ from: '/frame/diary/$pupilId/week' })
  const navigate = useNavigate({ from: '/diary/$pupilId/week' })
  const thisMonday = weekStart(child.today)
  const monday = weekStart(date ?? child.today)
  const query = useQuery(weekOf(child, monday))
  useReadAhead(child, thisMonday)
  const open = (day: string) =>
    void navigate({ search: weekStart(day) === thisMonday ? {} : { date: weekStart(day) } })
  const swipe = useSwipe((way) => open(addDays(monday, way === 'back' ? -7 : 7)))
  const isCutOff =
    query.fetchStatus === 'paused' || (query.error !== null && isNoNetwork(query.error))
  const isUnseenOffline = query.data === undefined && isCutOff

  return (
    <div {...swipe}>
      <WeekHead child={child} monday={monday} thisMonday={thisMonday} onOpen={open} />
      {isUnseenOffline ? (
        <Empty title={t('diary.unseenTitle')} text={t('diary.unseenText')} />
      ) : (
        <Loaded query={query} skeleton={<WeekBones />}>
          {(week) => <Days key={week.startsOn} child={child} week={week} onOpen={open} />}
        </Loaded>
      )}
    </div>
  )
}
