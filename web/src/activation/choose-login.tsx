import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import classes from '../sign-in/sign-in.module.css'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { wordFields } from '../ui/refusal/wording.ts'
import { activateInvite, gosuslugiAddress, type CheckedInvite } from './api.ts'

interface Props {
  readonly invite: CheckedInvite
  readonly onDone: (username: string) => void
}

const usernameShape = /^[a-z0-9][a-z0-9.-]{2,38}[a-z0-9]$/i

export const ChooseLogin = ({ invite, onDone }: Props) => {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { username: '', password: '', repeated: '' },
    validate: {
      username: (value) => (usernameShape.test(value) ? null : t('activation.usernameRule')),
      password: (value) => (value.length >= 10 ? null : t('activation.passwordRule')),
      repeated: (value, all) => (value === all.password ? null : t('activation.repeatRule')),
    },
  })
  const activate = useMutation({
    mutationFn: activateInvite,
    onSuccess: ({ username }) => onDone(username),
    onError: (error) => form.setErrors(wordFields(problemOf(error))),
  })
  const submit = form.onSubmit(({ username, password }) =>
    activate.mutate({ code: invite.code, username, password }),
  )
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      {!invite.isUnder14 && (
        <>
          <Button component="a" size="md" href={gosuslugiAddress(invite.code)}>
            {t('activation.byGosuslugi')}
          </Button>
          <p>{t('activation.orLogin')}</p>
        </>
      )}
      <TextInput
        label={t('activation.username')}
        description={t('activation.usernameRule')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <PasswordInput
        label={t('activation.password')}
        description={t('activation.passwordRule')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label={t('activation.repeat')}
        autoComplete="new-password"
        {...form.getInputProps('repeated')}
      />
      {activate.error !== null && <RefusalBox problem={problemOf(activate.error)} />}
      <Button
        type="submit"
        size="md"
        variant={invite.isUnder14 ? 'filled' : 'default'}
        loading={activate.isPending}
      >
        {t('activation.create')}
      </Button>
    </form>
  )
}
