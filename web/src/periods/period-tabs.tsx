import { useTranslation } from 'react-i18next'
import { SectionTabs } from '../school/section-tabs.tsx'
import { useSchool } from '../school/use-school.ts'

/** The periods themselves, and which of them are closed. */
export const PeriodTabs = () => {
  const { t } = useTranslation()
  const { base } = useSchool()
  return (
    <SectionTabs
      label={t('nav.periods')}
      tabs={[
        { href: `${base}/periods`, label: t('periods.tab'), isExact: true },
        { href: `${base}/periods/closings`, label: t('closings.tab') },
      ]}
    />
  )
}
