import { Button, Checkbox } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Preferences } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { command, read } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useDraft } from '../../app/use-draft.ts'
import type { Json } from '../../api/types.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { RefusalBox } from '../../ui/refusal/refusal-box.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { toast } from '../../ui/toasts.tsx'
import { kindOf, noticeKinds, type NoticeKindName } from '../kinds.ts'
import classes from './preferences.module.css'
import { TimeField } from '../../ui/time-field.tsx'

interface Draft {
  readonly byEmail: readonly NoticeKindName[]
  readonly quietFrom: string
  readonly quietTo: string
}

const path = '/api/preferences'

const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: ({ signal }) => read<Json<Preferences>>(path, { signal }),
})

const draftOf = ({ byEmail, quietFrom, quietTo }: Json<Preferences>): Draft => ({
  byEmail: byEmail.flatMap((kind) => kindOf(kind) ?? []),
  quietFrom,
  quietTo,
})

export const PreferencesPage = () => {
  const { t } = useTranslation()
  const query = useQuery(preferencesQuery)
  return (
    <div className={classes['page']}>
      <PageHead
        title={t('preferences.title')}
        {...(query.data?.isEmailSent === false ? {} : { text: t('preferences.text') })}
      >
        <Button component={Link} to="/notices" variant="subtle">
          {t('preferences.toNotices')}
        </Button>
      </PageHead>
      <Loaded query={query}>
        {(saved) =>
          saved.isEmailSent ? (
            <Form saved={draftOf(saved)} email={saved.email} />
          ) : (
            <Empty
              title={t('preferences.offTitle')}
              text={t('preferences.offText')}
              action={{ label: t('preferences.toNotices'), href: '/notices' }}
            />
          )
        }
      </Loaded>
    </div>
  )
}

interface FormProps {
  readonly saved: Draft
  /** Empty when the school has none. */
  readonly email: string
}

const Form = ({ saved, email }: FormProps) => {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(saved)
  const save = useMutation({
    mutationFn: () => command<Json<Preferences>>('PUT', path, { body: { preferences: draft } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(preferencesQuery.queryKey, answer)
      toast(t('preferences.saved'))
    },
  })
  const hours = (field: 'quietFrom' | 'quietTo') => (
    <TimeField
      label={t(`preferences.${field}`)}
      value={draft[field]}
      onChange={(time) => setDraft({ ...draft, [field]: time })}
    />
  )
  const isSame = JSON.stringify(draft) === JSON.stringify(saved)
  useDraft(!isSame)
  const toggle = (kind: NoticeKindName, isOn: boolean) =>
    setDraft({
      ...draft,
      byEmail: noticeKinds.filter((each) => (each === kind ? isOn : draft.byEmail.includes(each))),
    })
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <fieldset>
        <legend>{t('preferences.byEmail')}</legend>
        <p className={classes['hint']}>
          {email === '' ? t('preferences.noAddress') : t('preferences.to', { email })}
        </p>
        {noticeKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`preferences.kind.${kind}`)}
            checked={draft.byEmail.includes(kind)}
            onChange={(event) => toggle(kind, event.currentTarget.checked)}
          />
        ))}
        {draft.byEmail.length === 0 && <p className={classes['hint']}>{t('preferences.none')}</p>}
      </fieldset>
      <fieldset>
        <legend>{t('preferences.quiet')}</legend>
        <div className={classes['hours']}>
          {hours('quietFrom')}
          {hours('quietTo')}
        </div>
        <p className={classes['hint']}>{t('preferences.quietText')}</p>
      </fieldset>
      {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
      <div>
        <Button type="submit" disabled={isSame} loading={save.isPending}>
          {t('preferences.save')}
        </Button>
      </div>
    </form>
  )
}
