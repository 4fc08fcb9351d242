import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { Bells } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../api/types.ts'
import { EditDialog } from '../../school/edit-dialog.tsx'
import { useRowForm } from '../../school/row-form.ts'
import { useSchool } from '../../school/use-school.ts'
import { DayField } from '../../ui/day-field.tsx'

interface Props {
  readonly bells: readonly Json<Bells>[]
  readonly onClose: () => void
}

/** An empty template: its name, its bells and the days it holds. */
export const TemplateDialog = ({ bells, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, year } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/templates`,
    id: undefined,
    version: 0,
    initial: {
      name: t('templates.usualName'),
      bellsId: bells[0]?.bellsId ?? '',
      startsOn: '',
      endsOn: '',
    },
    bodyOf: (values) => ({ ...values, year, cells: [] }),
    onDone: onClose,
  })
  return (
    <EditDialog
      title={t('templates.new')}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput label={t('templates.name')} data-autofocus {...form.getInputProps('name')} />
      <NativeSelect
        label={t('bells.title')}
        data={bells.map((each) => ({ value: each.bellsId, label: each.name }))}
        {...form.getInputProps('bellsId')}
      />
      <Group grow align="start">
        <DayField
          label={t('templates.startsOn')}
          description={t('templates.datesHint')}
          {...form.getInputProps('startsOn')}
        />
        <DayField
          label={t('templates.endsOn')}
          description={t('templates.datesHint')}
          {...form.getInputProps('endsOn')}
        />
      </Group>
    </EditDialog>
  )
}
