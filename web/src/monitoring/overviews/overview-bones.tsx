import { useTranslation } from 'react-i18next'
import { Bones } from '../../ui/states/bones.tsx'
import { measures } from './figures.ts'
import classes from './overviews.module.css'

/** The overview's shape in grey: tiles over a table. */
export const OverviewBones = () => {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('state.loading')}>
      <div className={classes['tiles']} aria-hidden>
        {measures.map((measure) => (
          <div key={measure} className={classes['bone']} />
        ))}
      </div>
      <div aria-hidden>
        <Bones rows={6} />
      </div>
    </div>
  )
}
