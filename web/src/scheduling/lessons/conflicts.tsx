import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import classes from './lessons.module.css'

/** A refusal and the very lessons that are in the way, by class and subject. */
export const Conflicts = ({ problem }: { readonly problem: Problem }) => {
  const { t } = useTranslation()
  const inTheWay = (problem.body.violations ?? []).flatMap(({ details }) => {
    const {
      lessonId = '',
      className = '',
      subjectName = '',
      slot = '',
      startsAt = '',
    } = details ?? {}
    return lessonId === '' || className === ''
      ? []
      : [{ lessonId, text: t('calendar.inTheWay', { className, subjectName, slot, startsAt }) }]
  })
  // What the headline says already is not said again beside it.
  const violations = problem.body.violations?.filter(({ reason }) => reason !== problem.reason)
  const shown = new Problem({
    ...problem.body,
    ...(violations === undefined ? {} : { violations }),
  })
  return (
    <RefusalBox problem={shown}>
      {inTheWay.length > 0 && (
        <ul className={classes['conflicts']}>
          {inTheWay.map(({ lessonId, text }, index) => (
            <li key={`${lessonId}/${index}`}>{text}</li>
          ))}
        </ul>
      )}
    </RefusalBox>
  )
}
