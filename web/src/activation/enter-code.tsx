import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { parseInviteCode } from '@zvonok/policy/invite-code'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { wordReason } from '../ui/refusal/wording.ts'
import classes from '../sign-in/sign-in.module.css'
import { checkInvite, type CheckedInvite } from './api.ts'
import { showTypedCode } from './typed-code.ts'

export const EnterCode = ({
  onChecked,
}: {
  readonly onChecked: (invite: CheckedInvite) => void
}) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const check = useMutation({ mutationFn: checkInvite, onSuccess: onChecked })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = parseInviteCode(typed)
    setWrong(code.ok ? undefined : wordReason(code.reason))
    if (code.ok) check.mutate(code.value)
  }
  const type = (value: string) => {
    setTyped(showTypedCode(value))
    setWrong(undefined)
    if (check.error !== null) check.reset()
  }
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        className={classes['code'] ?? ''}
        label={t('activation.code')}
        description={t('activation.codeHint')}
        placeholder="XXXX-XXXX-XXXX"
        size="md"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        data-autofocus
        value={typed}
        error={wrong}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {check.error !== null && <RefusalBox problem={problemOf(check.error)} />}
      <Button type="submit" size="md" loading={check.isPending}>
        {t('activation.check')}
      </Button>
      <p className={classes['without']}>{t('activation.noCode')}</p>
    </form>
  )
}
