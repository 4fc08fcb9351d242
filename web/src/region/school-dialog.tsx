import { NativeSelect, TextInput } from '@mantine/core'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { academicYearOf, yearLabel } from '@zvonok/policy/academic-year'
import { presets } from '@zvonok/policy/presets'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { todayIn, useSession } from '../app/session.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { useRegionForm } from './use-region-form.ts'

interface Props {
  readonly municipalities: readonly Json<Municipality>[]
  readonly onClose: () => void
}

export const SchoolDialog = ({ municipalities, onClose }: Props) => {
  const { t } = useTranslation()
  const year = academicYearOf(todayIn(useSession(), undefined))
  const { form, save, submit } = useRegionForm(
    'POST',
    '/api/schools',
    {
      municipalityId: municipalities[0]?.municipalityId ?? '',
      name: '',
      shortName: '',
      policyPreset: presets[0]?.id ?? '',
      year: String(year),
    },
    (values) => ({ ...values, year: Number(values.year) }),
    onClose,
  )
  return (
    <EditDialog
      title={t('region.addSchool')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('region.fullName')} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('region.shortName')} {...form.getInputProps('shortName')} />
      <NativeSelect
        label={t('region.municipality')}
        data={municipalities.map((each) => ({ value: each.municipalityId, label: each.name }))}
        {...form.getInputProps('municipalityId')}
      />
      <NativeSelect
        label={t('region.preset')}
        description={t('region.presetHint')}
        data={presets.map(({ id, title }) => ({ value: id, label: title[currentLocale()] }))}
        {...form.getInputProps('policyPreset')}
      />
      <NativeSelect
        label={t('region.year')}
        data={[year, year + 1].map((each) => ({ value: String(each), label: yearLabel(each) }))}
        {...form.getInputProps('year')}
      />
    </EditDialog>
  )
}
