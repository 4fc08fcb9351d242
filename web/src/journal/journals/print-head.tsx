import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { useSession } from '../../app/session.ts'
import { useFormat } from '../../ui/format.ts'
import classes from './paper.module.css'

interface Props {
  readonly period: string
  readonly startsOn: string
  readonly endsOn: string
}

/** The moment of printing, not that of opening the page. */
const usePrintedAt = (): Date => {
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    // The browser takes the page as it stands when the event is over.
    const stamp = () => flushSync(() => setAt(new Date()))
    addEventListener('beforeprint', stamp)
    return () => removeEventListener('beforeprint', stamp)
  }, [])
  return at
}

/** On paper only: which school and period it is of, who printed it and when. */
export const PrintHead = ({ period, startsOn, endsOn }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const place = usePlace()
  const { displayName } = useSession()
  const printedAt = usePrintedAt()
  return (
    <div className={`print-only ${classes['head']}`}>
      <p>
        {[
          place?.kind === 'school' ? place.name : '',
          `${period}, ${format.date(startsOn)} – ${format.date(endsOn)}`,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <p>{t('journals.printed', { at: format.moment(printedAt), by: displayName })}</p>
    </div>
  )
}

/** Where the document is signed. */
export const PrintFoot = ({ teacher }: { readonly teacher: string }) => {
  const { t } = useTranslation()
  return (
    <div className={`print-only ${classes['foot']}`}>
      <p>
        <span>{t('journals.signTeacher')}</span> <i /> <span>{teacher}</span>
      </p>
      <p>
        <span>{t('journals.signDeputy')}</span> <i />
      </p>
    </div>
  )
}
