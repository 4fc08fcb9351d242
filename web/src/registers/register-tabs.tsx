import { useTranslation } from 'react-i18next'
import { SectionTabs } from '../school/section-tabs.tsx'
import { useSchool } from '../school/use-school.ts'

export const RegisterTabs = () => {
  const { t } = useTranslation()
  const { base } = useSchool()
  return (
    <SectionTabs
      label={t('nav.registers')}
      tabs={[
        { href: `${base}/registers/rooms`, label: t('rooms.title') },
        { href: `${base}/registers/subjects`, label: t('schoolSubjects.title') },
        { href: `${base}/registers/work-types`, label: t('workTypes.title') },
      ]}
    />
  )
}
