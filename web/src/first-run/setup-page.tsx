import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { todayIn, useSession } from '../app/session.ts'
import { schoolKey } from '../school/reads.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { Checklist } from './checklist.tsx'
import { readCounts } from './read-counts.ts'
import { ChecklistBones } from './checklist-bones.tsx'

export const SetupPage = () => {
  const { t } = useTranslation()
  const { schoolId, year } = useParams({ from: '/frame/schools/$schoolId/$year' })
  const client = useQueryClient()
  const today = todayIn(useSession(), schoolId)
  const query = useQuery({
    queryKey: [...schoolKey(schoolId), 'setup', year],
    queryFn: () => readCounts(client, { schoolId, year, today }),
  })
  return (
    <>
      <PageHead title={t('setup.title')} text={t('setup.text')} />
      <Loaded query={query} skeleton={<ChecklistBones />}>
        {(counts) => <Checklist counts={counts} base={`/schools/${schoolId}/${year}`} />}
      </Loaded>
    </>
  )
}
