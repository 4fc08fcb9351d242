import { useQuery } from '@tanstack/react-query'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { ClassPicker } from '../school/class-picker.tsx'
import { groupBy } from '../school/group-by.ts'
import { useListSearch } from '../school/list-search.ts'
import { classesOf, pupilsOf } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useSchool } from '../school/use-school.ts'
import { useFormat } from '../ui/format.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { fullName, shortName } from './names.ts'
import { useImportFirst } from './import-first.ts'
import { PeopleTabs } from './people-tabs.tsx'
import { PupilDialog } from './pupil-dialog.tsx'

interface Row {
  readonly pupil: Json<Pupil>
  readonly className: string
  readonly parents: string
}

const keyOf = (row: Row) => row.pupil.pupilId

export const PupilsPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { schoolId, year } = useSchool()
  const { search, choose } = useListSearch()
  const list = useQuery(classesOf(schoolId, year)).data
  const importFirst = useImportFirst()
  const query = useQuery({
    ...pupilsOf(schoolId, search.class),
    select: ({ pupils, parents }): readonly Row[] => {
      const names = new Map(list?.map(({ classId, name }) => [classId, name]))
      const parentsOf = groupBy(
        parents.flatMap((parent) => parent.pupilIds.map((id) => ({ id, parent }))),
        ({ id }) => id,
      )
      return pupils.map((pupil) => ({
        pupil,
        className: names.get(pupil.classId) ?? '',
        parents: (parentsOf.get(pupil.pupilId) ?? [])
          .map(({ parent }) => shortName(parent.name))
          .join(', '),
      }))
    },
  })
  const columns = useMemo(
    (): readonly TableColumn<Row>[] => [
      { id: 'name', head: t('people.name'), value: ({ pupil }) => fullName(pupil.name) },
      { id: 'class', head: t('pupils.class'), value: ({ className }) => className },
      {
        id: 'birthDate',
        head: t('pupils.birthDate'),
        isMinor: true,
        value: ({ pupil }) => pupil.birthDate,
        // Whoever only makes groups is told names.
        cell: ({ pupil }) => (pupil.birthDate === '' ? undefined : format.date(pupil.birthDate)),
      },
      { id: 'parents', head: t('pupils.parents'), isMinor: true, value: ({ parents }) => parents },
      {
        id: 'left',
        head: t('pupils.leftOn'),
        isMinor: true,
        value: ({ pupil }) => (pupil.leftOn === '' ? undefined : pupil.leftOn),
        cell: ({ pupil }) => (pupil.leftOn === '' ? undefined : format.date(pupil.leftOn)),
      },
    ],
    [t, format],
  )
  return (
    <Register
      kept="pupils"
      tabs={<PeopleTabs />}
      title={t('pupils.title')}
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('pupils.add')}
      empty={{ title: t('pupils.emptyTitle'), ...importFirst }}
      filters={
        <ClassPicker list={list ?? []} value={search.class} onChange={choose} isAllOffered />
      }
      editor={(row, onClose) => (
        <PupilDialog
          key={row?.pupil.pupilId}
          pupil={row?.pupil}
          list={list ?? []}
          classId={search.class}
          onClose={onClose}
        />
      )}
    />
  )
}
