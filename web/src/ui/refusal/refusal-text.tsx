import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { wordProblem, wordViolation } from './wording.ts'
import classes from './refusal.module.css'

/** What happened, each field that is wrong, and the rule with its ground. */
export const RefusalText = ({ problem }: { readonly problem: Problem }) => {
  const { t } = useTranslation()
  const { violations = [], ground, policy } = problem.body
  return (
    <span className={classes['refusal']}>
      <span>{wordProblem(problem)}</span>
      {violations.map((violation) => (
        <span key={`${violation.field}/${violation.reason}`}>{wordViolation(violation)}</span>
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
