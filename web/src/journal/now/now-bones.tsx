import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './now.module.css'

/** The day's strip and the list of the class. */
export const NowBones = () => {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton height={32} width="14rem" mb="lg" />
      <div className={classes['strip']}>
        {[1, 2, 3].map((each) => (
          <Skeleton key={each} height={68} width="9rem" />
        ))}
      </div>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={24} mt="md" />
      ))}
    </div>
  )
}
