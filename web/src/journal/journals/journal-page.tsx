import { Select } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { JournalPage as Page } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { useTranslation } from 'react-i18next'
import { read } from '../../api/client.ts'
import type { Json } from '../../api/types.ts'
import { useLive } from '../../app/use-live.ts'
import { useObservable } from '../../observable.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { JournalGrid } from '../marks/grid.tsx'
import { changesQueue } from '../queue/changes-queue.ts'
import { JournalBones } from './journal-bones.tsx'

const from = '/frame/schools/$schoolId/$year/journals/$courseId'

export const JournalPage = () => {
  const { t } = useTranslation()
  const { schoolId, courseId } = useParams({ from })
  const { period } = useSearch({ from })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/journals/$courseId' })
  const queue = useObservable(changesQueue)
  const queryClient = useQueryClient()
  const key = ['journal', courseId] as const
  const query = useQuery({
    queryKey: [...key, period],
    queryFn: ({ signal }) =>
      read<Json<Page>>(`/api/schools/${schoolId}/journals/${courseId}`, {
        query: { periodId: period },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
  useLive(
    `journal:${schoolId}:${courseId}`,
    () => void queryClient.invalidateQueries({ queryKey: key }),
  )

  return (
    <Loaded
      query={query}
      skeleton={<JournalBones />}
      isEmpty={(page) => page.lessons.length === 0}
      empty={<p>{t('journal.noLessons')}</p>}
    >
      {(page) => (
        <>
          <PageHead
            title={[page.className, page.groupName, page.subjectName].filter(Boolean).join(' · ')}
            text={page.teacherName}
          >
            <Select
              aria-label={t('journal.period')}
              allowDeselect={false}
              data={page.periods.map(({ periodId, name }) => ({ value: periodId, label: name }))}
              value={page.period?.periodId ?? null}
              onChange={(value) =>
                void navigate({ search: value === null ? {} : { period: value } })
              }
            />
          </PageHead>
          <JournalGrid
            key={page.period?.periodId ?? ''}
            page={page}
            queue={queue}
            onOpenLesson={(lesson) => void navigate({ search: (old) => ({ ...old, lesson }) })}
          />
        </>
      )}
    </Loaded>
  )
}
