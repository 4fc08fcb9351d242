import { SegmentedControl } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../app/use-live.ts'
import { useObservable } from '../../observable.ts'
import { useSchool } from '../../school/use-school.ts'
import { Bones } from '../../ui/states/bones.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { journalPageOf } from '../journals/reads.ts'
import type { TaughtLesson } from '../journals/use-teaching-day.ts'
import { Attendance } from '../lessons/attendance.tsx'
import { LessonForm } from '../lessons/lesson-form.tsx'
import { panelQuery } from '../lessons/use-lesson.ts'
import type { Page } from '../marks/sheet.ts'
import { worded } from '../marks/worded.ts'
import { changesQueue } from '../queue/changes-queue.ts'
import { LessonMarks } from './lesson-marks.tsx'
import classes from './now.module.css'

interface Props {
  readonly lesson: TaughtLesson
  readonly onDirty: (isDirty: boolean) => void
}

const parts = ['attendance', 'topic', 'marks'] as const

/** Who is absent, what is taught, which marks: side by side, or one after the other on a phone. */
export const NowLesson = ({ lesson: taught, onDirty }: Props) => {
  const { t, i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'ru'
  const { schoolId, year } = useSchool()
  const { courseId, lessonId, phase, startsAt, endsAt, isCancelled } = taught
  const [part, setPart] = useState<string>('attendance')
  const queue = useObservable(changesQueue)
  const queryClient = useQueryClient()
  const query = useQuery({
    ...journalPageOf(schoolId, courseId, undefined),
    select: useCallback((page: Page) => worded(page, locale), [locale]),
  })
  useLive(
    `journal:${schoolId}:${courseId}`,
    () => void queryClient.invalidateQueries({ queryKey: ['journal', courseId] }),
  )
  return (
    <section className={classes['lesson']} data-part={part}>
      <p className={classes['standing']} data-phase={phase}>
        {isCancelled ? t('now.cancelled') : t(`now.phase.${phase}`, { from: startsAt, to: endsAt })}
        <Link
          to="/schools/$schoolId/$year/journals/$courseId"
          params={{ schoolId, year, courseId }}
          search={{}}
        >
          {t('now.toJournal')}
        </Link>
      </p>
      <SegmentedControl
        className={classes['parts'] ?? ''}
        fullWidth
        aria-label={t('now.parts')}
        value={part}
        onChange={setPart}
        data={parts.map((each) => ({ value: each, label: t(`now.part.${each}`) }))}
      />
      <Loaded query={query} skeleton={<Bones rows={8} />}>
        {(page) => {
          const lesson = page.lessons.find((each) => each.lessonId === lessonId)
          // Just made or moved: the journal learns of it in a moment.
          if (lesson === undefined) return <p className={classes['hint']}>{t('now.notYet')}</p>
          const shared = { page, lesson, queue }
          return (
            <div className={classes['columns']}>
              <div data-part="attendance">
                <h2>{t('now.part.attendance')}</h2>
                <Attendance {...shared} />
              </div>
              <div data-part="topic">
                <h2>{t('now.part.topic')}</h2>
                <Topic page={page} lessonId={lessonId} onDirty={onDirty} />
              </div>
              {page.isGraded && (
                <div data-part="marks">
                  <h2>{t('now.part.marks')}</h2>
                  <LessonMarks {...shared} />
                </div>
              )}
            </div>
          )
        }}
      </Loaded>
    </section>
  )
}

interface TopicProps {
  readonly page: Page
  readonly lessonId: string
  readonly onDirty: (isDirty: boolean) => void
}

const Topic = ({ page, lessonId, onDirty }: TopicProps) => {
  const query = useQuery(panelQuery(page.schoolId, page.courseId, lessonId))
  return (
    <Loaded query={query}>
      {(panel) => <LessonForm page={page} panel={panel} onDirty={onDirty} />}
    </Loaded>
  )
}
