import { NativeSelect, TextInput } from '@mantine/core'
import type { Staff } from '@zvonok/contracts/zvonok/registry/v1/people'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { kinds } from '../periods/kinds.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import type { ClassOfYear } from '../school/reads.ts'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import { fullName } from './names.ts'

interface Props {
  readonly schoolClass: ClassOfYear | undefined
  readonly staff: readonly Json<Staff>[]
  readonly onClose: () => void
}

export const ClassDialog = ({ schoolClass, staff, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, year } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/classes`,
    id: schoolClass?.classId,
    version: schoolClass?.version,
    initial: {
      name: schoolClass?.name ?? '',
      periodKind: schoolClass?.periodKind ?? 'QUARTER',
      classTeacherId: schoolClass?.classTeacherId ?? '',
    },
    bodyOf: (values) => ({ ...values, year }),
    onDone: onClose,
  })
  return (
    <EditDialog
      title={schoolClass?.name ?? t('classes.new')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('classes.name')}
        description={t('classes.nameHint')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={t('classes.teacher')}
        data={[
          { value: '', label: t('classes.noTeacher') },
          ...staff.map(({ personId, name }) => ({ value: personId, label: fullName(name) })),
        ]}
        {...form.getInputProps('classTeacherId')}
      />
      <NativeSelect
        label={t('periods.kinds')}
        data={kinds.map((kind) => ({ value: kind, label: t(`periods.kind.${kind}`) }))}
        {...form.getInputProps('periodKind')}
      />
    </EditDialog>
  )
}
