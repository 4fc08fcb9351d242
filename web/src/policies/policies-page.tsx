import { useQuery } from '@tanstack/react-query'
import type { Policies } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { findPreset } from '@zvonok/policy/presets'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { useListSearch } from '../school/list-search.ts'
import { schoolKey } from '../school/reads.ts'
import { useSchool } from '../school/use-school.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import type { TableColumn } from '../ui/table/rows.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { usePolicyWords } from './use-words.ts'
import classes from '../school/register.module.css'

type Value = Json<Policies>['values'][number]

const keyOf = ({ key }: Value) => key

/** The rules in force, each with its ground; a school's own decision replaces one from a day on. */
export const PoliciesPage = () => {
  const { t } = useTranslation()
  const { schoolId, api } = useSchool()
  const { nameOf, valueOf } = usePolicyWords()
  const { search, set, open, close } = useListSearch()
  const query = useQuery({
    queryKey: [...schoolKey(schoolId), 'policies'],
    queryFn: ({ signal }) => read<Json<Policies>>(`${api}/policies`, { signal }),
  })
  const columns = useMemo(
    (): readonly TableColumn<Value>[] => [
      {
        id: 'key',
        head: t('policies.key'),
        value: ({ key }) => `${key} ${nameOf(key)}`,
        cell: ({ key }) => (
          <button type="button" className={classes['open']} onClick={() => open(key)}>
            {key} {nameOf(key)}
          </button>
        ),
      },
      { id: 'value', head: t('policies.value'), value: ({ valueJson }) => valueOf(valueJson) },
      { id: 'ground', head: t('policies.ground'), isMinor: true, value: ({ ground }) => ground },
      {
        id: 'source',
        head: t('policies.source'),
        isMinor: true,
        value: ({ source }) => (source === 'school' ? t('policies.ownSource') : source),
      },
    ],
    [t, open, nameOf, valueOf],
  )
  const edited = query.data?.values.find(({ key }) => key === search.edit)
  return (
    <>
      <PageHead
        title={t('policies.title')}
        text={t('policies.text', {
          preset: findPreset(query.data?.preset ?? '')?.title[currentLocale()] ?? '',
        })}
      />
      <Loaded query={query}>
        {({ values }) => (
          <DataTable
            rows={values}
            columns={columns}
            keyOf={keyOf}
            search={search}
            onSearch={set}
            name={t('policies.title')}
          />
        )}
      </Loaded>
      {edited !== undefined && <PolicyDialog key={edited.key} value={edited} onClose={close} />}
    </>
  )
}
