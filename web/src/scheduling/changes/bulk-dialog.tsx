import { Button, Modal, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../api/problem.ts'
import { usePlace } from '../../app/use-place.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { toast } from '../../ui/toasts.tsx'
import { calendarKey } from '../lessons/reads.ts'
import { useNames, type Names } from '../lessons/use-names.ts'
import { DayField } from '../../ui/day-field.tsx'
import { isReversed, mayPreview, requestOf, startBulk, type BulkDraft } from './bulk.ts'
import { applyChange, previewChange, type BulkKind, type Preview } from './reads.ts'
import classes from './changes.module.css'

/** Nothing happens before the preview has told how many lessons it touches and what is in the way. */
export const BulkDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const queryClient = useQueryClient()
  const names = useNames()
  const today = usePlace()?.today ?? ''
  const [draft, setDraft] = useState(() => startBulk(today))
  const preview = useMutation({ mutationFn: () => previewChange(schoolId, requestOf(draft)) })
  const apply = useMutation({
    mutationFn: () => applyChange(schoolId, requestOf(draft)),
    onSuccess: ({ lessons }) => {
      toast(t('changes.applied', { count: lessons }))
      void queryClient.invalidateQueries({ queryKey: ['changes', schoolId] })
      void queryClient.invalidateQueries({ queryKey: calendarKey(schoolId) })
      onClose()
    },
  })
  // A preview speaks of what stood in the fields then.
  const edit = (change: Partial<BulkDraft>) => {
    preview.reset()
    apply.reset()
    setDraft({ ...draft, ...change })
  }
  const error = apply.error ?? preview.error
  const { data } = preview
  const isReady = data !== undefined && data.lessons > 0 && data.conflicts.length === 0
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('changes.bulk')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) apply.mutate()
          else preview.mutate()
        }}
      >
        <Fields draft={draft} names={names} onEdit={edit} />
        {data !== undefined && <Found preview={data} names={names} />}
        {error !== null && <RefusalBox problem={problemOf(error)} />}
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          {isReady ? (
            <Button
              type="submit"
              loading={apply.isPending}
              {...(draft.kind === 'CANCELLED' ? { color: 'red.8' } : {})}
            >
              {t(`changes.apply.${draft.kind}`, { count: data.lessons })}
            </Button>
          ) : (
            <Button type="submit" loading={preview.isPending} disabled={!mayPreview(draft)}>
              {t('changes.preview')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  )
}

interface FieldsProps {
  readonly draft: BulkDraft
  readonly names: Names
  readonly onEdit: (change: Partial<BulkDraft>) => void
}

const Fields = ({ draft, names, onEdit }: FieldsProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const any = { value: '', label: t('changes.any') }
  return (
    <>
      <SegmentedControl
        aria-label={t('changes.what')}
        value={draft.kind}
        onChange={(kind) => onEdit({ kind: kind as BulkKind })}
        data={[
          { value: 'CANCELLED', label: t('changes.doCancel') },
          { value: 'TEACHER_REPLACED', label: t('changes.doReplace') },
        ]}
      />
      <div className={classes['fields']}>
        <DayField
          label={t('changes.from')}
          value={draft.from}
          onChange={(day) => onEdit({ from: day })}
        />
        <DayField
          label={t('changes.to')}
          value={draft.to}
          error={
            isReversed(draft) ? t('dayField.early', { day: format.date(draft.from) }) : undefined
          }
          onChange={(day) => onEdit({ to: day })}
        />
        <NativeSelect
          label={t('calendar.views.class')}
          data={[
            any,
            ...names.classes.map(({ classId, name }) => ({ value: classId, label: name })),
          ]}
          value={draft.classId}
          onChange={(event) => onEdit({ classId: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('calendar.views.teacher')}
          data={[any, ...names.teachers]}
          value={draft.teacherId}
          onChange={(event) => onEdit({ teacherId: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('calendar.views.room')}
          data={[any, ...names.rooms]}
          value={draft.roomId}
          onChange={(event) => onEdit({ roomId: event.currentTarget.value })}
        />
        {draft.kind === 'TEACHER_REPLACED' && (
          <NativeSelect
            label={t('calendar.substitute')}
            data={[{ value: '', label: t('calendar.choose') }, ...names.teachers]}
            value={draft.substituteId}
            onChange={(event) => onEdit({ substituteId: event.currentTarget.value })}
          />
        )}
      </div>
      <p className={classes['hint']}>{t('changes.needsOne')}</p>
      <TextInput
        label={t('calendar.reason')}
        description={t('calendar.reasonHint')}
        maxLength={200}
        value={draft.reason}
        onChange={(event) => onEdit({ reason: event.currentTarget.value })}
      />
    </>
  )
}

interface FoundProps {
  readonly preview: Preview
  readonly names: Names
}

const Found = ({ preview: { lessons, conflicts }, names }: FoundProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={classes['found']} role="status">
      <strong>
        {lessons === 0 ? t('changes.nothing') : t('changes.touches', { count: lessons })}
      </strong>
      {conflicts.length > 0 && (
        <>
          <p className={classes['loss']}>{t('changes.conflicts', { count: conflicts.length })}</p>
          <ul>
            {conflicts.map((lesson) => (
              <li key={lesson.lessonId}>
                {t('changes.conflict', {
                  day: format.dayAndWeekday(lesson.date),
                  slot: lesson.slot,
                  className: names.className(lesson.classId),
                  subject: names.subject(lesson.subjectId),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
