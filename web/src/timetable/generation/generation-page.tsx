import { Button, NativeSelect, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Generation,
  GenerationPreview,
} from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import { yearEndsOn, yearStartsOn } from '@zvonok/policy/academic-year'
import { isDate } from '@zvonok/policy/dates'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command, read } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import type { Json } from '../../api/types.ts'
import { enumName } from '../../school/enum-name.ts'
import { schoolKey, templatesOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'
import { useFormat } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { wordReason } from '../../ui/refusal/wording.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { TimetableTabs } from '../timetable-tabs.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Preview } from './preview.tsx'
import { totalsOf, writtenBy } from './totals.ts'
import { FormBones } from '../../ui/states/form-bones.tsx'
import classes from './generation.module.css'

/** First what would happen, then the lessons themselves, made in the background. */
export const GenerationPage = () => {
  const { t } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const query = useQuery(templatesOf(schoolId, year))
  return (
    <>
      <TimetableTabs />
      <PageHead title={t('generation.title')} text={t('generation.text')} />
      <Loaded
        query={query}
        skeleton={<FormBones rows={1} fields={3} />}
        isEmpty={(templates) => templates.length === 0}
        empty={
          <Empty
            title={t('templates.emptyTitle')}
            text={t('generation.needsTemplate')}
            action={{ label: t('templates.add'), href: `${base}/timetable/templates` }}
          />
        }
      >
        {(templates) => <Maker templates={templates} />}
      </Loaded>
    </>
  )
}

interface MakerProps {
  readonly templates: readonly { readonly templateId: string; readonly name: string }[]
}

const Maker = ({ templates }: MakerProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { api, year, schoolId } = useSchool()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState({
    templateId: templates[0]?.templateId ?? '',
    from: yearStartsOn(year),
    to: yearEndsOn(year),
  })
  const start = useMutation({
    mutationFn: () => command<Json<Generation>>('POST', `${api}/generations`, { body: asked }),
  })
  const preview = useMutation({
    mutationFn: () =>
      command<Json<GenerationPreview>>('POST', `${api}/generations/preview`, { body: asked }),
  })
  const id = start.data?.generationId
  const running = useQuery({
    queryKey: ['generation', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => read<Json<Generation>>(`${api}/generations/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && stateOf(state.data) !== 'RUNNING' ? false : 500,
  })
  const generation = running.data ?? start.data
  const state = generation === undefined ? undefined : stateOf(generation)
  useEffect(() => {
    if (state !== 'DONE') return
    void queryClient.invalidateQueries({ queryKey: schoolKey(schoolId) })
    void queryClient.invalidateQueries({ queryKey: ['setup', schoolId] })
  }, [state, queryClient, schoolId])
  const ask = (change: Partial<typeof asked>) => {
    setAsked({ ...asked, ...change })
    preview.reset()
    start.reset()
  }
  const written = preview.data === undefined ? 0 : writtenBy(totalsOf(preview.data.counts))
  const problem = start.error ?? preview.error ?? running.error
  return (
    <div className={classes['page']}>
      <div className={classes['fields']}>
        <NativeSelect
          label={t('templates.pick')}
          data={templates.map(({ templateId, name }) => ({ value: templateId, label: name }))}
          value={asked.templateId}
          onChange={(event) => ask({ templateId: event.currentTarget.value })}
        />
        <DayField
          clearable={false}
          label={t('generation.from')}
          value={asked.from}
          onChange={(day) => ask({ from: day })}
        />
        <DayField
          clearable={false}
          label={t('generation.to')}
          value={asked.to}
          onChange={(day) => ask({ to: day })}
        />
        <Button
          variant={preview.data === undefined ? 'filled' : 'default'}
          loading={preview.isPending}
          disabled={state === 'RUNNING' || !isDate(asked.from) || !isDate(asked.to)}
          onClick={() => preview.mutate()}
        >
          {t('generation.preview')}
        </Button>
      </div>
      {problem !== null && <RefusalBox problem={problemOf(problem)} />}
      {generation !== undefined && (
        <div className={classes['progress']} role="status">
          <h2>{t(`generation.state.${state ?? 'RUNNING'}`)}</h2>
          <Progress
            aria-label={t('generation.progress')}
            value={generation.total === 0 ? 0 : (generation.done / generation.total) * 100}
          />
          <p>
            {t('generation.done', {
              done: format.count(generation.done),
              total: format.count(generation.total),
            })}
          </p>
          {generation.reason !== '' && <p>{wordReason(generation.reason)}</p>}
        </div>
      )}
      {preview.data !== undefined && generation === undefined && (
        <Preview preview={preview.data}>
          <div>
            <Button
              loading={start.isPending}
              disabled={written === 0}
              onClick={() => start.mutate()}
            >
              {written === 0
                ? t('generation.nothing')
                : t('generation.make', { count: written, number: format.count(written) })}
            </Button>
          </div>
        </Preview>
      )}
    </div>
  )
}

const stateOf = ({ state }: Json<Generation>): 'RUNNING' | 'DONE' | 'FAILED' => {
  const name = enumName('GENERATION_STATE', state)
  return name === 'UNSPECIFIED' ? 'RUNNING' : name
}
