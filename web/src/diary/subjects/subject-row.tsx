import { Button } from '@mantine/core'
import { IconCalculator } from '@tabler/icons-react'
import { leadingKind, type AverageChoice } from '@zvonok/policy/averages'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { MarkChip } from '../../ui/mark-chip.tsx'
import type { Subject } from '../reads.ts'
import { DiaryMarkChip } from '../weeks/chips.tsx'
import { plainOf } from './guess.ts'
import { NeededMark } from './needed-mark.tsx'
import { figureOf } from './use-subject-columns.ts'
import classes from './subjects.module.css'

interface Props {
  readonly subject: Subject
  readonly averages: AverageChoice
}

/** One subject: its marks, what they come to, and on demand a guess ahead. */
export const SubjectRow = ({ subject, averages }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [isGuessing, setGuessing] = useState(false)
  const guessId = useId()
  const { name, marks, average, classAverage, forecast, final } = subject
  const figures = [
    {
      term: t(averages === 'both' ? 'subjects.weightedAverage' : 'subjects.average'),
      text: format.average(figureOf(average)),
    },
    ...(averages === 'both'
      ? [{ term: t('subjects.average'), text: format.average(plainOf(subject)) }]
      : []),
    ...(classAverage === 0
      ? []
      : [{ term: t('subjects.classAverage'), text: format.average(figureOf(classAverage)) }]),
    ...(forecast === '' || final !== '' ? [] : [{ term: t('subjects.forecast'), text: forecast }]),
  ]
  return (
    <li className={classes['subject']}>
      <h2>{name}</h2>
      <div className={classes['chips']}>
        {marks.length === 0 && <span className={classes['quiet']}>{t('subjects.noMarks')}</span>}
        {marks.map(({ date, mark }, index) => (
          <DiaryMarkChip key={`${date}/${index}`} date={date} mark={mark} />
        ))}
      </div>
      <dl className={classes['figures']}>
        {figures.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {final !== '' && (
          <div>
            <dt>{t('subjects.final')}</dt>
            <dd>
              <MarkChip value={final} label={final} />
            </dd>
          </div>
        )}
      </dl>
      {/* Where families see no forecast (P-27) there is none to reckon with either. */}
      {final === '' && forecast !== '' && (
        <Button
          className={classes['ask'] ?? ''}
          variant="subtle"
          size="compact-md"
          leftSection={<IconCalculator size={18} stroke={1.75} aria-hidden />}
          aria-expanded={isGuessing}
          aria-controls={guessId}
          onClick={() => setGuessing(!isGuessing)}
        >
          {t('subjects.whatIsNeeded')}
          <span className="visually-hidden">: {name}</span>
        </Button>
      )}
      <div id={guessId} className={classes['guessPlace']}>
        {isGuessing && <NeededMark subject={subject} kind={leadingKind(averages)} />}
      </div>
    </li>
  )
}
