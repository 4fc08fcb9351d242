import { useTranslation } from 'react-i18next'
import classes from './states.module.css'

interface Props {
  /** Lines of fields. */
  readonly rows?: number
  /** Fields in a line, after its name. */
  readonly fields?: number
  /** A band above, such as the bar of a year. */
  readonly hasBand?: boolean
}

/** The shape of a form: names with their fields, and the button below. */
export const FormBones = ({ rows = 4, fields = 2, hasBand = false }: Props) => {
  const { t } = useTranslation()
  return (
    <div className={classes['formBones']} role="status" aria-label={t('state.loading')}>
      {hasBand && <div className={classes['bandBone']} />}
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes['lineBones']}>
          <div className={classes['bone']} />
          {Array.from({ length: fields }, (__, field) => (
            <div key={field} className={classes['fieldBone']} />
          ))}
        </div>
      ))}
      <div className={classes['fieldBone']} data-button />
    </div>
  )
}
