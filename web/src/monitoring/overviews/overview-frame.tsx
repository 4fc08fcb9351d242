import { IconEye } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../ui/page-head.tsx'
import { Definitions } from './definitions.tsx'
import type { PathStep } from './reads.ts'
import { SpanPicker } from './span-picker.tsx'
import { useOverview } from './use-overview.ts'
import classes from './overviews.module.css'

interface Props {
  readonly name: string
  readonly path: readonly PathStep[]
  /** A lesson has its own day: there is no span to choose. */
  readonly isOfOneDay?: boolean
  readonly children: ReactNode
}

/** Where one stands between region and lesson, that nothing can be changed, and over which days. */
export const OverviewFrame = ({ name, path, isOfOneDay = false, children }: Props) => {
  const { t } = useTranslation()
  const { stepHref, isOutside } = useOverview()
  const above = isOfOneDay ? path : path.slice(0, -1)
  const steps = above.flatMap((step) => {
    const href = stepHref(step)
    return href === undefined ? [] : [{ ...step, href }]
  })
  return (
    <>
      {steps.length > 0 && (
        <nav className={classes['path']} aria-label={t('overview.path')}>
          <ol>
            {steps.map(({ level, id, name: stepName, href }) => (
              <li key={`${level}/${id}`}>
                <Link to={href}>{stepName}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <PageHead title={name}>{!isOfOneDay && <SpanPicker />}</PageHead>
      {isOutside && (
        <p className={classes['readOnly']}>
          <IconEye size={18} stroke={1.75} aria-hidden />
          {t('overview.readOnly')}
        </p>
      )}
      {children}
      {!isOfOneDay && <Definitions />}
    </>
  )
}
