import { useTranslation } from 'react-i18next'
import { Bones } from '../ui/states/bones.tsx'
import classes from '../ui/frame/frame.module.css'

/** The frame's own skeleton: nothing jumps when the session arrives. */
export const FramePending = () => {
  const { t } = useTranslation()
  return (
    <div className={classes['frame']} aria-busy="true" aria-label={t('state.loading')}>
      <div className={classes['rail']} />
      <div className={classes['top']} />
      <main className={classes['main']}>
        <Bones rows={6} />
      </main>
    </div>
  )
}
