import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Subject } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { subjectsOf } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { RegisterTabs } from './register-tabs.tsx'

const keyOf = (subject: Json<Subject>) => subject.subjectId

export const SubjectsPage = () => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const query = useQuery(subjectsOf(schoolId))
  const columns = useMemo(
    (): readonly TableColumn<Json<Subject>>[] => [
      { id: 'name', head: t('schoolSubjects.name'), value: ({ name }) => name },
      { id: 'shortName', head: t('schoolSubjects.shortName'), value: ({ shortName }) => shortName },
      {
        id: 'ungraded',
        head: t('schoolSubjects.grading'),
        value: ({ isUngraded }) => (isUngraded ? t('schoolSubjects.ungraded') : undefined),
      },
    ],
    [t],
  )
  return (
    <Register
      kept="subjects"
      tabs={<RegisterTabs />}
      title={t('schoolSubjects.title')}
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('schoolSubjects.add')}
      empty={{ title: t('schoolSubjects.emptyTitle'), text: t('schoolSubjects.emptyText') }}
      editor={(subject, onClose) => (
        <SubjectDialog key={subject?.subjectId} subject={subject} onClose={onClose} />
      )}
    />
  )
}

interface DialogProps {
  readonly subject: Json<Subject> | undefined
  readonly onClose: () => void
}

const SubjectDialog = ({ subject, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { api } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/subjects`,
    id: subject?.subjectId,
    version: subject?.version,
    initial: {
      name: subject?.name ?? '',
      shortName: subject?.shortName ?? '',
      isUngraded: subject?.isUngraded ?? false,
    },
    onDone: onClose,
  })
  return (
    <EditDialog
      title={subject?.name ?? t('schoolSubjects.new')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('schoolSubjects.name')} data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('schoolSubjects.shortName')}
        description={t('schoolSubjects.shortNameHint')}
        {...form.getInputProps('shortName')}
      />
      <Checkbox
        label={t('schoolSubjects.ungraded')}
        description={t('schoolSubjects.ungradedHint')}
        {...form.getInputProps('isUngraded', { type: 'checkbox' })}
      />
    </EditDialog>
  )
}
