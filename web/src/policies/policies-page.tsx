import { useQuery } from '@tanstack/react-query'
import type { Policies } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { isPolicyKey } from '@zvonok/policy/keys'
import { findPreset } from '@zvonok/policy/presets'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { read } from '../api/client.ts'
import type { Json } from '../api/types.ts'
import { todayIn, useSession } from '../app/session.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { useListSearch } from '../school/list-search.ts'
import { schoolKey } from '../school/reads.ts'
import { useSchool } from '../school/use-school.ts'
import { useFormat } from '../ui/format.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { TableBones } from '../ui/states/table-bones.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import type { TableColumn } from '../ui/table/rows.ts'
import { Lines } from './decisions.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { rulesOf, type Rule } from './rules.ts'
import { usePolicyWords } from './use-words.ts'
import register from '../school/register.module.css'
import classes from './policies.module.css'

const keyOf = ({ value }: Rule) => value.key

const useColumns = (open: (key: string) => void): readonly TableColumn<Rule>[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const { nameOf, valueOf } = usePolicyWords()
  return useMemo(() => {
    const valueText = ({ value: { key, valueJson } }: Rule) => valueOf(key, valueJson)
    const source = ({ layer }: Rule) =>
      layer === undefined ? t('policies.preset') : t(`policies.layer.${layer}`)
    return [
      {
        id: 'key',
        head: t('policies.key'),
        value: ({ value: { key } }) => `${nameOf(key)} (${key})`,
        cell: ({ value: { key } }) => (
          <button type="button" className={register['open']} onClick={() => open(key)}>
            {nameOf(key)}
          </button>
        ),
      },
      {
        id: 'value',
        head: t('policies.value'),
        value: (rule) => valueText(rule).join('; '),
        cell: (rule) => (
          <>
            <Lines lines={valueText(rule)} />
            {rule.coming !== undefined && (
              <span className={classes['coming']}>
                {t('policies.coming', {
                  day: format.date(rule.coming.validFrom),
                  value: valueOf(rule.coming.key, rule.coming.valueJson).join('; '),
                })}
              </span>
            )}
          </>
        ),
      },
      { id: 'source', head: t('policies.source'), value: source },
      {
        id: 'since',
        head: t('policies.since'),
        isMinor: true,
        value: ({ value: { validFrom } }) => validFrom,
        cell: ({ value: { validFrom } }) => (validFrom === '' ? '—' : format.date(validFrom)),
      },
      {
        id: 'ground',
        head: t('policies.ground'),
        isMinor: true,
        value: ({ value }) => value.ground,
        cell: ({ value }) => <span lang="ru">{value.ground}</span>,
      },
    ]
  }, [t, format, open, nameOf, valueOf])
}

/** The rules in force, each with its ground; a school's own decision replaces one from a day on. */
export const PoliciesPage = () => {
  const { t } = useTranslation()
  const { schoolId, api } = useSchool()
  const today = todayIn(useSession(), schoolId)
  const { search, set, open, close } = useListSearch()
  const columns = useColumns(open)
  const query = useQuery({
    queryKey: [...schoolKey(schoolId), 'policies'],
    queryFn: ({ signal }) => read<Json<Policies>>(`${api}/policies`, { signal }),
  })
  const rules = useMemo(
    () => (query.data === undefined ? [] : rulesOf(query.data, today)),
    [query.data, today],
  )
  const edited = rules.find((rule) => keyOf(rule) === search.edit)
  const preset = findPreset(query.data?.preset ?? '')?.title[currentLocale()]
  return (
    <>
      <PageHead
        title={t('policies.title')}
        {...(preset === undefined ? {} : { text: t('policies.text', { preset }) })}
      />
      <Loaded query={query} skeleton={<TableBones columns={4} rows={12} />}>
        {() => (
          <DataTable
            rows={rules}
            columns={columns}
            keyOf={keyOf}
            search={search}
            onSearch={set}
            name={t('policies.title')}
          />
        )}
      </Loaded>
      {edited !== undefined && isPolicyKey(edited.value.key) && (
        <PolicyDialog
          key={edited.value.key}
          policyKey={edited.value.key}
          rule={edited}
          onClose={close}
        />
      )}
    </>
  )
}
