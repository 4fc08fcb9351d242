import { Button, Modal, NativeSelect, Tabs, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { command } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { wordFields } from '../../ui/refusal/wording.ts'
import { toast } from '../../ui/toasts.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { isNoDay } from '../../ui/typed-day.ts'
import { Conflicts } from './conflicts.tsx'
import { useFreeFirst, useHeldAt } from './held.ts'
import { calendarKey, statusOf, type CalendarLesson } from './reads.ts'
import type { Names } from './use-names.ts'
import classes from './lessons.module.css'

interface Props {
  readonly lesson: CalendarLesson
  readonly names: Names
  readonly onClose: () => void
}

type Body = Readonly<Record<string, unknown>>

const useChange = ({ lesson, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, schoolId } = useSchool()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ action, body }: { readonly action: string; readonly body: Body }) =>
      command('POST', `${api}/lessons/${lesson.lessonId}/${action}`, {
        body: { ...body, expectedVersion: lesson.version },
      }),
    onSuccess: () => {
      toast(t('calendar.done'))
      void queryClient.invalidateQueries({ queryKey: ['changes', schoolId] })
      onClose()
    },
    // Also after a refusal: somebody may have changed the lesson meanwhile.
    onSettled: () => queryClient.invalidateQueries({ queryKey: calendarKey(schoolId) }),
  })
}

/** One lesson: cancel, move or replace the teacher, each with a reason that families read. */
export const LessonDialog = (props: Props) => {
  const { lesson, names, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const change = useChange(props)
  const freeFirst = useFreeFirst()
  const held = useHeldAt(lesson.date, lesson.slot, lesson.lessonId)
  const [reason, setReason] = useState('')
  const [date, setDate] = useState(lesson.date)
  const [slot, setSlot] = useState(String(lesson.slot))
  const [roomId, setRoomId] = useState(lesson.roomId)
  const [teacherId, setTeacherId] = useState('')
  const heldThen = useHeldAt(date, Number(slot), lesson.lessonId)
  const problem = change.error === null ? undefined : problemOf(change.error)
  const errors = problem === undefined ? {} : wordFields(problem)
  const isCancelled = statusOf(lesson) === 'CANCELLED'
  const where = [names.className(lesson.classId), names.groupName(lesson.groupId)]
  const title = [...where, names.subject(lesson.subjectId)].filter(Boolean).join(' · ')

  const form = (action: string, body: Body, label: string, fields: ReactNode, isLoss = false) => (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        change.mutate({ action, body: { ...body, reason: reason.trim() } })
      }}
    >
      {fields}
      <TextInput
        label={t('calendar.reason')}
        description={t('calendar.reasonHint')}
        minLength={3}
        maxLength={200}
        value={reason}
        error={errors['reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== undefined && <Conflicts problem={problem} />}
      <div className={classes['buttons']}>
        <Button
          type="submit"
          loading={change.isPending}
          disabled={reason.trim().length < 3 || isNoDay(body['date'])}
          {...(isLoss ? { color: 'red.8' } : {})}
        >
          {label}
        </Button>
      </div>
    </form>
  )

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className={classes['facts']}>
        {t('calendar.facts', {
          day: format.dayAndWeekday(lesson.date),
          slot: lesson.slot,
          from: lesson.startsAt,
          to: lesson.endsAt,
          teacher: names.teacher(lesson.teacherId),
        })}
        {lesson.changeReason !== '' &&
          ` ${t('calendar.lastReason', { reason: lesson.changeReason })}`}
      </p>
      {isCancelled ? (
        <div className={classes['form']}>
          <p>{t('calendar.isCancelled')}</p>
          {problem !== undefined && <Conflicts problem={problem} />}
          <div className={classes['buttons']}>
            <Button
              loading={change.isPending}
              onClick={() => change.mutate({ action: 'restore', body: {} })}
            >
              {t('calendar.restore')}
            </Button>
          </div>
        </div>
      ) : (
        <Tabs defaultValue="replace" keepMounted={false} onChange={() => change.reset()}>
          <Tabs.List>
            <Tabs.Tab value="replace">{t('calendar.replaceTab')}</Tabs.Tab>
            <Tabs.Tab value="move">{t('calendar.moveTab')}</Tabs.Tab>
            <Tabs.Tab value="cancel">{t('calendar.cancelTab')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="replace" pt="lg">
            {form(
              'replace-teacher',
              { teacherId },
              t('calendar.replace'),
              <NativeSelect
                label={t('calendar.substitute')}
                data={[
                  { value: '', label: t('calendar.choose') },
                  ...freeFirst(
                    names.teachers.filter(({ value }) => value !== lesson.teacherId),
                    held.teachers,
                  ),
                ]}
                value={teacherId}
                error={errors['teacherId']}
                onChange={(event) => setTeacherId(event.currentTarget.value)}
              />,
            )}
          </Tabs.Panel>
          <Tabs.Panel value="move" pt="lg">
            {form(
              'move',
              { date, slot: Number(slot), roomId },
              t('calendar.move'),
              <div className={classes['fields']}>
                <DayField
                  label={t('calendar.date')}
                  value={date}
                  error={errors['date']}
                  onChange={(day) => setDate(day)}
                />
                <TextInput
                  type="number"
                  min={0}
                  max={20}
                  label={t('calendar.slot')}
                  value={slot}
                  error={errors['slot']}
                  onChange={(event) => setSlot(event.currentTarget.value)}
                />
                <NativeSelect
                  label={t('calendar.roomField')}
                  data={[
                    { value: '', label: t('calendar.keepRoom') },
                    ...freeFirst(names.rooms, heldThen.rooms),
                  ]}
                  value={roomId}
                  error={errors['roomId']}
                  onChange={(event) => setRoomId(event.currentTarget.value)}
                />
              </div>,
            )}
          </Tabs.Panel>
          <Tabs.Panel value="cancel" pt="lg">
            {form('cancel', {}, t('calendar.cancel'), <p>{t('calendar.cancelText')}</p>, true)}
          </Tabs.Panel>
        </Tabs>
      )}
    </Modal>
  )
}
