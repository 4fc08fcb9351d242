import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { PolicyValue } from '@zvonok/contracts/zvonok/registry/v1/policies'
import { isPolicyKey, isPolicyValue } from '@zvonok/policy/keys'
import { useTranslation } from 'react-i18next'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import type { Json } from '../api/types.ts'
import { todayIn, useSession } from '../app/session.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { useSave } from '../school/use-save.ts'
import { useSchool } from '../school/use-school.ts'
import { usePolicyWords } from './use-words.ts'
import { wordFields } from '../ui/refusal/wording.ts'
import { DayField } from '../ui/day-field.tsx'

interface Props {
  readonly value: Json<PolicyValue>
  readonly onClose: () => void
}

interface Override {
  readonly valueJson: string
  readonly validFrom: string
  readonly ground: string
}

const fits = (key: string, json: string): boolean => {
  try {
    return isPolicyKey(key) && isPolicyValue(key, JSON.parse(json))
  } catch {
    return false
  }
}

/** The school's own value from a day on; without a ground there is none. */
export const PolicyDialog = ({ value, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, schoolId } = useSchool()
  const { nameOf, valueOf } = usePolicyWords()
  const today = todayIn(useSession(), schoolId)
  const form = useForm({
    initialValues: {
      valueJson: JSON.stringify(JSON.parse(value.valueJson), undefined, 2),
      validFrom: today,
      ground: '',
    },
    validate: {
      valueJson: (json) => (fits(value.key, json) ? null : t('policies.wrongValue')),
      ground: (text) => (text.trim() === '' ? t('policies.groundNeeded') : null),
    },
  })
  const save = useSave(
    (body: Override) => command('PUT', `${api}/policies/${value.key}`, { body }),
    onClose,
  )
  const submit = form.onSubmit((values) =>
    save.mutate(values, { onError: (error) => form.setErrors(wordFields(problemOf(error))) }),
  )
  return (
    <EditDialog
      title={t('policies.override', { key: nameOf(value.key) })}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <p>
        {valueOf(value.valueJson)}
        <br />
        {t('policies.now', { ground: value.ground })}
      </p>
      <Textarea
        label={t('policies.value')}
        description={t('policies.valueHint')}
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('valueJson')}
      />
      <DayField label={t('policies.validFrom')} {...form.getInputProps('validFrom')} />
      <TextInput
        label={t('policies.ground')}
        description={t('policies.groundHint')}
        {...form.getInputProps('ground')}
      />
    </EditDialog>
  )
}
