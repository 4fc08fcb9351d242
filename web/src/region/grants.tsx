import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoleGrant } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { isRole } from '@zvonok/policy/roles'
import { useTranslation } from 'react-i18next'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import type { Json } from '../api/types.ts'
import { confirm } from '../ui/confirm.ts'
import { useFormat } from '../ui/format.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { grantsQuery, regionKey } from './reads.ts'
import classes from './region.module.css'

interface Props {
  readonly schools: readonly Json<School>[]
  readonly onGrant: () => void
}

/** Integrators have a page of their own. */
const people = (rows: readonly Json<RoleGrant>[]) => rows.filter(({ clientId }) => clientId === '')

/** Rights given by hand: first administrators of schools, agencies, authorities. */
export const Grants = ({ schools, onGrant }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const queryClient = useQueryClient()
  const query = useQuery(grantsQuery)
  const end = useMutation({
    mutationFn: (grantId: string) => command('POST', `/api/grants/${grantId}/end`, { body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: regionKey }),
  })
  const ask = async (grantId: string, holder: string) => {
    const isSure = await confirm({
      title: t('region.endTitle', { holder }),
      text: t('region.endText'),
      confirm: t('region.end'),
      cancel: t('action.cancel'),
      isLoss: true,
    })
    if (isSure) end.mutate(grantId)
  }
  return (
    <section className={classes['part']}>
      <div className={classes['head']}>
        <h2>{t('region.grants')}</h2>
        <Button variant="default" onClick={onGrant}>
          {t('region.grant')}
        </Button>
      </div>
      {end.error !== null && <RefusalBox problem={problemOf(end.error)} />}
      <Loaded
        query={query}
        isEmpty={(rows) => people(rows).length === 0}
        empty={<p className={classes['hint']}>{t('region.noGrants')}</p>}
      >
        {(all) => (
          <ul className={classes['rows']}>
            {people(all).map(({ grantId, holder, username, role, schoolId, from, until }) => (
              <li key={grantId}>
                <span>
                  <b>{holder}</b>
                  <small>
                    {[
                      isRole(role) ? t(`role.${role}`) : role,
                      schools.find((each) => each.schoolId === schoolId)?.shortName,
                      username,
                      until === ''
                        ? t('region.since', { date: format.date(from) })
                        : t('region.until', { date: format.date(until) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                {until === '' && (
                  <Button variant="subtle" onClick={() => void ask(grantId, holder)}>
                    {t('region.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
