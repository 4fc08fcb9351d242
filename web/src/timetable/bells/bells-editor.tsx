import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Bells } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'
import { useDraft } from '../../app/use-draft.ts'
import { putRow } from '../../school/put-row.ts'
import { useSave } from '../../school/use-save.ts'
import { useSchool } from '../../school/use-school.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { toast } from '../../ui/toasts.tsx'
import { RhythmForm, usualRhythm } from './rhythm-form.tsx'
import { breakAfter, slotsOf, withOneMore, wrongSlots, type Slot } from './slots.ts'
import classes from './bells.module.css'
import { TimeField } from '../../ui/time-field.tsx'

interface Props {
  readonly bells: Json<Bells> | undefined
  readonly onSaved: (bellsId: string) => void
}

/** One bell schedule: built at once by its rhythm, or set lesson by lesson. */
export const BellsEditor = ({ bells, onSaved }: Props) => {
  const { t } = useTranslation()
  const { api } = useSchool()
  const [saved] = useState({
    name: bells?.name ?? t('bells.usualName'),
    slots: bells?.slots ?? slotsOf(usualRhythm),
  })
  const [name, setName] = useState(saved.name)
  const [slots, setSlots] = useState<readonly Slot[]>(saved.slots)
  const isDirty = JSON.stringify({ name, slots }) !== JSON.stringify(saved)
  const letGo = useDraft(isDirty, { edit: bells?.bellsId ?? 'new' })
  const wrong = wrongSlots(slots)
  const save = useSave(
    () =>
      putRow<Json<Bells>>(`${api}/bells`, bells?.bellsId, {
        name,
        slots,
        expectedVersion: bells?.version ?? 0,
      }),
    (answer) => {
      letGo()
      toast(t('bells.saved'))
      onSaved(answer.bellsId)
    },
  )
  const put = (at: number, change: Partial<Slot>) =>
    setSlots(slots.map((slot, index) => (index === at ? { ...slot, ...change } : slot)))
  return (
    <div className={classes['editor']}>
      <div>
        <TextInput
          label={t('bells.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ol className={classes['slots']}>
          {slots.map((slot, index) => {
            const pause = breakAfter(slots, index)
            return (
              <li key={slot.number} data-wrong={wrong.includes(slot.number) || undefined}>
                <span className={classes['number']}>{slot.number}</span>
                <TimeField
                  isLabelHidden
                  label={t('bells.startOf', { number: slot.number })}
                  value={slot.startsAt}
                  error={wrong.includes(slot.number)}
                  onChange={(time) => put(index, { startsAt: time })}
                />
                <TimeField
                  isLabelHidden
                  label={t('bells.endOf', { number: slot.number })}
                  value={slot.endsAt}
                  error={wrong.includes(slot.number)}
                  onChange={(time) => put(index, { endsAt: time })}
                />
                <span className={classes['break']}>
                  {pause === undefined || pause < 0 ? '' : t('bells.break', { count: pause })}
                </span>
                {index === slots.length - 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={t('bells.removeLast')}
                    onClick={() => setSlots(slots.slice(0, -1))}
                  >
                    <IconTrash size={18} stroke={1.75} />
                  </ActionIcon>
                )}
              </li>
            )
          })}
        </ol>
        {wrong.length > 0 && (
          <p className={classes['wrong']} role="alert">
            {t('bells.wrong', { numbers: wrong.join(', ') })}
          </p>
        )}
        {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
        <Group mt="md">
          <Button
            loading={save.isPending}
            disabled={wrong.length > 0 || slots.length === 0}
            onClick={() => save.mutate(undefined)}
          >
            {t('bells.save')}
          </Button>
          <Button
            variant="default"
            disabled={slots.length >= 14}
            onClick={() => setSlots(withOneMore(slots))}
          >
            {t('bells.oneMore')}
          </Button>
        </Group>
      </div>
      <RhythmForm onBuild={setSlots} />
    </div>
  )
}
