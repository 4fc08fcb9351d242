import { useTranslation } from 'react-i18next'
import { groupBy } from '../school/group-by.ts'
import { wordReason } from '../ui/refusal/wording.ts'
import { cellOf, type ImportProblem } from './api.ts'
import classes from './imports.module.css'

interface Props {
  readonly problems: readonly ImportProblem[]
  readonly total: number
}

/** What to correct, by sheet, each with the cell it stands in. */
export const Problems = ({ problems, total }: Props) => {
  const { t } = useTranslation()
  const bySheet = [...groupBy(problems, ({ sheet }) => sheet)]
  return (
    <section>
      <h3>{t('import.problems')}</h3>
      {bySheet.map(([sheet, found]) => (
        <div key={sheet} className={classes['scroll']}>
          <table className={classes['table']}>
            <caption>{sheet === '' ? t('import.wholeFile') : sheet}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t('import.cell')}</th>
                <th scope="col">{t('import.problem')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((problem) => (
                <tr key={`${cellOf(problem)}/${problem.field}/${problem.reason}`}>
                  <th scope="row">{cellOf(problem)}</th>
                  <td>{wordReason(problem.reason, problem.details)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {total > problems.length && (
        <p>{t('import.moreProblems', { count: total - problems.length })}</p>
      )}
    </section>
  )
}
