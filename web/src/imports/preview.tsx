import { useTranslation } from 'react-i18next'
import { enumName } from '../school/enum-name.ts'
import { useFormat } from '../ui/format.ts'
import type { Import } from './api.ts'
import classes from './imports.module.css'

export const Counts = ({ counts }: Pick<Import, 'counts'>) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <h3>{t('import.whatChanges')}</h3>
      <div className={classes['scroll']}>
        <table className={classes['table']} data-figures>
          <thead>
            <tr>
              <th scope="col">{t('import.sheet')}</th>
              <th scope="col">{t('import.action.ADD')}</th>
              <th scope="col">{t('import.action.CHANGE')}</th>
              <th scope="col">{t('import.action.KEEP')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ sheet, add, change, keep }) => (
              <tr key={sheet}>
                <th scope="row">{sheet}</th>
                <td>{format.count(add)}</td>
                <td>{format.count(change)}</td>
                <td>{format.count(keep)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export const Rows = ({ rows }: Pick<Import, 'rows'>) => {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t('import.firstRows')}</h3>
      <div
        className={classes['scroll']}
        tabIndex={0}
        role="region"
        aria-label={t('import.firstRows')}
      >
        <table className={classes['table']}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.what')}</th>
              <th scope="col">{t('import.who')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sheet, row, action, label }) => {
              const name = enumName('IMPORT_ACTION', action)
              return (
                <tr key={`${sheet}/${row}`}>
                  <th scope="row">
                    {sheet}, {row}
                  </th>
                  <td data-action={name}>
                    {name === 'UNSPECIFIED' ? '' : t(`import.action.${name}`)}
                  </td>
                  <td>{label}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
