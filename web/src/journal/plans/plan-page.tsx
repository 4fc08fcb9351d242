import { Button } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Plan } from '@zvonok/contracts/zvonok/journal/v1/plans'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command, read } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { toast } from '../../ui/toasts.tsx'
import { courseName } from '../course-name.ts'
import { journalsOf } from '../journals/reads.ts'
import { PlanProblems } from './plan-problems.tsx'
import { PlanTable } from './plan-table.tsx'
import classes from './plan.module.css'

export type PlanData = Json<Plan>

const from = '/frame/schools/$schoolId/$year/journals/$courseId/plan'

const planOf = (schoolId: string, courseId: string) =>
  queryOptions({
    queryKey: ['plan', courseId],
    queryFn: ({ signal }) =>
      read<PlanData>(`/api/schools/${schoolId}/journals/${courseId}/plan`, { signal }),
  })

const useLoadPlan = (schoolId: string, courseId: string, onDone: (plan: PlanData) => void) => {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, version }: { readonly file: File; readonly version: number }) => {
      const body = new FormData()
      // Fields before the file: the gateway reads the parts as they come.
      body.set('name', file.name.replace(/\.xlsx$/i, ''))
      body.set('expectedVersion', String(version))
      body.set('file', file)
      return command<PlanData>('PUT', `/api/schools/${schoolId}/journals/${courseId}/plan`, {
        body,
      })
    },
    onSuccess: (plan) => {
      queryClient.setQueryData(planOf(schoolId, courseId).queryKey, plan)
      void queryClient.invalidateQueries({ queryKey: ['journal', courseId] })
      onDone(plan)
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ['plan', courseId] }),
  })
}

/** КТП: what is planned, where each topic was used, and whether the topics fill the lessons. */
export const PlanPage = () => {
  const { t } = useTranslation()
  const { schoolId, year, courseId } = useParams({ from })
  const [replaces, setReplaces] = useState(false)
  const query = useQuery(planOf(schoolId, courseId))
  const journal = useQuery(journalsOf(schoolId)).data?.find((each) => each.courseId === courseId)
  const load = useLoadPlan(schoolId, courseId, (plan) => {
    setReplaces(false)
    toast(t('plan.loaded', { count: plan.items.length }))
  })
  const course = journal === undefined ? '' : courseName(journal)
  return (
    <>
      <PageHead
        title={t('plan.title')}
        text={
          <Link
            to="/schools/$schoolId/$year/journals/$courseId"
            params={{ schoolId, year, courseId }}
            search={{}}
          >
            {course === '' ? t('plan.toJournal') : course}
          </Link>
        }
      >
        <a className={classes['template']} href="/api/plans/template" download>
          {t('plan.template')}
        </a>
        {(query.data?.items.length ?? 0) > 0 && (
          <Button variant="default" onClick={() => setReplaces(!replaces)} aria-expanded={replaces}>
            {t('plan.replace')}
          </Button>
        )}
      </PageHead>
      <Loaded query={query}>
        {(plan) => (
          <>
            {(replaces || plan.items.length === 0) && (
              <div className={classes['load']}>
                <p>{plan.items.length === 0 ? t('plan.emptyText') : t('plan.replaceText')}</p>
                <FileDrop
                  label={t('plan.drop')}
                  isBusy={load.isPending}
                  onFile={(file) => load.mutate({ file, version: plan.version })}
                />
                {load.error !== null && <PlanProblems problem={problemOf(load.error)} />}
              </div>
            )}
            {plan.items.length > 0 && <PlanTable plan={plan} />}
          </>
        )}
      </Loaded>
    </>
  )
}
