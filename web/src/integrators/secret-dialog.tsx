import { Button, CopyButton, Group, Modal, Stack } from '@mantine/core'
import type { IntegratorSecret } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import classes from './integrators.module.css'

interface Props {
  readonly secret: Json<IntegratorSecret>
  readonly onClose: () => void
}

/** Shown once: closing is a step of its own, a click beside it closes nothing. */
export const SecretDialog = ({ secret, onClose }: Props) => {
  const { t } = useTranslation()
  const { integrator, clientSecret, tokenUrl } = secret
  const rows = [
    ['clientId', integrator?.clientId ?? ''],
    ['secret', clientSecret],
    ['tokenUrl', tokenUrl],
    ['document', `${location.origin}/api/openapi.json`],
  ] as const
  return (
    <Modal
      opened
      onClose={onClose}
      title={integrator?.name}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="lg">
        <p className={classes['warning']}>{t('integrators.once')}</p>
        <dl className={classes['secret']}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`integrators.part.${name}`)}</dt>
              <dd>
                <code>{value}</code>
                <CopyButton value={value}>
                  {({ copied, copy }) => (
                    <Button variant="subtle" size="compact-md" onClick={copy}>
                      {copied ? t('integrators.copied') : t('integrators.copy')}
                    </Button>
                  )}
                </CopyButton>
              </dd>
            </div>
          ))}
        </dl>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('integrators.kept')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
