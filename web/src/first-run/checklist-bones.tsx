import { useTranslation } from 'react-i18next'
import classes from './checklist.module.css'

/** Seven steps in grey. */
export const ChecklistBones = () => {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('state.loading')} className={classes['steps']}>
      {Array.from({ length: 7 }, (_, step) => (
        <div key={step} className={classes['step']}>
          <span className={classes['number']} />
          <div className={classes['bones']} />
        </div>
      ))}
    </div>
  )
}
