import { useTranslation } from 'react-i18next'
import { signedOut } from '../../api/signed-out.ts'
import { askToSignIn } from '../../app/signed-out-dialog.tsx'
import { useObservable } from '../../observable.ts'
import { liveState, type LiveState } from '../live-state.ts'
import classes from './frame.module.css'

type Tone = 'saved' | 'waiting' | 'offline' | 'refused'

const toneOf = ({ isOnline, refused, waiting }: LiveState): Tone => {
  if (!isOnline) return 'offline'
  if (refused > 0) return 'refused'
  return waiting > 0 ? 'waiting' : 'saved'
}

/** Says «Сохранено» only after something was saved: before that there is nothing to prove. */
export const LiveStateMark = () => {
  const { t } = useTranslation()
  const state = useObservable(liveState)
  const isSignedOut = useObservable(signedOut)
  const tone = toneOf(state)
  const words = {
    saved: t('live.saved'),
    waiting: t('live.waiting', { count: state.waiting }),
    offline: t('live.offline'),
    refused: t('live.refused', { count: state.refused }),
  }
  if (isSignedOut)
    return (
      <button type="button" className={classes['state']} data-tone="refused" onClick={askToSignIn}>
        <span className={classes['dot']} aria-hidden />
        {t('live.signedOut')}
      </button>
    )
  const isQuiet = tone === 'saved' && state.savedAt === undefined
  return (
    <span className={classes['state']} data-tone={tone} role="status">
      {!isQuiet && (
        <>
          <span className={classes['dot']} aria-hidden />
          {words[tone]}
        </>
      )}
    </span>
  )
}
