import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemOf, type Problem } from '../api/problem.ts'
import classes from '../sign-in/sign-in.module.css'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { wordFields, wordReason } from '../ui/refusal/wording.ts'
import { activateInvite, gosuslugiAddress, type CheckedInvite } from './api.ts'

interface Props {
  readonly invite: CheckedInvite
  readonly onDone: (username: string) => void
}

const usernameShape = /^[a-z0-9][a-z0-9.-]{2,38}[a-z0-9]$/i

/** A taken login is the field's own trouble, not the form's. */
const fieldsOf = (problem: Problem): Record<string, string> =>
  problem.reason === 'USERNAME_TAKEN'
    ? { username: wordReason(problem.reason) }
    : wordFields(problem)

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
    onError: (error) => form.setErrors(fieldsOf(problemOf(error))),
  })
  // A pupil under 14 has no account there [39 7.4]; the parents of one have.
  const isForGosuslugi = invite.role === 'parent' || !invite.isUnder14
  const problem = activate.error === null ? undefined : problemOf(activate.error)
  const rule = (field: 'username' | 'password') =>
    form.errors[field] === undefined ? t(`activation.${field}Rule`) : undefined
  const submit = form.onSubmit(({ username, password }) =>
    activate.mutate({ code: invite.code, username, password }),
  )
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      {isForGosuslugi && (
        <>
          <Button component="a" size="md" href={gosuslugiAddress(invite.code)}>
            {t('activation.byGosuslugi')}
          </Button>
          <p>{t('activation.orLogin')}</p>
        </>
      )}
      <TextInput
        label={t('activation.username')}
        description={rule('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <PasswordInput
        label={t('activation.password')}
        description={rule('password')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label={t('activation.repeat')}
        autoComplete="new-password"
        {...form.getInputProps('repeated')}
      />
      {problem !== undefined && Object.keys(fieldsOf(problem)).length === 0 && (
        <RefusalBox problem={problem} />
      )}
      <Button
        type="submit"
        size="md"
        variant={isForGosuslugi ? 'default' : 'filled'}
        loading={activate.isPending}
      >
        {t('activation.create')}
      </Button>
    </form>
  )
}
