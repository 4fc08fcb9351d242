import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSwipe } from '../../diary/weeks/use-swipe.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { journalsOf } from '../journals/reads.ts'
import { useTeachingDay, type TeachingDay } from '../journals/use-teaching-day.ts'
import { chooseLesson } from './choose.ts'
import { DayStrip } from './day-strip.tsx'
import { NowBones } from './now-bones.tsx'
import { NowLesson } from './now-lesson.tsx'

const from = '/frame/schools/$schoolId/$year/now'

/** The lesson going on opens by itself; the next one is one swipe away. */
export const NowPage = () => {
  const { t } = useTranslation()
  const { isTeacher, query, dayOf } = useTeachingDay()
  if (!isTeacher) return <Empty isAlone title={t('now.emptyTitle')} text={t('now.notTeaching')} />
  return (
    <Loaded query={query} skeleton={<NowBones />}>
      {(lessons) => <Day day={dayOf(lessons)} />}
    </Loaded>
  )
}

const Day = ({ day }: { readonly day: TeachingDay }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId, base } = useSchool()
  const { lesson: asked } = useSearch({ from })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/now' })
  // The bell must not take the lesson away from who is typing into it.
  const [typedInto, setTypedInto] = useState<string>()
  const { today, date, lessons } = day
  const chosen = chooseLesson(lessons, asked ?? typedInto)
  const names = useQuery(journalsOf(schoolId)).data ?? []

  const go = (lessonId: string | undefined) => {
    if (lessonId !== undefined && lessonId !== chosen?.lessonId)
      void navigate({ search: { lesson: lessonId }, replace: true })
  }
  const index = lessons.findIndex(({ lessonId }) => lessonId === chosen?.lessonId)
  const swipe = useSwipe((way) => go(lessons[index + (way === 'forth' ? 1 : -1)]?.lessonId))

  if (chosen === undefined || date === undefined)
    return (
      <Empty
        title={t('now.emptyTitle')}
        text={t('now.emptyText')}
        action={{ label: t('now.toJournals'), href: `${base}/journals` }}
      />
    )
  return (
    <div {...swipe}>
      <PageHead
        title={date === today ? t('now.title') : t('now.nextDay', { day: format.day(date) })}
        text={format.dayAndWeekday(date)}
      />
      <DayStrip lessons={lessons} names={names} chosen={chosen.lessonId} onChoose={go} />
      <NowLesson
        key={chosen.lessonId}
        lesson={chosen}
        onDirty={(isDirty) => setTypedInto(isDirty ? chosen.lessonId : undefined)}
      />
    </div>
  )
}
