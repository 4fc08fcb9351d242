import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import type { Rule } from './rules.ts'
import { usePolicyWords } from './use-words.ts'
import classes from './policies.module.css'

/** What holds today: in words, by whom, since when and on what ground. */
export const InForce = ({ rule }: { readonly rule: Rule }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { valueOf } = usePolicyWords()
  const { value, layer } = rule
  return (
    <section className={classes['force']} aria-label={t('policies.inForce')}>
      <h3>{t('policies.inForce')}</h3>
      <Lines lines={valueOf(value.key, value.valueJson)} />
      <dl>
        <dt>{t('policies.source')}</dt>
        <dd>{layer === undefined ? t('policies.preset') : t(`policies.layer.${layer}`)}</dd>
        <dt>{t('policies.since')}</dt>
        <dd>{value.validFrom === '' ? t('policies.always') : format.date(value.validFrom)}</dd>
        <dt>{t('policies.ground')}</dt>
        <dd lang="ru">{value.ground}</dd>
      </dl>
    </section>
  )
}

/** Everything that was decided about a rule, the newest first. */
export const Decisions = ({ rule }: { readonly rule: Rule }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { valueOf } = usePolicyWords()
  if (rule.decisions.length === 0) return null
  return (
    <section className={classes['decisions']}>
      <h3>{t('policies.decisions')}</h3>
      <ol>
        {rule.decisions.map((each) => (
          <li key={`${each.layer}/${each.validFrom}`}>
            <b>
              {t('policies.decision', {
                layer: t(`policies.layer.${each.layer}`),
                day: format.date(each.validFrom),
              })}
            </b>
            <Lines lines={valueOf(each.key, each.valueJson)} />
            <small lang="ru">{each.ground}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}

export const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <span className={classes['lines']}>
    {lines.map((line) => (
      <span key={line}>{line}</span>
    ))}
  </span>
)
