import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { WorkType } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { workTypesOf } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { RegisterTabs } from './register-tabs.tsx'

const keyOf = (workType: Json<WorkType>) => workType.workTypeId

export const WorkTypesPage = () => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const query = useQuery(workTypesOf(schoolId))
  const columns = useMemo(
    (): readonly TableColumn<Json<WorkType>>[] => [
      { id: 'name', head: t('workTypes.name'), value: ({ name }) => name },
      { id: 'shortName', head: t('workTypes.shortName'), value: ({ shortName }) => shortName },
      { id: 'weight', head: t('workTypes.weight'), value: ({ weight }) => weight, align: 'end' },
      {
        id: 'about',
        head: t('workTypes.about'),
        isMinor: true,
        value: ({ isDefault, isWritten, needsTheme }) =>
          [
            isDefault ? t('workTypes.default') : '',
            isWritten ? t('workTypes.written') : '',
            needsTheme ? t('workTypes.theme') : '',
          ]
            .filter(Boolean)
            .join(', '),
      },
    ],
    [t],
  )
  return (
    <Register
      kept="workTypes"
      tabs={<RegisterTabs />}
      title={t('workTypes.title')}
      text={t('workTypes.text')}
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('workTypes.add')}
      empty={{ title: t('workTypes.emptyTitle'), text: t('workTypes.emptyText') }}
      editor={(workType, onClose) => (
        <WorkTypeDialog key={workType?.workTypeId} workType={workType} onClose={onClose} />
      )}
    />
  )
}

interface DialogProps {
  readonly workType: Json<WorkType> | undefined
  readonly onClose: () => void
}

const WorkTypeDialog = ({ workType, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { api } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/work-types`,
    id: workType?.workTypeId,
    version: workType?.version,
    initial: {
      name: workType?.name ?? '',
      shortName: workType?.shortName ?? '',
      weight: workType?.weight ?? 1,
      isWritten: workType?.isWritten ?? false,
      needsTheme: workType?.needsTheme ?? false,
    },
    onDone: onClose,
  })
  return (
    <EditDialog
      title={workType?.name ?? t('workTypes.new')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('workTypes.name')} data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('workTypes.shortName')}
        description={t('workTypes.shortNameHint')}
        maxLength={8}
        {...form.getInputProps('shortName')}
      />
      <NumberInput
        label={t('workTypes.weight')}
        description={t('workTypes.weightHint')}
        min={1}
        max={100}
        {...form.getInputProps('weight')}
      />
      <Checkbox
        label={t('workTypes.isWritten')}
        {...form.getInputProps('isWritten', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('workTypes.needsTheme')}
        description={t('workTypes.needsThemeHint')}
        {...form.getInputProps('needsTheme', { type: 'checkbox' })}
      />
    </EditDialog>
  )
}
