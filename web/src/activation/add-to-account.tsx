import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import classes from '../sign-in/sign-in.module.css'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { addInvite, type CheckedInvite } from './api.ts'

interface Props {
  readonly invite: CheckedInvite
  readonly displayName: string
}

/** A parent of several children has a code for each; one account gathers them. */
export const AddToAccount = ({ invite, displayName }: Props) => {
  const { t } = useTranslation()
  const add = useMutation({
    mutationFn: () => addInvite(invite.code),
    // The grants have changed: everything is read anew.
    onSuccess: () => location.assign('/'),
  })
  return (
    <div className={classes['form']}>
      <p>{t('activation.signedInAs', { name: displayName })}</p>
      {add.error !== null && <RefusalBox problem={problemOf(add.error)} />}
      <Button size="md" loading={add.isPending} onClick={() => add.mutate()}>
        {t('activation.add')}
      </Button>
    </div>
  )
}
