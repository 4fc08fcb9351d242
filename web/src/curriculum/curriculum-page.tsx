import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ClassPicker } from '../school/class-picker.tsx'
import { useListSearch } from '../school/list-search.ts'
import { classesOf, staffOf } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useSchool } from '../school/use-school.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { CourseDialog } from './course-dialog.tsx'
import { useCourseRows, type CourseRow } from './course-rows.ts'

const keyOf = ({ course }: CourseRow) => course.courseId

export const CurriculumPage = () => {
  const { t, i18n } = useTranslation()
  const { schoolId, year, base } = useSchool()
  const { search, choose } = useListSearch()
  const found = useQuery(classesOf(schoolId, year)).data
  const staff = useQuery(staffOf(schoolId)).data
  const list = found ?? []
  const hasNobody = found?.length === 0 || staff?.length === 0
  const query = useCourseRows(search.class)
  const columns = useMemo(
    (): readonly TableColumn<CourseRow>[] => [
      { id: 'subject', head: t('curriculum.subject'), value: ({ subject }) => subject },
      { id: 'class', head: t('pupils.class'), value: ({ className }) => className },
      { id: 'group', head: t('curriculum.group'), isMinor: true, value: ({ group }) => group },
      { id: 'teacher', head: t('curriculum.teacher'), value: ({ teacher }) => teacher },
      {
        id: 'hours',
        head: t('curriculum.hours'),
        align: 'end',
        value: ({ hours }) => hours,
        cell: ({ hours }) => hours.toLocaleString(i18n.language),
      },
    ],
    [t, i18n.language],
  )
  const hours = query.data?.reduce((sum, row) => sum + row.hours, 0) ?? 0
  return (
    <Register
      kept="courses"
      title={t('curriculum.title')}
      text={
        search.class === undefined
          ? t('curriculum.text')
          : t('curriculum.classHours', { hours: hours.toLocaleString(i18n.language) })
      }
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('curriculum.add')}
      empty={
        hasNobody
          ? {
              title: t('curriculum.nobodyTitle'),
              text: t('curriculum.nobodyText'),
              action: { label: t('nav.people'), href: `${base}/people` },
            }
          : { title: t('curriculum.emptyTitle'), text: t('curriculum.emptyText') }
      }
      filters={<ClassPicker list={list} value={search.class} onChange={choose} isAllOffered />}
      editor={(row, onClose) => (
        <CourseDialog
          key={row?.course.courseId}
          course={row?.course}
          classId={search.class}
          onClose={onClose}
        />
      )}
    />
  )
}
