import { useTranslation } from 'react-i18next'
import { useKeeps } from '../school/keepers.ts'
import { SectionTabs } from '../school/section-tabs.tsx'
import { useSchool } from '../school/use-school.ts'

export const PeopleTabs = () => {
  const { t } = useTranslation()
  const { base } = useSchool()
  const mayImport = useKeeps('imports')
  return (
    <SectionTabs
      label={t('nav.people')}
      tabs={[
        { href: `${base}/people/classes`, label: t('classes.tab') },
        { href: `${base}/people/pupils`, label: t('pupils.title') },
        { href: `${base}/people/staff`, label: t('staff.title') },
        ...(mayImport ? [{ href: `${base}/people/import`, label: t('import.tab') }] : []),
      ]}
    />
  )
}
