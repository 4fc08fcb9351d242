import { useTranslation } from 'react-i18next'
import classes from './states.module.css'

/** Grey lines where text will stand. A page with a shape of its own draws its own bones. */
export const Bones = ({ rows = 5 }: { readonly rows?: number }) => {
  const { t } = useTranslation()
  return (
    <div className={classes['bones']} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes['bone']} />
      ))}
    </div>
  )
}
