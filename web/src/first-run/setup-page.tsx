import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { read } from '../api/client.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { Checklist } from './checklist.tsx'
import type { SetupCounts } from './steps.ts'

export const SetupPage = () => {
  const { t } = useTranslation()
  const { schoolId, year } = useParams({ from: '/frame/schools/$schoolId/$year' })
  const query = useQuery({
    queryKey: ['setup', schoolId],
    queryFn: ({ signal }) => read<SetupCounts>(`/api/schools/${schoolId}/setup`, { signal }),
  })
  return (
    <>
      <PageHead title={t('setup.title')} text={t('setup.text')} />
      <Loaded query={query}>
        {(counts) => <Checklist counts={counts} base={`/schools/${schoolId}/${year}`} />}
      </Loaded>
    </>
  )
}
