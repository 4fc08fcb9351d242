import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
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
  return (
    <RefusalBox problem={problem}>
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
