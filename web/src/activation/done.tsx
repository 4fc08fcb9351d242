import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { signInAddress } from '../api/addresses.ts'
import classes from '../sign-in/sign-in.module.css'

export const Done = ({ username }: { readonly username: string }) => {
  const { t } = useTranslation()
  return (
    <div className={classes['form']}>
      <p>{t('activation.doneText', { username })}</p>
      <Button component="a" size="md" href={signInAddress('login', '/')} data-autofocus>
        {t('activation.signIn')}
      </Button>
    </div>
  )
}
