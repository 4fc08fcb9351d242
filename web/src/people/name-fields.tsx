import { TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** Of a form whose `name` holds the three. */
  readonly inputProps: (path: string) => GetInputPropsReturnType
}

export const NameFields = ({ inputProps }: Props): ReactNode => {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('people.surname')}
        data-autofocus
        autoComplete="off"
        {...inputProps('name.surname')}
      />
      <TextInput
        label={t('people.givenName')}
        autoComplete="off"
        {...inputProps('name.givenName')}
      />
      <TextInput
        label={t('people.patronymic')}
        autoComplete="off"
        {...inputProps('name.patronymic')}
      />
    </>
  )
}
