import { Alert, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { policyFaults } from '@zvonok/policy/faults'
import { policyShapes, type PolicyKey } from '@zvonok/policy/values'
import { useTranslation } from 'react-i18next'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { todayIn, useSession } from '../app/session.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { useSave } from '../school/use-save.ts'
import { useSchool } from '../school/use-school.ts'
import { DayField } from '../ui/day-field.tsx'
import { noDayWords } from '../ui/no-day-words.ts'
import { useFormat } from '../ui/format.ts'
import { wordFields, wordReason } from '../ui/refusal/wording.ts'
import { toast } from '../ui/toasts.tsx'
import { levelsOf } from './levels.ts'
import { Decisions, InForce } from './decisions.tsx'
import type { Rule } from './rules.ts'
import { usePolicyWords } from './use-words.ts'
import { ValueField } from './value-field.tsx'
import classes from './policies.module.css'

interface Props {
  readonly policyKey: PolicyKey
  readonly rule: Rule
  readonly onClose: () => void
}

interface Values {
  readonly value: unknown
  readonly validFrom: string
  readonly ground: string
  readonly level: string
  readonly isFixed: boolean
}

/** Enforced nowhere yet: the journal keeps and shows them only. */
const keptOnly: ReadonlySet<PolicyKey> = new Set([
  'P-01',
  'P-02',
  'P-03',
  'P-04',
  'P-06',
  'P-16',
  'P-19',
  'P-21',
  'P-24',
  'P-25',
  'P-28',
  'P-29',
])

const faultWords = (key: PolicyKey, value: unknown): Record<string, string> =>
  Object.fromEntries(
    policyFaults(key, value).map(({ field, reason, details }) => [
      `valueJson.${field}`,
      wordReason(reason, details),
    ]),
  )

/** A rule: what it changes, what holds and since when, and the school's own value from a day on. */
export const PolicyDialog = ({ policyKey, rule, onClose }: Props) => {
  const { t } = useTranslation()
  const { api, schoolId } = useSchool()
  const words = usePolicyWords()
  const format = useFormat()
  const session = useSession()
  const today = todayIn(session, schoolId)
  const levels = levelsOf(session, schoolId)
  // What is fixed above binds the school, not who fixes it.
  const isReadOnly = levels.length === 0 || (rule.isFixed && levels.at(-1) === 'school')
  const held: unknown = JSON.parse(rule.value.valueJson)
  const form = useForm<Values>({
    initialValues: {
      value: held,
      validFrom: today,
      ground: '',
      level: levels[0] ?? 'school',
      isFixed: false,
    },
    validate: (values) => ({
      ...faultWords(policyKey, values.value),
      ...noDayWords({ validFrom: values.validFrom }),
      ...(values.validFrom === '' ? { validFrom: wordReason('REQUIRED') } : {}),
      ...(values.ground.trim() === '' ? { ground: t('policies.groundNeeded') } : {}),
    }),
  })
  const { value, validFrom } = form.values
  const save = useSave(
    ({ value: chosen, level, isFixed, ...rest }: Values) =>
      command('PUT', `${api}/policies/${policyKey}`, {
        body: {
          ...rest,
          valueJson: JSON.stringify(chosen),
          level: level.toUpperCase(),
          isFixed: isFixed && level !== 'school',
        },
      }),
    () => {
      toast(t('policies.saved', { day: format.date(validFrom) }))
      onClose()
    },
  )
  const submit = form.onSubmit((values) =>
    save.mutate(values, { onError: (error) => form.setErrors(wordFields(problemOf(error))) }),
  )
  // Only fields of the value, by their path in it.
  const errors = Object.fromEntries(
    Object.entries(form.errors).flatMap(([field, words]) =>
      field.startsWith('valueJson.') ? [[field.slice(10), String(words)]] : [],
    ),
  )
  const isSame = JSON.stringify(value) === JSON.stringify(held)
  const about = (
    <>
      <p>
        {words.doesOf(policyKey)}
        {keptOnly.has(policyKey) && <span className={classes['kept']}> {t('policies.kept')}</span>}
      </p>
      <InForce rule={rule} />
    </>
  )
  return (
    <EditDialog
      title={words.nameOf(policyKey)}
      size="lg"
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
      isReadOnly={isReadOnly}
    >
      {about}
      {isReadOnly ? (
        rule.isFixed && <Alert color="gray">{t('policies.fixed')}</Alert>
      ) : (
        <section className={classes['own']} aria-label={t('policies.own')}>
          <h3>{t('policies.own')}</h3>
          <ValueField
            shape={policyShapes[policyKey]}
            value={value}
            at=""
            words={words.of(policyKey)}
            errors={errors}
            onChange={(next) => {
              form.clearErrors()
              form.setFieldValue('value', next)
            }}
          />
          {isSame && <p className={classes['kept']}>{t('policies.unchanged')}</p>}
          {levels.at(-1) !== 'school' && (
            <div className={classes['when']}>
              <NativeSelect
                label={t('policies.level')}
                data={levels.map((each) => ({ value: each, label: t(`policies.levelOf.${each}`) }))}
                {...form.getInputProps('level')}
              />
              {form.values.level !== 'school' && (
                <Checkbox
                  label={t('policies.fix')}
                  description={t('policies.fixHint')}
                  {...form.getInputProps('isFixed', { type: 'checkbox' })}
                />
              )}
            </div>
          )}
          <div className={classes['when']}>
            <DayField
              label={t('policies.validFrom')}
              description={t('policies.until')}
              required
              {...form.getInputProps('validFrom')}
            />
            <TextInput
              label={t('policies.ground')}
              description={t('policies.groundHint')}
              required
              maxLength={500}
              {...form.getInputProps('ground')}
            />
          </div>
        </section>
      )}
      <Decisions rule={rule} />
    </EditDialog>
  )
}
