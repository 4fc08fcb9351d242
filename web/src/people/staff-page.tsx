import { useQuery } from '@tanstack/react-query'
import type { Staff } from '@zvonok/contracts/zvonok/registry/v1/people'
import { isRole } from '@zvonok/policy/roles'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { staffOf } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useSchool } from '../school/use-school.ts'
import { useFormat } from '../ui/format.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { fullName } from './names.ts'
import { useImportFirst } from './import-first.ts'
import { PeopleTabs } from './people-tabs.tsx'
import { StaffDialog } from './staff-dialog.tsx'

const keyOf = (person: Json<Staff>) => person.personId

export const StaffPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId } = useSchool()
  const importFirst = useImportFirst()
  const query = useQuery(staffOf(schoolId))
  const columns = useMemo(
    (): readonly TableColumn<Json<Staff>>[] => [
      { id: 'name', head: t('people.name'), value: ({ name }) => fullName(name) },
      { id: 'position', head: t('staff.position'), value: ({ position }) => position },
      {
        id: 'roles',
        head: t('staff.roles'),
        isMinor: true,
        value: ({ roles }) =>
          roles.map((role) => (isRole(role) ? t(`role.${role}`) : role)).join(', '),
      },
      { id: 'email', head: t('staff.email'), isMinor: true, value: ({ email }) => email },
      {
        id: 'until',
        head: t('staff.until'),
        isMinor: true,
        value: ({ until }) => (until === '' ? undefined : until),
        cell: ({ until }) => (until === '' ? undefined : format.date(until)),
      },
    ],
    [t, format],
  )
  return (
    <Register
      kept="staff"
      tabs={<PeopleTabs />}
      title={t('staff.title')}
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('staff.add')}
      empty={{ title: t('staff.emptyTitle'), ...importFirst }}
      editor={(person, onClose) => (
        <StaffDialog key={person?.personId} person={person} onClose={onClose} />
      )}
    />
  )
}
