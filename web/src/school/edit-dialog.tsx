import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEventHandler, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly onSubmit: FormEventHandler<HTMLFormElement>
  readonly isSaving: boolean
  readonly error: Error | null
  readonly size?: string
  readonly submitLabel?: string
  /** Shown only: there is nothing to save. */
  readonly isReadOnly?: boolean
  readonly children: ReactNode
}

/** The card of one row: what was refused is told in it and nothing typed is lost. */
export const EditDialog = ({
  title,
  onClose,
  onSubmit,
  isSaving,
  error,
  size = 'md',
  submitLabel,
  isReadOnly = false,
  children,
}: Props) => {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      // A slip of the mouse must not throw away a filled form.
      closeOnClickOutside={isReadOnly}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          {children}
          {error !== null && <RefusalBox problem={problemOf(error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {isReadOnly ? t('action.close') : t('action.cancel')}
            </Button>
            {!isReadOnly && (
              <Button type="submit" loading={isSaving}>
                {submitLabel ?? t('action.save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
