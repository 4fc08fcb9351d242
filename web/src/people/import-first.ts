import { useTranslation } from 'react-i18next'
import { useKeeps } from '../school/keepers.ts'
import { useSchool } from '../school/use-school.ts'
import type { FirstAction } from '../ui/states/empty.tsx'

/** A whole school comes from a file; who may not send one is told whom to ask. */
export const useImportFirst = (): { readonly text: string; readonly action?: FirstAction } => {
  const { t } = useTranslation()
  const { base } = useSchool()
  return useKeeps('imports')
    ? {
        text: t('people.importFirst'),
        action: { label: t('setup.people.action'), href: `${base}/people/import` },
      }
    : { text: t('people.askForImport') }
}
