import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import { usePlace } from '../app/use-place.ts'
import { useFormat } from './format.ts'

/** On paper only: of which school it is, who printed it and when. */
export const Printed = ({ found }: { readonly found?: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const place = usePlace()
  const { displayName, now } = useSession()
  const parts = [
    place?.kind === 'school' ? place.name : '',
    found ?? '',
    t('journals.printed', { at: format.moment(new Date(now)), by: displayName }),
  ]
  return <p className="print-only">{parts.filter(Boolean).join(' · ')}</p>
}
