import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { wordProblem, wordViolation } from './wording.ts'
import classes from './refusal.module.css'

/** What happened, each field that is wrong, and the rule with its ground. */
export const RefusalText = ({ problem }: { readonly problem: Problem }) => {
  const { t } = useTranslation()
  const { violations = [], ground, policy } = problem.body
  const whole = wordProblem(problem)
  // A refusal for one field is worded as that field.
  const parts = violations.map(wordViolation).filter((words) => words !== whole)
  return (
    <span className={classes['refusal']}>
      <span>{whole}</span>
      {[...new Set(parts)].map((words) => (
        <span key={words}>{words}</span>
      ))}
      {ground !== undefined && (
        <span className={classes['ground']}>
          {t('refusal.ground', { ground })}
          {policy !== undefined && <span className={classes['policy']}>{policy}</span>}
        </span>
      )}
    </span>
  )
}
