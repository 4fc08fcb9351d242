import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { groupBy } from '../school/group-by.ts'
import { classesOf, groupsOf, staffOf, type ClassOfYear } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useSchool } from '../school/use-school.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { ClassDialog } from './class-dialog.tsx'
import { shortName } from './names.ts'
import { useImportFirst } from './import-first.ts'
import { PeopleTabs } from './people-tabs.tsx'

const keyOf = (each: ClassOfYear) => each.classId

export const ClassesPage = () => {
  const { t } = useTranslation()
  const { schoolId, year } = useSchool()
  const importFirst = useImportFirst()
  const query = useQuery(classesOf(schoolId, year))
  const staff = useQuery(staffOf(schoolId)).data
  const groups = useQuery(groupsOf(schoolId)).data
  const columns = useMemo((): readonly TableColumn<ClassOfYear>[] => {
    const names = new Map(staff?.map(({ personId, name }) => [personId, shortName(name)]))
    const counts = groupBy(groups ?? [], ({ classId }) => classId)
    return [
      { id: 'name', head: t('classes.name'), value: ({ name }) => name },
      {
        id: 'teacher',
        head: t('classes.teacher'),
        value: ({ classTeacherId }) => names.get(classTeacherId),
      },
      {
        id: 'kind',
        head: t('periods.kinds'),
        isMinor: true,
        value: ({ periodKind }) => t(`periods.kind.${periodKind}`),
      },
      {
        id: 'pupils',
        head: t('classes.pupils'),
        isMinor: true,
        align: 'end',
        value: ({ pupilCount }) => pupilCount,
        cell: ({ pupilCount, classId }) => (
          <Link
            to="/schools/$schoolId/$year/people/pupils"
            params={{ schoolId, year }}
            search={{ class: classId }}
          >
            {pupilCount}
          </Link>
        ),
      },
      {
        id: 'groups',
        head: t('groups.title'),
        align: 'end',
        value: ({ classId }) => counts.get(classId)?.length ?? 0,
        cell: ({ classId }) => (
          <Link
            to="/schools/$schoolId/$year/people/classes/groups"
            params={{ schoolId, year }}
            search={{ class: classId }}
          >
            {counts.get(classId)?.length ?? t('groups.split')}
          </Link>
        ),
      },
    ]
  }, [t, staff, groups, schoolId, year])
  return (
    <Register
      kept="classes"
      tabs={<PeopleTabs />}
      title={t('classes.title')}
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('classes.add')}
      empty={{ title: t('classes.emptyTitle'), ...importFirst }}
      editor={(each, onClose) => (
        <ClassDialog key={each?.classId} schoolClass={each} staff={staff ?? []} onClose={onClose} />
      )}
    />
  )
}
