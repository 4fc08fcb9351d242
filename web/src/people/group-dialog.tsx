import { Checkbox, TextInput } from '@mantine/core'
import type { Group } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import classes from './groups.module.css'
import { shortName } from './names.ts'

interface Props {
  readonly group: Json<Group> | undefined
  readonly classId: string
  readonly pupils: readonly Json<Pupil>[]
  readonly onClose: () => void
}

/** One group: its name and who is in it. */
export const GroupDialog = ({ group, classId, pupils, onClose }: Props) => {
  const { t } = useTranslation()
  const { api } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/groups`,
    id: group?.groupId,
    version: group?.version,
    initial: { name: group?.name ?? '', pupilIds: [...(group?.pupilIds ?? [])] },
    bodyOf: (values) => ({ ...values, classId }),
    onDone: onClose,
  })
  return (
    <EditDialog
      title={group?.name ?? t('groups.new')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('groups.name')} data-autofocus {...form.getInputProps('name')} />
      <Checkbox.Group label={t('groups.members')} {...form.getInputProps('pupilIds')}>
        <div className={classes['pupils']}>
          {pupils.map(({ pupilId, name }) => (
            <Checkbox key={pupilId} value={pupilId} label={shortName(name)} />
          ))}
        </div>
      </Checkbox.Group>
    </EditDialog>
  )
}
