import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { wordViolation } from '../../ui/refusal/wording.ts'
import { rowProblems } from './problems.ts'
import classes from './plan.module.css'

/** Nothing was saved: every problem of the file by row, to be put right in one go. */
export const PlanProblems = ({ problem }: { readonly problem: Problem }) => {
  const { t } = useTranslation()
  const rows = rowProblems(problem.body)
  if (rows.length === 0) return <RefusalBox problem={problem} />
  // The file itself is wrong: no row to look for.
  if (rows.every(({ row }) => row === undefined))
    return (
      <section role="alert" className={classes['problems']}>
        <h2>{t('plan.notLoaded')}</h2>
        {rows.map(({ violation }, index) => (
          <p key={index}>{wordViolation(violation)}</p>
        ))}
      </section>
    )
  return (
    <section role="alert" className={classes['problems']}>
      <h2>{t('plan.problems', { count: rows.length })}</h2>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('plan.row')}</th>
            <th scope="col">{t('plan.column')}</th>
            <th scope="col">{t('plan.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, column, violation }, index) => (
            <tr key={index}>
              <td>{row ?? t('plan.wholeFile')}</td>
              <td>{column}</td>
              <td>{wordViolation(violation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
