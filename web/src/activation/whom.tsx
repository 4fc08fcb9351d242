import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '../sign-in/sign-in.module.css'
import type { CheckedInvite } from './api.ts'

interface Props {
  readonly invite: CheckedInvite
  readonly onOther: () => void
}

/** School, class and given name: enough to see that the slip is one's own, no more. */
export const Whom = ({ invite, onOther }: Props) => {
  const { t } = useTranslation()
  return (
    <div>
      <div className={classes['whom']}>
        <strong>
          {invite.role === 'parent'
            ? t('activation.forParentOf', { name: invite.pupilGivenName })
            : t('activation.forPupil', { name: invite.pupilGivenName })}
        </strong>
        <span>{[invite.className, invite.schoolName].join(' · ')}</span>
      </div>
      <Button variant="subtle" size="compact-sm" onClick={onOther} mt="xs">
        {t('activation.otherCode')}
      </Button>
    </div>
  )
}
