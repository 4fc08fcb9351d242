import { useTranslation } from 'react-i18next'
import { usePlace } from '../../app/use-place.ts'
import { useFormat } from '../../ui/format.ts'
import type { InviteEntry } from './invites.ts'
import classes from './invites.module.css'

interface Props {
  readonly invites: readonly InviteEntry[]
  readonly className: string
  /** Otherwise the list is what goes to paper. */
  readonly isPrinted: boolean
}

/** Paper only: a slip for each code that works, with lines to cut along. */
export const Slips = ({ invites, className, isPrinted }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const place = usePlace()
  const school = place?.kind === 'school' ? place.name : ''
  return (
    <div className={`print-only ${classes['slips']}`} data-slips={isPrinted || undefined}>
      {invites.map((invite) => (
        <section key={invite.inviteId} className={classes['slip']}>
          <p className={classes['slipSchool']}>
            {school}, {className}
          </p>
          <p>
            <strong>{invite.personName}</strong>
            {invite.role !== 'pupil' && (
              <small>{t('invites.parentOf', { name: invite.pupilName })}</small>
            )}
          </p>
          <p className={classes['slipCode']}>{invite.code}</p>
          <p className={classes['slipText']}>
            {t('invites.slip', { address: `${location.origin}/diary/activation` })}
            {/* A pupil may be too young for an account there. */}
            {invite.role !== 'pupil' && ` ${t('invites.slipGosuslugi')}`}
            {invite.expiresAt !== undefined &&
              ` ${t('invites.slipUntil', { at: format.moment(new Date(invite.expiresAt)) })}`}
          </p>
        </section>
      ))}
    </div>
  )
}
