import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

/** What to do when none of the ways is there. */
export const WithoutAccess = () => {
  const { t } = useTranslation()
  return (
    <section className={classes['without']}>
      <h2>{t('signIn.withoutTitle')}</h2>
      <ul>
        <li>{t('signIn.withoutFamily')}</li>
        <li>{t('signIn.withoutStaff')}</li>
        <li>{t('signIn.withoutForgotten')}</li>
      </ul>
    </section>
  )
}
