import { NativeSelect, TextInput } from '@mantine/core'
import type { GrantRoleResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Slips } from '../accounts/slips.tsx'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { Modal } from '@mantine/core'
import { useRegionForm } from './use-region-form.ts'

interface Props {
  readonly schools: readonly Json<School>[]
  readonly onClose: () => void
}

/** The first administrator of a school, or an agency that reads; a new login comes as a slip. */
export const GrantDialog = ({ schools, onClose }: Props) => {
  const { t } = useTranslation()
  const [given, setGiven] = useState<Json<GrantRoleResponse>>()
  const { form, save, submit } = useRegionForm<
    { role: string; schoolId: string; holder: string; username: string },
    Json<GrantRoleResponse>
  >(
    'POST',
    '/api/grants',
    { role: 'school-admin', schoolId: schools[0]?.schoolId ?? '', holder: '', username: '' },
    ({ role, schoolId, ...rest }) =>
      role === 'school-admin' ? { ...rest, role, schoolId } : { ...rest, role },
    (answer) => (answer.temporaryPassword === '' ? onClose() : setGiven(answer)),
  )
  if (given?.grant !== undefined)
    return (
      <Modal
        opened
        onClose={onClose}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Slips
          slips={[
            {
              personId: given.grant.accountId,
              personName: given.grant.holder,
              username: given.grant.username,
              password: given.temporaryPassword,
            },
          ]}
          onClose={onClose}
        />
      </Modal>
    )
  return (
    <EditDialog
      title={t('region.grant')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <NativeSelect
        label={t('region.role')}
        data={(['school-admin', 'inspector'] as const).map((role) => ({
          value: role,
          label: t(`role.${role}`),
        }))}
        {...form.getInputProps('role')}
      />
      {form.values.role === 'school-admin' && (
        <NativeSelect
          label={t('region.school')}
          data={schools.map((each) => ({ value: each.schoolId, label: each.shortName }))}
          {...form.getInputProps('schoolId')}
        />
      )}
      <TextInput
        label={t('region.holder')}
        description={t('region.holderHint')}
        data-autofocus
        {...form.getInputProps('holder')}
      />
      <TextInput
        label={t('accounts.login')}
        description={t('activation.usernameRule')}
        autoCapitalize="none"
        autoComplete="off"
        {...form.getInputProps('username')}
      />
    </EditDialog>
  )
}
