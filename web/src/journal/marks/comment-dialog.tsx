import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { markOf } from './cell-value.ts'
import { setComment } from './edits.ts'
import type { At } from './sheet.ts'
import type { Grid } from './use-grid.ts'

export interface Commenting {
  readonly at: At
  readonly work: number
}

interface Props {
  readonly commenting: Commenting | undefined
  readonly grid: Grid
  readonly onClose: () => void
}

const longest = 300

export const CommentDialog = ({ commenting, grid, onClose }: Props) => {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const mark =
    commenting === undefined ? undefined : markOf(grid.facts.cell(commenting.at), commenting.work)
  const kept = mark?.comment ?? ''
  useEffect(() => setText(kept), [commenting, kept])

  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (commenting !== undefined)
      grid.edit([commenting.at], (cell) => setComment(cell, commenting.work, text.trim()))
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  }
  const pupil = grid.pupils[commenting?.at.row ?? -1]
  return (
    <Modal
      opened={commenting !== undefined}
      onClose={onClose}
      title={t('grid.commentTitle', { name: pupil?.name ?? '', value: mark?.value ?? '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={save}>
        <Textarea
          data-autofocus
          label={t('grid.comment')}
          description={t('grid.commentHint')}
          autosize
          minRows={2}
          maxLength={longest}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Group mt="md">
          <Button type="submit">{t('action.save')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
