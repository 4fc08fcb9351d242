import { SegmentedControl, Select } from '@mantine/core'
import type { AverageKind } from '@zvonok/policy/averages'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import type { Subject } from '../reads.ts'
import { afterNext, guessesOf, worksOf } from './guess.ts'
import classes from './subjects.module.css'

const targets = ['5', '4', '3']

interface Props {
  readonly subject: Subject
  /** How the school counts averages. */
  readonly kind: AverageKind
}

/** «Какая оценка нужна»: arithmetic on the marks there are, and said to be no more than that. */
export const NeededMark = ({ subject, kind }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const works = worksOf(subject)
  const [target, setTarget] = useState('5')
  const [work, setWork] = useState(works[0]?.work ?? '')
  const weight = works.find((each) => each.work === work)?.weight ?? 1
  return (
    <div className={classes['guess']} role="group" aria-label={t('subjects.whatIsNeeded')}>
      <p className={classes['caution']}>{t('subjects.guess')}</p>
      <div className={classes['wish']}>
        <div>
          <span aria-hidden>{t('subjects.target')}</span>
          <SegmentedControl
            aria-label={t('subjects.target')}
            data={targets}
            value={target}
            onChange={setTarget}
          />
        </div>
        <Select
          label={t('subjects.work')}
          allowDeselect={false}
          data={works.map((each) => ({
            value: each.work,
            label: `${each.work} · ${t('diary.weight', { weight: each.weight })}`,
          }))}
          value={work}
          onChange={(value) => setWork(value ?? '')}
        />
      </div>
      <ul className={classes['answers']} aria-live="polite">
        {guessesOf(subject, kind, { target: Number(target), weight }).map(({ value, needed }) => (
          <li key={value}>
            {needed === undefined
              ? t('subjects.tooFar', { value })
              : needed === 0
                ? t('subjects.reached', { value })
                : t('subjects.needed', { value, count: needed })}
          </li>
        ))}
      </ul>
      <p className={classes['quiet']}>
        {t('subjects.next')}{' '}
        {afterNext(subject, kind, weight)
          .map((each) => `${each.value} → ${format.average(each.average / 100)}`)
          .join('; ')}
      </p>
    </div>
  )
}
