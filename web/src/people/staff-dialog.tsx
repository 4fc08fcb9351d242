import { Group, MultiSelect, TextInput } from '@mantine/core'
import type { Staff } from '@zvonok/contracts/zvonok/registry/v1/people'
import { yearStartsOn } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import { DayField } from '../ui/day-field.tsx'
import { NameFields } from './name-fields.tsx'
import { fullName } from './names.ts'

interface Props {
  readonly person: Json<Staff> | undefined
  readonly onClose: () => void
}

const roles = [
  'teacher',
  'deputy-head',
  'school-admin',
  'director',
  'dispatcher',
  'secretary',
] as const

export const StaffDialog = ({ person, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, year } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/staff`,
    id: person?.personId,
    version: person?.version,
    initial: {
      name: person?.name ?? { surname: '', givenName: '', patronymic: '' },
      position: person?.position ?? '',
      roles: [...(person?.roles ?? ['teacher'])],
      snils: '',
      email: person?.email ?? '',
      from: person?.from ?? yearStartsOn(year),
      until: person?.until ?? '',
    },
    onDone: onClose,
  })
  return (
    <EditDialog
      title={person === undefined ? t('staff.new') : fullName(person.name)}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <NameFields inputProps={(path) => form.getInputProps(path)} />
      <TextInput
        label={t('staff.position')}
        description={t('staff.positionHint')}
        {...form.getInputProps('position')}
      />
      <MultiSelect
        label={t('staff.roles')}
        data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        {...form.getInputProps('roles')}
      />
      <TextInput
        label={t('people.snils')}
        description={person?.snilsHash ? t('people.snilsKept') : t('people.snilsHint')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('snils')}
      />
      <TextInput label={t('staff.email')} type="email" {...form.getInputProps('email')} />
      <Group grow align="start">
        <DayField label={t('staff.from')} {...form.getInputProps('from')} />
        <DayField label={t('staff.until')} {...form.getInputProps('until')} />
      </Group>
    </EditDialog>
  )
}
