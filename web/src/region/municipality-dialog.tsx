import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EditDialog } from '../school/edit-dialog.tsx'
import { useRegionForm } from './use-region-form.ts'

export const MunicipalityDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { form, save, submit } = useRegionForm(
    'POST',
    '/api/municipalities',
    { name: '' },
    (values) => ({ ...values, expectedVersion: 0 }),
    onClose,
  )
  return (
    <EditDialog
      title={t('region.addMunicipality')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('region.municipalityName')}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </EditDialog>
  )
}
