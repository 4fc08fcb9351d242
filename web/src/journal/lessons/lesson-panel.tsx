import { ActionIcon, Drawer, Tabs } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { Loaded } from '../../ui/states/loaded.tsx'
import { courseName } from '../course-name.ts'
import type { Lesson, Page } from '../marks/sheet.ts'
import type { Queue } from '../queue/queue.ts'
import type { Write } from '../queue/writes.ts'
import { Attendance } from './attendance.tsx'
import { LessonForm } from './lesson-form.tsx'
import { panelQuery } from './use-lesson.ts'
import classes from './lesson-panel.module.css'

interface Props {
  readonly page: Page
  readonly lessonId: string | undefined
  readonly queue: Queue<Write> | undefined
  /** Undefined closes the panel. */
  readonly onGo: (lessonId: string | undefined) => void
}

/** Everything of one lesson that is not a mark; a click on the head of its column opens it. */
export const LessonPanel = ({ page, lessonId, queue, onGo }: Props) => {
  const { t } = useTranslation()
  const [tab, setTab] = useState<string | null>('topic')
  const index = page.lessons.findIndex((each) => each.lessonId === lessonId)
  const lesson = page.lessons[index]
  return (
    <Drawer
      opened={lesson !== undefined}
      onClose={() => onGo(undefined)}
      position="right"
      size="33rem"
      title={lesson && <Head page={page} lesson={lesson} />}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ title: classes['title'] ?? '' }}
    >
      {lesson !== undefined && (
        <>
          <Tabs value={tab} onChange={setTab}>
            <div className={classes['top']}>
              <Tabs.List>
                <Tabs.Tab value="topic">{t('lesson.topicTab')}</Tabs.Tab>
                <Tabs.Tab value="attendance">{t('lesson.attendance')}</Tabs.Tab>
              </Tabs.List>
              <nav className={classes['walk']} aria-label={t('lesson.walk')}>
                <Step to={page.lessons[index - 1]} label={t('lesson.previous')} onGo={onGo}>
                  <IconChevronLeft size={20} stroke={1.75} aria-hidden />
                </Step>
                <Step to={page.lessons[index + 1]} label={t('lesson.next')} onGo={onGo}>
                  <IconChevronRight size={20} stroke={1.75} aria-hidden />
                </Step>
              </nav>
            </div>
            <Tabs.Panel value="topic" pt="lg">
              <TopicTab key={lesson.lessonId} page={page} lesson={lesson} />
            </Tabs.Panel>
            <Tabs.Panel value="attendance" pt="lg">
              <Attendance key={lesson.lessonId} page={page} lesson={lesson} queue={queue} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Drawer>
  )
}

const Head = ({ page, lesson }: { readonly page: Page; readonly lesson: Lesson }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const course = courseName(page)
  return (
    <>
      <strong>{format.dayAndWeekday(lesson.date)}</strong>
      <span className={classes['dim']}>
        {t('lesson.where', { course, slot: lesson.slot, time: lesson.startsAt })}
        {lesson.substituteName !== '' &&
          ` · ${t('lesson.substitute', { name: lesson.substituteName })}`}
      </span>
    </>
  )
}

interface StepProps {
  readonly to: Lesson | undefined
  readonly label: string
  readonly onGo: (lessonId: string) => void
  readonly children: React.ReactNode
}

const Step = ({ to, label, onGo, children }: StepProps) => (
  <ActionIcon
    variant="default"
    size="lg"
    aria-label={label}
    title={label}
    disabled={to === undefined}
    onClick={() => to !== undefined && onGo(to.lessonId)}
  >
    {children}
  </ActionIcon>
)

interface TopicProps {
  readonly page: Page
  readonly lesson: Lesson
}

const TopicTab = ({ page, lesson }: TopicProps) => {
  const query = useQuery(panelQuery(page.schoolId, page.courseId, lesson.lessonId))
  return <Loaded query={query}>{(panel) => <LessonForm page={page} panel={panel} />}</Loaded>
}
