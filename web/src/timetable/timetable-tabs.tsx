import { useTranslation } from 'react-i18next'
import { SectionTabs } from '../school/section-tabs.tsx'
import { useSchool } from '../school/use-school.ts'

export const TimetableTabs = () => {
  const { t } = useTranslation()
  const { base } = useSchool()
  return (
    <SectionTabs
      label={t('nav.timetable')}
      tabs={[
        { href: `${base}/timetable/bells`, label: t('bells.tab') },
        { href: `${base}/timetable/templates`, label: t('templates.tab') },
        { href: `${base}/timetable/generation`, label: t('generation.tab') },
      ]}
    />
  )
}
