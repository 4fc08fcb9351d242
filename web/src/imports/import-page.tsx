import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { command, read } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { PeopleTabs } from '../people/people-tabs.tsx'
import { schoolKey } from '../school/reads.ts'
import { useSchool } from '../school/use-school.ts'
import { FileDrop } from '../ui/file-drop.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { isUnderWay, type Import } from './api.ts'
import { Found } from './found.tsx'
import { TableBones } from '../ui/states/table-bones.tsx'
import classes from './imports.module.css'

const from = '/frame/schools/$schoolId/$year/people/import'

/** One file for the whole school: checked first, applied whole or not at all. */
export const ImportPage = () => {
  const { t } = useTranslation()
  const { schoolId, year, api } = useSchool()
  const { id } = useSearch({ from })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/people/import' })
  const queryClient = useQueryClient()
  const key = ['import', id]
  const query = useQuery({
    queryKey: key,
    enabled: id !== undefined,
    queryFn: ({ signal }) => read<Import>(`${api}/imports/${id}`, { signal }),
    // Checking 1,000 pupils takes seconds; a second of delay is not felt.
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderWay(state.data) ? 700 : false,
  })
  const start = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('year', String(year))
      body.append('file', file)
      return command<Import>('POST', `${api}/imports`, { body })
    },
    onSuccess: ({ importId }) => void navigate({ search: { id: importId } }),
  })
  const decide = useMutation({
    mutationFn: (verdict: 'apply' | 'cancel') =>
      command<Import>('POST', `${api}/imports/${id}/${verdict}`),
    onSuccess: (answer) => queryClient.setQueryData(key, answer),
  })
  const state = query.data?.state
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: schoolKey(schoolId) })
    void queryClient.invalidateQueries({ queryKey: ['setup', schoolId] })
  }, [queryClient, schoolId, state])
  return (
    <>
      <PeopleTabs />
      <PageHead title={t('import.title')} text={t('import.text')}>
        <Button component="a" variant="default" href="/api/imports/template" download>
          {t('import.template')}
        </Button>
      </PageHead>
      {id === undefined ? (
        <div className={classes['drop']}>
          <FileDrop
            label={t('import.drop')}
            hint={t('import.hint')}
            isBusy={start.isPending}
            onFile={(file) => start.mutate(file)}
          />
          {start.error !== null && <RefusalBox problem={problemOf(start.error)} />}
          <ol className={classes['steps']}>
            <li>{t('import.step1')}</li>
            <li>{t('import.step2')}</li>
            <li>{t('import.step3')}</li>
          </ol>
        </div>
      ) : (
        <Loaded query={query} skeleton={<TableBones columns={3} rows={5} />}>
          {(found) => (
            <Found
              found={found}
              isDeciding={decide.isPending}
              error={decide.error ?? start.error}
              isSending={start.isPending}
              onApply={() => decide.mutate('apply')}
              onCancel={() => decide.mutate('cancel')}
              onFile={(file) => start.mutate(file)}
              onAnother={() => void navigate({ search: {} })}
            />
          )}
        </Loaded>
      )}
    </>
  )
}
