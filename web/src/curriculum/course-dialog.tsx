import { NativeSelect, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { fullName } from '../people/names.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { isHalved, isWithin } from '../school/numbers.ts'
import { classesOf, groupsOf, staffOf, subjectsOf } from '../school/reads.ts'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'

interface Props {
  readonly course: Json<Course> | undefined
  readonly classId: string | undefined
  readonly onClose: () => void
}

const fewestHours = 0.5
const mostHours = 20

/** A subject taught to a class or a group of it: hours a week and the teacher. */
export const CourseDialog = ({ course, classId, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, schoolId, year } = useSchool()
  const list = useQuery(classesOf(schoolId, year)).data ?? []
  const subjects = useQuery(subjectsOf(schoolId)).data ?? []
  const staff = useQuery(staffOf(schoolId)).data ?? []
  const { form, save, submit } = useRowForm({
    collection: `${api}/courses`,
    id: course?.courseId,
    version: course?.version,
    initial: {
      classId: course?.classId ?? classId ?? list[0]?.classId ?? '',
      groupId: course?.groupId ?? '',
      subjectId: course?.subjectId ?? '',
      teacherId: course?.teacherId ?? '',
      hours: (course?.halfHoursPerWeek ?? 2) / 2,
    },
    bodyOf: ({ hours, ...values }) => ({ ...values, halfHoursPerWeek: hours * 2 }),
    faultsOf: ({ hours }) => {
      if (!isWithin(hours, fewestHours, mostHours)) return { hours: t('curriculum.hoursRange') }
      return isHalved(hours) ? {} : { hours: t('curriculum.hoursHint') }
    },
    onDone: onClose,
  })
  const groups = useQuery(groupsOf(schoolId, form.values.classId)).data ?? []
  const choose = { value: '', label: t('curriculum.choose') }
  return (
    <EditDialog
      title={course === undefined ? t('curriculum.new') : t('curriculum.one')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <NativeSelect
        label={t('pupils.class')}
        data={list.map((each) => ({ value: each.classId, label: each.name }))}
        {...form.getInputProps('classId')}
      />
      <NativeSelect
        label={t('curriculum.subject')}
        data-autofocus
        data={[choose, ...subjects.map((each) => ({ value: each.subjectId, label: each.name }))]}
        {...form.getInputProps('subjectId')}
      />
      <NativeSelect
        label={t('curriculum.group')}
        data={[
          { value: '', label: t('curriculum.wholeClass') },
          ...groups.map((each) => ({ value: each.groupId, label: each.name })),
        ]}
        {...form.getInputProps('groupId')}
      />
      <NativeSelect
        label={t('curriculum.teacher')}
        data={[
          choose,
          ...staff.map((each) => ({ value: each.personId, label: fullName(each.name) })),
        ]}
        {...form.getInputProps('teacherId')}
      />
      <NumberInput
        label={t('curriculum.hours')}
        description={t('curriculum.hoursHint')}
        min={fewestHours}
        max={mostHours}
        clampBehavior="none"
        step={0.5}
        decimalSeparator=","
        {...form.getInputProps('hours')}
        error={form.errors['hours'] ?? form.errors['halfHoursPerWeek']}
      />
    </EditDialog>
  )
}
