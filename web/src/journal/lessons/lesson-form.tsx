import { Button, Textarea } from '@mantine/core'
import { useEffect, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf, type Problem } from '../../api/problem.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useFormat } from '../../ui/format.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { wordFields, wordReason } from '../../ui/refusal/wording.ts'
import type { Page } from '../marks/sheet.ts'
import { suggestionFor, takeOffer, typeTopic, type LessonPanelData } from './draft.ts'
import { Offers } from './offers.tsx'
import { useLesson, type LessonEditing } from './use-lesson.ts'
import { Works } from './works.tsx'
import classes from './lesson-panel.module.css'

interface Props {
  readonly page: Page
  readonly panel: LessonPanelData
  /** Told so that the lesson stays open while it is typed into. */
  readonly onDirty?: (isDirty: boolean) => void
}

/** Topic, homework and works of a lesson. */
export const LessonForm = ({ page, panel, onDirty }: Props) => {
  const { t } = useTranslation()
  const { lesson } = panel
  const { schoolId, courseId } = page
  const place = { schoolId, courseId, lessonId: lesson?.lessonId ?? '' }
  const editing = useLesson(place, panel)
  const { draft, edit, isDirty, save, submit } = editing
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty])
  useDraft(isDirty, { lesson: place.lessonId })

  const isOpen = lesson?.isEditable ?? false
  const problem = save.error === null ? undefined : problemOf(save.error)
  const errors = problem === undefined ? {} : wordFields(problem)
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (isDirty && isOpen) submit()
  }
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      noValidate
    >
      {!isOpen && lesson !== undefined && (
        <p className={classes['locked']} role="note">
          {wordReason(lesson.lockedReason || 'READ_ONLY')}
          {lesson.lockedGround !== '' && ` ${t('refusal.ground', { ground: lesson.lockedGround })}`}
        </p>
      )}
      {isOpen && (
        <Offers
          offers={panel.offers}
          takenId={draft.planItemId}
          courseId={page.courseId}
          onTake={(offer) => edit(takeOffer(draft, offer, page.noHomework))}
        />
      )}
      <Textarea
        label={t('lesson.topic')}
        autosize
        minRows={2}
        maxLength={500}
        readOnly={!isOpen}
        value={draft.topic}
        error={errors['topic']}
        onChange={(event) => edit(typeTopic(draft, event.currentTarget.value))}
        onKeyDown={saveByKey}
      />
      <Suggestion
        text={suggestionFor(problem?.body, 'topic')}
        onTake={(topic) => edit(typeTopic(draft, topic))}
      />
      <Textarea
        label={t('lesson.homework')}
        autosize
        minRows={2}
        maxLength={2000}
        readOnly={!isOpen}
        placeholder={page.noHomework}
        value={draft.homework}
        error={errors['homework']}
        onChange={(event) => edit({ ...draft, homework: event.currentTarget.value })}
        onKeyDown={saveByKey}
      />
      <Suggestion
        text={suggestionFor(problem?.body, 'homework')}
        onTake={(homework) => edit({ ...draft, homework })}
      />
      {page.isGraded && (
        <Works
          works={draft.works}
          types={page.workTypes}
          isOpen={isOpen}
          problem={problem}
          onChange={(works) => edit({ ...draft, works })}
        />
      )}
      <Conflict editing={editing} panel={panel} />
      {problem !== undefined && !isToldByFields(problem) && <RefusalBox problem={problem} />}
      {isOpen && <Foot editing={editing} />}
      {!isOpen && <Written panel={panel} />}
    </form>
  )
}

/** A conflict has its own place; a violation stands at its field unless there is more to say. */
const isToldByFields = ({ reason, body }: Problem): boolean => {
  const { violations = [], ground } = body
  const isAtField = violations.every(({ field }) => /^(topic|homework|works)/.test(field))
  return (
    reason === 'CHANGED_BY_ANOTHER' || (violations.length > 0 && isAtField && ground === undefined)
  )
}

interface SuggestionProps {
  readonly text: string | undefined
  readonly onTake: (text: string) => void
}

/** What the rule proposes, put in by one click. */
const Suggestion = ({ text, onTake }: SuggestionProps) => {
  const { t } = useTranslation()
  if (text === undefined) return null
  return (
    <Button
      variant="light"
      size="compact-md"
      className={classes['suggestion'] ?? ''}
      onClick={() => onTake(text)}
    >
      {t('lesson.takeSuggestion', { text })}
    </Button>
  )
}

const Written = ({ panel }: { readonly panel: LessonPanelData }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (panel.writtenAt === undefined || panel.writtenBy === '') return null
  const at = format.moment(new Date(panel.writtenAt))
  return <span className={classes['dim']}>{t('lesson.written', { at, by: panel.writtenBy })}</span>
}

const Foot = ({ editing: { base, isDirty, save, undo } }: { readonly editing: LessonEditing }) => {
  const { t } = useTranslation()
  return (
    <div className={classes['foot']}>
      <Button type="submit" loading={save.isPending} disabled={!isDirty}>
        {t('action.save')}
      </Button>
      {isDirty && !save.isPending && (
        <Button variant="default" onClick={undo}>
          {t('lesson.undo')}
        </Button>
      )}
      <span role="status">
        {isDirty ? (
          <span className={classes['caution']}>{t('lesson.notSaved')}</span>
        ) : (
          <Written panel={base} />
        )}
      </span>
    </div>
  )
}

interface ConflictProps {
  readonly editing: LessonEditing
  readonly panel: LessonPanelData
}

/** Another person saved in between: both are shown, and the teacher decides. */
const Conflict = ({ editing: { save, insist, takeTheirs }, panel }: ConflictProps) => {
  const { t } = useTranslation()
  if (save.error === null) return null
  const problem = problemOf(save.error)
  if (problem.reason !== 'CHANGED_BY_ANOTHER') return null
  const { topic = '', homework = '' } = panel.lesson ?? {}
  return (
    <RefusalBox problem={problem}>
      <dl className={classes['theirs']}>
        <dt>{t('lesson.theirTopic', { by: panel.writtenBy })}</dt>
        <dd>{topic === '' ? '—' : topic}</dd>
        <dt>{t('lesson.theirHomework')}</dt>
        <dd>{homework === '' ? '—' : homework}</dd>
      </dl>
      <Button size="compact-md" variant="default" onClick={takeTheirs}>
        {t('lesson.keepTheirs')}
      </Button>
      <Button size="compact-md" onClick={insist}>
        {t('lesson.putMine')}
      </Button>
    </RefusalBox>
  )
}
