import { Button, Checkbox, Group, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { slotsOf, type Rhythm, type Slot } from './slots.ts'
import classes from './bells.module.css'
import { TimeField } from '../../ui/time-field.tsx'

export const usualRhythm: Rhythm = {
  startsAt: '08:00',
  lessons: 7,
  lesson: 45,
  shortBreak: 10,
  longBreak: 20,
  longAfter: [2, 3],
}

/** All bells at once: the first one, the length of lessons and breaks. */
export const RhythmForm = ({ onBuild }: { readonly onBuild: (slots: readonly Slot[]) => void }) => {
  const { t } = useTranslation()
  const [rhythm, setRhythm] = useState(usualRhythm)
  const number = (field: 'lessons' | 'lesson' | 'shortBreak' | 'longBreak', max: number) => (
    <NumberInput
      label={t(`bells.${field}`)}
      min={1}
      max={max}
      value={rhythm[field]}
      onChange={(value) => setRhythm({ ...rhythm, [field]: Number(value) })}
    />
  )
  return (
    <section className={classes['rhythm']}>
      <h2>{t('bells.atOnce')}</h2>
      <div className={classes['fields']}>
        <TimeField
          label={t('bells.startsAt')}
          value={rhythm.startsAt}
          onChange={(time) => setRhythm({ ...rhythm, startsAt: time })}
        />
        {number('lessons', 14)}
        {number('lesson', 120)}
        {number('shortBreak', 60)}
        {number('longBreak', 60)}
      </div>
      <Checkbox.Group
        label={t('bells.longAfter')}
        value={rhythm.longAfter.map(String)}
        onChange={(values) => setRhythm({ ...rhythm, longAfter: values.map(Number) })}
      >
        <Group mt="xs">
          {Array.from({ length: Math.max(0, rhythm.lessons - 1) }, (_, index) => (
            <Checkbox key={index} value={String(index + 1)} label={index + 1} />
          ))}
        </Group>
      </Checkbox.Group>
      <Button mt="md" variant="default" onClick={() => onBuild(slotsOf(rhythm))}>
        {t('bells.build')}
      </Button>
    </section>
  )
}
