import { useTranslation } from 'react-i18next'
import classes from './integrators.module.css'

/** What to hand on to those who build the other system. */
export const HowTo = ({ tokenUrl }: { readonly tokenUrl: string }) => {
  const { t } = useTranslation()
  const example = [
    `curl -d grant_type=client_credentials \\`,
    `     -d client_id=… -d client_secret=… \\`,
    `     ${tokenUrl}`,
    '',
    `curl -H "Authorization: Bearer …" ${location.origin}/api/schools`,
  ].join('\n')
  return (
    <details className={classes['howTo']}>
      <summary>{t('integrators.howTo')}</summary>
      <p>{t('integrators.howToText')}</p>
      <pre tabIndex={0}>{example}</pre>
      <p>
        <a href="/api/openapi.json" target="_blank" rel="noreferrer">
          {t('integrators.openApi')}
        </a>
      </p>
    </details>
  )
}
