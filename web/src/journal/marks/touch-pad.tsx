import { IconArrowBackUp, IconBackspace, IconHistory, IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Intent } from './intents.ts'
import type { Page } from './sheet.ts'
import classes from './grid.module.css'

interface Props {
  readonly page: Page
  readonly onIntent: (intent: Intent) => void
}

/** The keys of the grid for a finger; shown where there is no fine pointer. */
export const TouchPad = ({ page, onIntent }: Props) => {
  const { t } = useTranslation()
  if (!page.lessons.some((lesson) => lesson.isEditable)) return null
  const marks = page.scale.filter((value) => value !== '1')
  return (
    <div className={classes['pad']} role="toolbar" aria-label={t('grid.pad')}>
      {marks.map((value) => (
        <button
          key={value}
          type="button"
          className="mark"
          data-mark={value}
          onClick={() => onIntent({ do: 'mark', value })}
        >
          {value}
        </button>
      ))}
      {page.absenceCodes.map(({ code, label }) => (
        <button
          key={code}
          type="button"
          title={label}
          aria-label={`${code} — ${label}`}
          onClick={() => onIntent({ do: 'code', code })}
        >
          {code}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('grid.keys.second')}
        onClick={() => onIntent({ do: 'second' })}
      >
        /
      </button>
      <button
        type="button"
        aria-label={t('grid.keys.clear')}
        onClick={() => onIntent({ do: 'clear' })}
      >
        <IconBackspace size={20} stroke={1.75} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('grid.keys.comment')}
        onClick={() => onIntent({ do: 'comment' })}
      >
        <IconMessage size={20} stroke={1.75} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('grid.history')}
        onClick={() => onIntent({ do: 'history' })}
      >
        <IconHistory size={20} stroke={1.75} aria-hidden />
      </button>
      <button type="button" aria-label={t('grid.undo')} onClick={() => onIntent({ do: 'undo' })}>
        <IconArrowBackUp size={20} stroke={1.75} aria-hidden />
      </button>
    </div>
  )
}
