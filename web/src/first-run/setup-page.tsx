import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { todayIn, useSession } from '../app/session.ts'
import { schoolKey } from '../school/reads.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { Checklist } from './checklist.tsx'
import { readCounts } from './read-counts.ts'

export const SetupPage = () => {
  const { t } = useTranslation()
  const { schoolId, year } = useParams({ from: '/frame/schools/$schoolId/$year' })
  const client = useQueryClient()
  const today = todayIn(useSession(), schoolId)
  const query = useQuery({
    queryKey: [...schoolKey(schoolId), 'setup', year],
    queryFn: () => readCounts(client, { schoolId, year, today }),
  })
  const bells = useQuery(bellsOf(schoolId)).data?.length ?? 0
  const templates = useQuery(templatesOf(schoolId, year)).data?.length ?? 0
  const from = yearStartsOn(year)
  const lessons = useQuery({
    queryKey: [...schoolKey(schoolId), 'first-lessons', from],
    queryFn: async ({ signal }) => {
      const query = { from, to: addDays(from, 29) }
      const path = `/api/schools/${schoolId}/lessons`
      return (await read<Json<ListLessonsResponse>>(path, { query, signal })).lessons.length
    },
  })
  return (
    <>
      <PageHead title={t('setup.title')} text={t('setup.text')} />
      <Loaded query={query}>
        {(counts) => (
          <Checklist
            counts={{ ...counts, bells, templates, lessons: lessons.data ?? 0 }}
            base={`/schools/${schoolId}/${year}`}
          />
        )}
      </Loaded>
    </>
  )
}
