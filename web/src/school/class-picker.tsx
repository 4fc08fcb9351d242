import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ClassOfYear } from './reads.ts'

interface Props {
  readonly list: readonly ClassOfYear[]
  readonly value: string | undefined
  readonly onChange: (classId: string | undefined) => void
  readonly isAllOffered?: boolean
}

export const ClassPicker = ({ list, value, onChange, isAllOffered = false }: Props) => {
  const { t } = useTranslation()
  const all = isAllOffered ? [{ value: '', label: t('classes.all') }] : []
  return (
    <NativeSelect
      aria-label={t('classes.pick')}
      data={[...all, ...list.map((each) => ({ value: each.classId, label: each.name }))]}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        onChange(chosen === '' ? undefined : chosen)
      }}
    />
  )
}
