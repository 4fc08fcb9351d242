import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { absenceKinds } from '@zvonok/policy/values'
import { isRecord } from '@zvonok/policy/shape'
import { useTranslation } from 'react-i18next'
import { keyFor, letterKeys } from './letters.ts'
import type { ValueProps } from './value-field.tsx'
import classes from './policies.module.css'

type Props = ValueProps & { readonly list: readonly unknown[] }

/** Signs of absence: what is written, what it means and which key writes it. */
export const CodesField = ({ list, at, words, errors, onChange }: Props) => {
  const { t } = useTranslation()
  const rows = list.map((row) => (isRecord(row) ? row : {}))
  const change = (index: number, to: Readonly<Record<string, unknown>>) =>
    onChange(rows.map((row, each) => (each === index ? { ...row, ...to } : row)))
  return (
    <fieldset className={classes['codes']}>
      <legend>{words.field(at)}</legend>
      {rows.map((row, index) => {
        const own = `${at}.${index}`
        const sign = String(row['code'] ?? '')
        return (
          <div key={index} className={classes['code']}>
            <TextInput
              label={words.field('code')}
              maxLength={4}
              value={sign}
              error={errors[`${own}.code`]}
              onChange={(event) => {
                const code = event.currentTarget.value
                change(index, { code, key: keyFor(code) ?? row['key'] })
              }}
            />
            <NativeSelect
              label={words.field('kind')}
              data={absenceKinds.map((kind) => ({ value: kind, label: words.choice(kind) }))}
              value={String(row['kind'] ?? '')}
              error={errors[`${own}.kind`]}
              onChange={(event) => change(index, { kind: event.currentTarget.value })}
            />
            <NativeSelect
              label={words.field('key')}
              data={[...letterKeys]}
              value={String(row['key'] ?? '')}
              error={errors[`${own}.key`]}
              onChange={(event) => change(index, { key: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              disabled={rows.length === 1}
              aria-label={t('policies.removeSign', { sign })}
              onClick={() => onChange(rows.filter((_, each) => each !== index))}
            >
              <IconTrash size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
        onClick={() => onChange([...rows, { code: '', kind: 'excused', key: 'KeyA' }])}
      >
        {t('policies.another')}
      </Button>
    </fieldset>
  )
}
