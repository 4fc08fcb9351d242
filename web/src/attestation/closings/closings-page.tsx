import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kinds } from '../../periods/kinds.ts'
import { PeriodTabs } from '../../periods/period-tabs.tsx'
import { enumName } from '../../school/enum-name.ts'
import { useSchool } from '../../school/use-school.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { wordReason } from '../../ui/refusal/wording.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ClosingDialog, type Doing } from './closing-dialog.tsx'
import { ClosingsBones } from './closings-bones.tsx'
import { PeriodItem } from './period-item.tsx'
import { closingsOf, type Closings, type PeriodClosing } from './reads.ts'
import classes from './closings.module.css'

/** Which periods the school has closed; the administrator closes and reopens them (P-13). */
export const ClosingsPage = () => {
  const { t } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const query = useQuery(closingsOf(schoolId, year))
  return (
    <>
      <PageHead title={t('closings.page')} text={t('closings.pageText')} />
      <PeriodTabs />
      <Loaded
        query={query}
        skeleton={<ClosingsBones />}
        isEmpty={({ periods }) => periods.every((period) => period.classes.length === 0)}
        empty={
          <Empty
            title={t('closings.emptyTitle')}
            text={t('closings.emptyText')}
            action={{ label: t('closings.toPeriods'), href: `${base}/periods` }}
          />
        }
      >
        {(found) => <Found found={found} />}
      </Loaded>
    </>
  )
}

const Found = ({ found }: { readonly found: Closings }) => {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<{ readonly period: PeriodClosing; readonly doing: Doing }>()
  const { mayChange, lockedReason, ground, today, periods } = found
  return (
    <>
      <p className={classes['note']} role="note">
        {lockedReason !== '' && `${wordReason(lockedReason)} `}
        {t('refusal.ground', { ground })}
      </p>
      {kinds.map((kind) => {
        const ofKind = periods.filter(
          (period) => enumName('PERIOD_KIND', period.kind) === kind && period.classes.length > 0,
        )
        if (ofKind.length === 0) return null
        return (
          <section key={kind} className={classes['kind']}>
            <h2>{t(`periods.kind.${kind}`)}</h2>
            <ul className={classes['periods']}>
              {ofKind.map((period) => (
                <PeriodItem
                  key={period.periodId}
                  period={period}
                  today={today}
                  isClosable={lockedReason === ''}
                  mayClose={mayChange && lockedReason === ''}
                  mayReopen={mayChange}
                  onAsk={(doing) => setAsked({ period, doing })}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {asked !== undefined && (
        <ClosingDialog
          // A refused try leaves the dialog open on what is there now.
          key={`${asked.period.periodId}/${asked.doing}`}
          period={
            periods.find(({ periodId }) => periodId === asked.period.periodId) ?? asked.period
          }
          doing={asked.doing}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
