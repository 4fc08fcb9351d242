import { useTranslation } from 'react-i18next'
import { measures } from './figures.ts'
import classes from './overviews.module.css'

/** The same words as on hover, for touch, for those who listen and for paper. */
export const Definitions = () => {
  const { t } = useTranslation()
  return (
    <details className={classes['definitions']}>
      <summary>{t('overview.definitions')}</summary>
      <dl>
        {measures.map((measure) => (
          <div key={measure}>
            <dt>{t(`overview.measure.${measure}`)}</dt>
            <dd>{t(`overview.definition.${measure}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
