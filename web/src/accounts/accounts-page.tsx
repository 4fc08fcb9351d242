import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Credentials,
  IssueCredentialsResponse,
  ListAccountsResponse,
  StaffAccess,
} from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command, read } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import type { Json } from '../api/types.ts'
import { useListSearch } from '../school/list-search.ts'
import { useSchool } from '../school/use-school.ts'
import { confirm } from '../ui/confirm.ts'
import { PageHead } from '../ui/page-head.tsx'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import type { TableColumn } from '../ui/table/rows.ts'
import classes from './accounts.module.css'
import { Slips } from './slips.tsx'
import { TableBones } from '../ui/states/table-bones.tsx'

type Access = Json<StaffAccess>

/** Who of the staff can sign in; passwords are shown once, to be printed and cut. */
export const AccountsPage = () => {
  const { t } = useTranslation()
  const { schoolId, api, base } = useSchool()
  const { search, set } = useListSearch()
  const queryClient = useQueryClient()
  const [slips, setSlips] = useState<readonly Json<Credentials>[]>([])
  const key = ['accounts', schoolId]
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await read<Json<ListAccountsResponse>>(`${api}/accounts`, { signal })).staff,
  })
  const issue = useMutation({
    mutationFn: (personIds: readonly string[]) =>
      command<Json<IssueCredentialsResponse>>('POST', `${api}/accounts`, { body: { personIds } }),
    onSuccess: async ({ credentials }) => {
      setSlips(credentials)
      await queryClient.invalidateQueries({ queryKey: key })
    },
  })
  const without = query.data?.filter(({ username }) => username === '').length ?? 0
  const { mutate, isPending } = issue
  const columns = useMemo((): readonly TableColumn<Access>[] => {
    const reissue = async ({ personId, personName }: Access) => {
      const isSure = await confirm({
        title: t('accounts.reissueTitle', { name: personName }),
        text: t('accounts.reissueText'),
        confirm: t('accounts.reissue'),
        cancel: t('action.cancel'),
      })
      if (isSure) mutate([personId])
    }
    return [
      { id: 'name', head: t('people.name'), value: ({ personName }) => personName },
      { id: 'login', head: t('accounts.login'), value: ({ username }) => username },
      {
        id: 'state',
        head: t('accounts.state'),
        isMinor: true,
        value: ({ username, hasSignedIn }) =>
          username === ''
            ? t('accounts.none')
            : hasSignedIn
              ? t('accounts.signedIn')
              : t('accounts.waiting'),
      },
      {
        id: 'action',
        head: t('accounts.action'),
        value: () => undefined,
        cell: (row) => (
          <Button
            variant="subtle"
            size="compact-md"
            className={classes['action'] ?? ''}
            disabled={isPending}
            onClick={() => (row.username === '' ? mutate([row.personId]) : void reissue(row))}
          >
            {row.username === '' ? t('accounts.issueOne') : t('accounts.reissue')}
          </Button>
        ),
      },
    ]
  }, [t, mutate, isPending])
  if (slips.length > 0) return <Slips slips={slips} onClose={() => setSlips([])} />
  return (
    <>
      <PageHead title={t('accounts.title')} text={t('accounts.text')}>
        {without > 0 && (
          <Button loading={isPending} onClick={() => mutate([])}>
            {t('accounts.issueAll', { count: without })}
          </Button>
        )}
      </PageHead>
      {issue.error !== null && <RefusalBox problem={problemOf(issue.error)} />}
      <Loaded
        query={query}
        skeleton={<TableBones />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Empty
            title={t('staff.emptyTitle')}
            text={t('accounts.needsStaff')}
            action={{ label: t('staff.add'), href: `${base}/people/staff` }}
          />
        }
      >
        {(rows) => (
          <DataTable
            rows={rows}
            columns={columns}
            keyOf={({ personId }) => personId}
            search={search}
            onSearch={set}
            name={t('accounts.title')}
          />
        )}
      </Loaded>
    </>
  )
}
