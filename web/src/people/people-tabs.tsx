import { useTranslation } from 'react-i18next'
import { SectionTabs } from '../school/section-tabs.tsx'
import { useSchool } from '../school/use-school.ts'

export const PeopleTabs = () => {
  const { t } = useTranslation()
  const { base } = useSchool()
  return (
    <SectionTabs
      label={t('nav.people')}
      tabs={[
        { href: `${base}/people/classes`, label: t('classes.tab') },
        { href: `${base}/people/pupils`, label: t('pupils.title') },
        { href: `${base}/people/staff`, label: t('staff.title') },
        { href: `${base}/people/import`, label: t('import.tab') },
      ]}
    />
  )
}
