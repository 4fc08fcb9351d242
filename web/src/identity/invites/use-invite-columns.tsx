import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { confirm } from '../../ui/confirm.ts'
import { useFormat } from '../../ui/format.ts'
import type { TableColumn } from '../../ui/table/rows.ts'
import { stateOf, type InviteEntry } from './invites.ts'
import type { useInviteCommands } from './use-invites.ts'
import classes from './invites.module.css'

type Commands = ReturnType<typeof useInviteCommands>

export const useInviteColumns = ({
  issue,
  revoke,
}: Commands): readonly TableColumn<InviteEntry>[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const reissue = issue.mutate
  const end = revoke.mutate
  return useMemo(() => {
    const askReissue = async ({ personId, personName }: InviteEntry) => {
      const goesOn = await confirm({
        title: t('invites.reissueTitle', { name: personName }),
        text: t('invites.reissueText'),
        confirm: t('invites.reissue'),
        cancel: t('action.cancel'),
      })
      if (goesOn) reissue(personId)
    }
    const askRevoke = async ({ inviteId, personName }: InviteEntry) => {
      const goesOn = await confirm({
        title: t('invites.revokeTitle', { name: personName }),
        text: t('invites.revokeText'),
        confirm: t('invites.revoke'),
        cancel: t('action.cancel'),
        isLoss: true,
      })
      if (goesOn) end(inviteId)
    }
    const whenOf = (invite: InviteEntry): string => {
      const { usedAt, expiresAt } = invite
      if (usedAt !== undefined) return t('invites.usedAt', { at: format.moment(new Date(usedAt)) })
      if (stateOf(invite) === 'OPEN' && expiresAt !== undefined)
        return t('invites.until', { at: format.moment(new Date(expiresAt)) })
      return t(`invites.state.${stateOf(invite)}`)
    }
    return [
      { id: 'pupil', head: t('invites.pupil'), value: ({ pupilName }) => pupilName },
      {
        id: 'person',
        head: t('invites.person'),
        value: ({ personName }) => personName,
        cell: ({ personName, role }) => (
          <>
            {role === 'pupil' ? t('invites.self') : personName}
            {role !== 'pupil' && <span className={classes['dim']}>{t('role.parent')}</span>}
          </>
        ),
      },
      {
        id: 'code',
        head: t('invites.code'),
        value: ({ code }) => code,
        cell: ({ code }) => (code === '' ? '—' : <code className={classes['code']}>{code}</code>),
      },
      {
        id: 'state',
        head: t('invites.stateHead'),
        isMinor: true,
        value: (invite) => whenOf(invite),
        cell: (invite) => (
          <span className={classes['state']} data-state={stateOf(invite)}>
            {whenOf(invite)}
          </span>
        ),
      },
      {
        id: 'actions',
        head: t('invites.actions'),
        isScreenOnly: true,
        value: () => undefined,
        cell: (invite) =>
          stateOf(invite) === 'USED' ? null : (
            <span className={classes['actions']}>
              <Button size="compact-md" variant="subtle" onClick={() => void askReissue(invite)}>
                {t('invites.reissue')}
              </Button>
              {stateOf(invite) === 'OPEN' && (
                <Button
                  size="compact-md"
                  variant="subtle"
                  className={classes['revoke'] ?? ''}
                  onClick={() => void askRevoke(invite)}
                >
                  {t('invites.revoke')}
                </Button>
              )}
            </span>
          ),
      },
    ]
  }, [t, format, reissue, end])
}
