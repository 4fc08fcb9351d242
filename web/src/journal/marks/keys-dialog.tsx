import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keyHelp } from './key-help.ts'
import type { Page } from './sheet.ts'
import classes from './grid.module.css'

interface Props {
  readonly codes: Page['absenceCodes']
  readonly opened: boolean
  readonly onClose: () => void
}

// What is printed on the physical key in the Russian layout.
const russianKeys: Readonly<Record<string, string>> = {
  KeyE: 'У',
  KeyY: 'Н',
  Comma: 'Б',
  KeyN: 'Т',
  KeyJ: 'О',
  KeyG: 'П',
  KeyR: 'К',
}

const latinKeys = (code: string): string => (code === 'Comma' ? ',' : code.replace('Key', ''))

export const KeysDialog = ({ codes, opened, onClose }: Props) => {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('grid.keysTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className={classes['hint']}>{t('grid.keysHint')}</p>
      <dl className={classes['help']}>
        {codes.map(({ code, label, key }) => (
          <div key={code}>
            <dt>
              <kbd>{russianKeys[key] ?? latinKeys(key)}</kbd> <kbd>{latinKeys(key)}</kbd>
            </dt>
            <dd>{`${code} — ${label}`}</dd>
          </div>
        ))}
        {keyHelp.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
