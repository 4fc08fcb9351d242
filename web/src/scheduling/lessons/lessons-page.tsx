import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { addDays, weekStart } from '@zvonok/policy/dates'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { classesOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { LessonDialog } from './lesson-dialog.tsx'
import { lessonsOf } from './reads.ts'
import type { CalendarSearch, View } from './routes.ts'
import { useNames, type Names } from './use-names.ts'
import { BoardBones } from '../../ui/week-matrix/board-bones.tsx'
import { Board } from './board.tsx'
import classes from './lessons.module.css'

const all = 'all'

const choicesOf = (names: Names, view: View) => {
  if (view === 'teacher') return names.teachers
  if (view === 'room') return names.rooms
  return names.classes.map(({ classId, name }) => ({ value: classId, label: name }))
}

/** The lesson calendar: a week of a class, a teacher or a room; a lesson opens its card. */
export const LessonsPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId, year, base } = useSchool()
  const today = usePlace()?.today ?? ''
  const search = useSearch({ from: '/frame/schools/$schoolId/$year/lessons' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/lessons' })
  const set = (next: CalendarSearch) => void navigate({ search: next, resetScroll: false })
  const names = useNames()
  const view = search.view ?? 'class'
  const choices = choicesOf(names, view)
  const of = search.of ?? choices[0]?.value ?? ''
  const isOfAll = of === all
  // On a Sunday the week to come is the one that is worked on.
  const current = weekStart(addDays(today, 1))
  const day = search.date ?? current
  const from = weekStart(day)
  const to = addDays(from, 6)
  const query = useQuery({
    ...lessonsOf(schoolId, isOfAll ? { from, to } : { from, to, [`${view}Id`]: of }),
    enabled: of !== '',
  })
  const isSchoolEmpty = useQuery(classesOf(schoolId, year)).data?.length === 0
  const { lesson: openId, ...rest } = search
  const open = query.data?.find((lesson) => lesson.lessonId === openId)
  if (isSchoolEmpty)
    return (
      <>
        <PageHead title={t('calendar.title')} />
        <Empty
          title={t('calendar.emptyTitle')}
          text={t('calendar.emptyText')}
          action={{ label: t('nav.timetable'), href: `${base}/timetable/bells` }}
        />
      </>
    )
  return (
    <>
      <PageHead title={t('calendar.title')} text={t('calendar.text')}>
        <Button
          variant="subtle"
          leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('action.print')}
        </Button>
      </PageHead>
      <div className={classes['tools']}>
        <SegmentedControl
          aria-label={t('calendar.view')}
          value={view}
          onChange={(value) => {
            const { of: _, ...others } = rest
            set({ ...others, view: value as View })
          }}
          data={(['class', 'teacher', 'room'] as const).map((value) => ({
            value,
            label: t(`calendar.views.${value}`),
          }))}
        />
        <NativeSelect
          aria-label={t(`calendar.views.${view}`)}
          data={[{ value: all, label: t(`calendar.all.${view}`) }, ...choices]}
          value={of}
          onChange={(event) => set({ ...rest, of: event.currentTarget.value })}
        />
        <span className={classes['week']}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('calendar.previous')}
            onClick={() => set({ ...rest, date: addDays(from, -7) })}
          >
            <IconChevronLeft size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
          <strong>
            {format.day(from)} – {format.day(addDays(from, 5))}
          </strong>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('calendar.next')}
            onClick={() => set({ ...rest, date: addDays(from, 7) })}
          >
            <IconChevronRight size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
          {from !== current && (
            <Button
              variant="subtle"
              onClick={() => {
                const { date: _, ...others } = rest
                set(others)
              }}
            >
              {t('calendar.toToday')}
            </Button>
          )}
        </span>
      </div>
      <Loaded query={query} skeleton={<BoardBones />}>
        {(lessons) => (
          <Board
            key={isOfAll ? view : of}
            of={isOfAll ? undefined : of}
            day={day}
            today={today}
            lessons={lessons}
            names={names}
            view={view}
            onOpen={(lesson) => set({ ...rest, lesson })}
          />
        )}
      </Loaded>
      {open !== undefined && (
        <LessonDialog key={open.lessonId} lesson={open} names={names} onClose={() => set(rest)} />
      )}
    </>
  )
}
