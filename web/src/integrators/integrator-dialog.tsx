import { NativeSelect, TextInput } from '@mantine/core'
import type { IntegratorSecret } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { useRegionForm } from '../region/use-region-form.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { DayField } from '../ui/day-field.tsx'
import classes from './integrators.module.css'

interface Props {
  readonly schools: readonly Json<School>[]
  readonly municipalities: readonly Json<Municipality>[]
  readonly onMade: (secret: Json<IntegratorSecret>) => void
  readonly onClose: () => void
}

const reaches = ['region', 'municipality', 'school'] as const

/** Another system gets a key of its own, for the region or a part of it. */
export const IntegratorDialog = ({ schools, municipalities, onMade, onClose }: Props) => {
  const { t } = useTranslation()
  const initial = {
    name: '',
    reach: 'region',
    municipalityId: municipalities[0]?.municipalityId ?? '',
    schoolId: schools[0]?.schoolId ?? '',
    from: '',
    until: '',
  }
  const { form, save, submit } = useRegionForm<typeof initial, Json<IntegratorSecret>>(
    'POST',
    '/api/integrators',
    initial,
    ({ reach, municipalityId, schoolId, ...rest }) => ({
      ...rest,
      role: 'inspector',
      municipalityId: reach === 'municipality' ? municipalityId : '',
      schoolId: reach === 'school' ? schoolId : '',
    }),
    onMade,
  )
  const { reach } = form.values
  return (
    <EditDialog
      title={t('integrators.new')}
      submitLabel={t('integrators.make')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('integrators.name')}
        description={t('integrators.nameHint')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={t('integrators.reach')}
        description={t('integrators.reachHint')}
        data={reaches.map((each) => ({ value: each, label: t(`integrators.reachOf.${each}`) }))}
        {...form.getInputProps('reach')}
      />
      {reach === 'municipality' && (
        <NativeSelect
          label={t('region.municipality')}
          data={municipalities.map((each) => ({ value: each.municipalityId, label: each.name }))}
          {...form.getInputProps('municipalityId')}
        />
      )}
      {reach === 'school' && (
        <NativeSelect
          label={t('region.school')}
          data={schools.map((each) => ({ value: each.schoolId, label: each.shortName }))}
          {...form.getInputProps('schoolId')}
        />
      )}
      <div className={classes['days']}>
        <DayField
          label={t('integrators.from')}
          placeholder={t('integrators.fromToday')}
          {...form.getInputProps('from')}
        />
        <DayField
          label={t('integrators.until')}
          placeholder={t('integrators.untilOpen')}
          {...form.getInputProps('until')}
        />
      </div>
    </EditDialog>
  )
}
