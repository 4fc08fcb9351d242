import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './page-head.module.css'

interface Props {
  readonly title: string
  readonly text?: ReactNode
  /** The page's own buttons, the primary one last. */
  readonly children?: ReactNode
}

/** A page's name, also in the browser's tab. */
export const PageHead = ({ title, text, children }: Props) => {
  const { t } = useTranslation()
  const brand = t('brand')
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  return (
    <header className={classes['head']}>
      <div>
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children !== undefined && <div className={classes['actions']}>{children}</div>}
    </header>
  )
}
