import { Button, Checkbox, Modal, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { wordFields } from '../../ui/refusal/wording.ts'
import { toast } from '../../ui/toasts.tsx'
import { closingsKey, type PeriodClosing } from './reads.ts'
import { usePeriodName } from '../../ui/period-name.ts'
import classes from './closings.module.css'

export type Doing = 'close' | 'reopen'

interface Props {
  readonly period: PeriodClosing
  readonly doing: Doing
  readonly onClose: () => void
}

const fewestLetters = 3
const mostLetters = 300

/** For which classes and why; what closing leaves unset is said before it is done. */
export const ClosingDialog = ({ period, doing, onClose }: Props) => {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { schoolId, periodId, version } = period
  const name = usePeriodName()(period.name)
  const concerned = period.classes.filter(({ isClosed }) => isClosed === (doing === 'reopen'))
  const [chosen, setChosen] = useState(() => concerned.map(({ classId }) => classId))
  const [reason, setReason] = useState('')
  const picked = concerned.filter(({ classId }) => chosen.includes(classId))
  const missing = picked.reduce((sum, { missingFinals }) => sum + missingFinals, 0)
  const refresh = () => queryClient.invalidateQueries({ queryKey: closingsKey(schoolId) })
  const save = useMutation({
    mutationFn: () =>
      command<PeriodClosing>('POST', `/api/schools/${schoolId}/closings/${periodId}/${doing}`, {
        body: { classIds: picked.map(({ classId }) => classId), reason, expectedVersion: version },
      }),
    onSuccess: () => {
      toast(t(`closings.done.${doing}`, { name, count: picked.length }))
      void refresh()
      // A closed period locks the journals and finals that are open elsewhere on the screen.
      void queryClient.invalidateQueries({ queryKey: ['journal'] })
      onClose()
    },
    onError: () => void refresh(),
  })
  const problem = save.error === null ? undefined : problemOf(save.error)
  const fields = problem === undefined ? {} : wordFields(problem)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`closings.title.${doing}`, { name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <p className={classes['hint']}>{t(`closings.text.${doing}`)}</p>
        <Checkbox.Group
          label={t('closings.classes')}
          value={chosen}
          onChange={(value) => setChosen([...value])}
        >
          <div className={classes['choices']}>
            {concerned.map((each) => (
              <Checkbox key={each.classId} value={each.classId} label={each.name} />
            ))}
          </div>
        </Checkbox.Group>
        {doing === 'close' && missing > 0 && (
          <p className={classes['caution']} role="status">
            {t('closings.missingWarning', { count: missing })}
          </p>
        )}
        <Textarea
          label={t('closings.reason')}
          description={t(`closings.reasonHint.${doing}`)}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          minLength={fewestLetters}
          maxLength={mostLetters}
          error={fields['reason']}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem !== undefined && fields['reason'] === undefined && (
          <RefusalBox problem={problem} />
        )}
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={picked.length === 0 || reason.trim().length < fewestLetters}
          >
            {t(`closings.submit.${doing}`, { count: picked.length })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
