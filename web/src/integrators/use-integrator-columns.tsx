import { Button } from '@mantine/core'
import type { Integrator } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { todayIn, useSession } from '../app/session.ts'
import { useFormat } from '../ui/format.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import classes from './integrators.module.css'
import { stateOf } from './reads.ts'

type Row = Json<Integrator>

interface Given {
  readonly schools: readonly Json<School>[]
  readonly municipalities: readonly Json<Municipality>[]
  readonly onReplace: (row: Row) => void
  readonly onRevoke: (row: Row) => void
}

export const useIntegratorColumns = (given: Given): readonly TableColumn<Row>[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const today = todayIn(useSession(), undefined)
  const reachOf = ({ schoolId, municipalityId }: Row): string => {
    if (schoolId !== '') {
      return given.schools.find((each) => each.schoolId === schoolId)?.shortName ?? ''
    }
    if (municipalityId === '') return t('integrators.reachOf.region')
    return given.municipalities.find((each) => each.municipalityId === municipalityId)?.name ?? ''
  }
  const termOf = ({ from, until }: Row): string =>
    until === ''
      ? t('region.since', { date: format.date(from) })
      : `${format.date(from)} — ${format.date(until)}`
  const usedOf = ({ usedAt }: Row): string =>
    usedAt === undefined ? t('integrators.neverUsed') : format.since(new Date(usedAt))
  return [
    {
      id: 'name',
      head: t('integrators.name'),
      value: ({ name }) => name,
      cell: ({ name, clientId }) => (
        <span className={classes['name']}>
          {name}
          <small>{clientId}</small>
        </span>
      ),
    },
    { id: 'reach', head: t('integrators.reach'), value: reachOf },
    { id: 'term', head: t('integrators.term'), isMinor: true, value: termOf },
    {
      id: 'used',
      head: t('integrators.used'),
      isMinor: true,
      value: ({ usedAt }) => String(usedAt ?? ''),
      cell: usedOf,
    },
    {
      id: 'state',
      head: t('accounts.state'),
      value: (row) => t(`integrators.state.${stateOf(row, today)}`),
      cell: (row) => (
        <span data-state={stateOf(row, today)} className={classes['state']}>
          {t(`integrators.state.${stateOf(row, today)}`)}
        </span>
      ),
    },
    {
      id: 'action',
      head: t('accounts.action'),
      value: () => undefined,
      cell: (row) =>
        row.revokedAt === undefined && (
          <span className={classes['actions']}>
            <Button variant="subtle" size="compact-md" onClick={() => given.onReplace(row)}>
              {t('integrators.replace')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-md"
              onClick={() => given.onRevoke(row)}
            >
              {t('integrators.revoke')}
            </Button>
          </span>
        ),
    },
  ]
}
