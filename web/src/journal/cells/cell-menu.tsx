import { Menu } from '@mantine/core'
import {
  IconHistory,
  IconMessage,
  IconNotebook,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Intent } from '../marks/intents.ts'

interface Props {
  readonly anchor: CSSProperties
  readonly onIntent: (intent: Intent) => void
  readonly onClose: () => void
}

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const

/** What may be done with the cell in focus, for whoever does not know the keys yet: they stand beside it. */
export const CellMenu = ({ anchor, onIntent, onClose }: Props) => {
  const { t } = useTranslation()
  const item = (intent: Intent, label: string, keys: string, mark: ReactNode) => (
    <Menu.Item
      leftSection={mark}
      rightSection={<kbd>{keys}</kbd>}
      closeMenuOnClick={false}
      onClick={() => {
        onClose()
        onIntent(intent)
      }}
    >
      {label}
    </Menu.Item>
  )
  return (
    <Menu
      opened
      onChange={(isOpen) => !isOpen && onClose()}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
    >
      <Menu.Target>
        {/* Names the menu; the cell itself is what was pressed. */}
        <div style={anchor} aria-hidden aria-label={t('grid.menu')} />
      </Menu.Target>
      <Menu.Dropdown>
        {item({ do: 'history' }, t('grid.history'), 'F4', <IconHistory {...icon} />)}
        {item({ do: 'comment' }, t('grid.comment'), 'F2', <IconMessage {...icon} />)}
        {item({ do: 'clear' }, t('grid.clear'), 'Delete', <IconTrash {...icon} />)}
        <Menu.Divider />
        {item({ do: 'lesson' }, t('grid.lesson'), 'Ctrl Enter', <IconNotebook {...icon} />)}
        {item(
          { do: 'all-present' },
          t('grid.allPresent'),
          'Shift Space',
          <IconUserCheck {...icon} />,
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
