import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './closings.module.css'

/** The shape of the page: a few periods with their classes. */
export const ClosingsBones = () => {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('state.loading')} className={classes['periods']}>
      {[1, 2, 3].map((each) => (
        <div key={each} className={classes['period']}>
          <Skeleton height={20} width="12rem" mb="xs" />
          <Skeleton height={28} />
        </div>
      ))}
    </div>
  )
}
