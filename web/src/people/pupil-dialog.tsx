import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { yearStartsOn } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { enumName } from '../school/enum-name.ts'
import type { ClassOfYear } from '../school/reads.ts'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import { DayField } from '../ui/day-field.tsx'
import { NameFields } from './name-fields.tsx'
import { fullName } from './names.ts'

interface Props {
  readonly pupil: Json<Pupil> | undefined
  readonly list: readonly ClassOfYear[]
  /** The class that the list is narrowed to: where a new pupil comes. */
  readonly classId: string | undefined
  readonly onClose: () => void
}

const forms = ['FULL_TIME', 'PART_TIME', 'FAMILY', 'HOME'] as const

export const PupilDialog = ({ pupil, list, classId, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, year } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/pupils`,
    id: pupil?.pupilId,
    version: pupil?.version,
    initial: {
      name: pupil?.name ?? { surname: '', givenName: '', patronymic: '' },
      classId: pupil?.classId ?? classId ?? list[0]?.classId ?? '',
      birthDate: pupil?.birthDate ?? '',
      snils: '',
      studyForm: pupil === undefined ? 'FULL_TIME' : enumName('STUDY_FORM', pupil.studyForm),
      enrolledOn: pupil?.enrolledOn ?? yearStartsOn(year),
      leftOn: pupil?.leftOn ?? '',
    },
    onDone: onClose,
  })
  return (
    <EditDialog
      title={pupil === undefined ? t('pupils.new') : fullName(pupil.name)}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <NameFields inputProps={(path) => form.getInputProps(path)} />
      <Group grow align="start">
        <NativeSelect
          label={t('pupils.class')}
          data={list.map((each) => ({ value: each.classId, label: each.name }))}
          {...form.getInputProps('classId')}
        />
        <DayField label={t('pupils.birthDate')} {...form.getInputProps('birthDate')} />
      </Group>
      <NativeSelect
        label={t('pupils.studyForm')}
        data={forms.map((each) => ({ value: each, label: t(`pupils.form.${each}`) }))}
        {...form.getInputProps('studyForm')}
      />
      <TextInput
        label={t('people.snils')}
        description={pupil?.snilsHash ? t('people.snilsKept') : t('people.snilsHint')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('snils')}
      />
      <Group grow align="start">
        <DayField label={t('pupils.enrolledOn')} {...form.getInputProps('enrolledOn')} />
        <DayField label={t('pupils.leftOn')} {...form.getInputProps('leftOn')} />
      </Group>
    </EditDialog>
  )
}
