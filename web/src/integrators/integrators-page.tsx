import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Integrator, IntegratorSecret } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import type { Json } from '../api/types.ts'
import { municipalitiesQuery, regionKey, schoolsQuery } from '../region/reads.ts'
import { useListSearch } from '../school/list-search.ts'
import { confirm } from '../ui/confirm.ts'
import { PageHead } from '../ui/page-head.tsx'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import { HowTo } from './how-to.tsx'
import { IntegratorDialog } from './integrator-dialog.tsx'
import { integratorsQuery } from './reads.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { useIntegratorColumns } from './use-integrator-columns.tsx'

type Row = Json<Integrator>

/** Systems of agencies and schools that read by the API. */
export const IntegratorsPage = () => {
  const { t } = useTranslation()
  const { search, set, open, close } = useListSearch()
  const queryClient = useQueryClient()
  const query = useQuery(integratorsQuery)
  const schools = useQuery(schoolsQuery).data ?? []
  const municipalities = useQuery(municipalitiesQuery).data ?? []
  const [secret, setSecret] = useState<Json<IntegratorSecret>>()
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: regionKey })
  const replace = useMutation({
    mutationFn: ({ integratorId }: Row) =>
      command<Json<IntegratorSecret>>('POST', `/api/integrators/${integratorId}/secret`, {
        body: {},
      }),
    onSuccess: (answer) => {
      setSecret(answer)
      return onSuccess()
    },
  })
  const revoke = useMutation({
    mutationFn: ({ integratorId }: Row) =>
      command('POST', `/api/integrators/${integratorId}/revoke`, { body: {} }),
    onSuccess,
  })
  const ask = async (row: Row, what: 'replace' | 'revoke'): Promise<void> => {
    const isSure = await confirm({
      title: t(`integrators.${what}Title`, { name: row.name }),
      text: t(`integrators.${what}Text`),
      confirm: t(`integrators.${what}`),
      cancel: t('action.cancel'),
      isLoss: true,
    })
    if (isSure) (what === 'replace' ? replace : revoke).mutate(row)
  }
  const columns = useIntegratorColumns({
    schools,
    municipalities,
    onReplace: (row) => void ask(row, 'replace'),
    onRevoke: (row) => void ask(row, 'revoke'),
  })
  const error = replace.error ?? revoke.error
  return (
    <>
      <PageHead title={t('integrators.title')} text={t('integrators.text')}>
        <Button onClick={() => open('new')}>{t('integrators.new')}</Button>
      </PageHead>
      {error !== null && <RefusalBox problem={problemOf(error)} />}
      <Loaded
        query={query}
        isEmpty={({ integrators }) => integrators.length === 0}
        empty={
          <Empty
            title={t('integrators.emptyTitle')}
            text={t('integrators.emptyText')}
            action={{ label: t('integrators.new'), onClick: () => open('new') }}
          />
        }
      >
        {({ integrators }) => (
          <DataTable
            rows={integrators}
            columns={columns}
            keyOf={({ integratorId }) => integratorId}
            search={search}
            onSearch={set}
            name={t('integrators.title')}
          />
        )}
      </Loaded>
      {query.data !== undefined && <HowTo tokenUrl={query.data.tokenUrl} />}
      {search.edit === 'new' && (
        <IntegratorDialog
          schools={schools}
          municipalities={municipalities}
          onMade={(answer) => {
            setSecret(answer)
            close()
          }}
          onClose={close}
        />
      )}
      {secret !== undefined && (
        <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
      )}
    </>
  )
}
