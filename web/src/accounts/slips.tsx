import { Button } from '@mantine/core'
import type { Credentials } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { PageHead } from '../ui/page-head.tsx'
import classes from './slips.module.css'

interface Props {
  readonly slips: readonly Json<Credentials>[]
  readonly onClose: () => void
}

/** One slip to a person, with lines to cut along. */
export const Slips = ({ slips, onClose }: Props) => {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('accounts.slips')} text={t('accounts.once')}>
        <Button variant="default" onClick={onClose}>
          {t('accounts.toList')}
        </Button>
        <Button onClick={() => window.print()}>{t('accounts.print')}</Button>
      </PageHead>
      <ul className={classes['slips']}>
        {slips.map(({ personId, personName, username, password }) => (
          <li key={personId}>
            <b>{personName}</b>
            <dl>
              <dt>{t('accounts.address')}</dt>
              <dd>{location.origin}</dd>
              <dt>{t('accounts.login')}</dt>
              <dd>{username}</dd>
              <dt>{t('accounts.password')}</dt>
              <dd>{password}</dd>
            </dl>
            <small>{t('accounts.changeIt')}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
