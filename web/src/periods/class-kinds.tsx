import { Button, NativeSelect } from '@mantine/core'
import { usualPeriodKind } from '@zvonok/policy/default-periods'
import { useTranslation } from 'react-i18next'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import type { ClassOfYear, PeriodKindName } from '../school/reads.ts'
import { useSave } from '../school/use-save.ts'
import { useSchool } from '../school/use-school.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { toast } from '../ui/toasts.tsx'
import { policyKind } from './draft.ts'
import { kinds } from './kinds.ts'
import classes from './periods.module.css'

interface Change {
  readonly schoolClass: ClassOfYear
  readonly kind: PeriodKindName
}

/** Which kind of periods each class follows. */
export const ClassKinds = ({ list }: { readonly list: readonly ClassOfYear[] }) => {
  const { t } = useTranslation()
  const { api, base } = useSchool()
  const save = useSave(
    async (changes: readonly Change[]) => {
      for (const { schoolClass, kind } of changes) {
        const { classId, year, name, classTeacherId, version } = schoolClass
        await command('PUT', `${api}/classes/${classId}`, {
          body: { year, name, classTeacherId, periodKind: kind, expectedVersion: version },
        })
      }
    },
    () => toast(t('periods.classesSaved')),
  )
  const usual = list.flatMap((schoolClass): Change[] => {
    const kind = kinds.find((each) => policyKind[each] === usualPeriodKind(schoolClass.grade))
    return kind === undefined || kind === schoolClass.periodKind ? [] : [{ schoolClass, kind }]
  })
  return (
    <section className={`${classes['part']} ${classes['classPart']}`}>
      <h2>{t('periods.byClass')}</h2>
      {list.length === 0 ? (
        <p className={classes['hint']}>
          {t('periods.noClasses')} <a href={`${base}/people/classes`}>{t('periods.toClasses')}</a>
        </p>
      ) : (
        <>
          <p className={classes['hint']}>{t('periods.byClassText')}</p>
          <ul className={classes['classes']}>
            {list.map((schoolClass) => (
              <li key={schoolClass.classId}>
                {schoolClass.name}
                <NativeSelect
                  aria-label={t('periods.kindOf', { name: schoolClass.name })}
                  value={schoolClass.periodKind}
                  disabled={save.isPending}
                  data={kinds.map((kind) => ({ value: kind, label: t(`periods.kind.${kind}`) }))}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value
                    const kind = kinds.find((each) => each === chosen)
                    if (kind !== undefined) save.mutate([{ schoolClass, kind }])
                  }}
                />
              </li>
            ))}
          </ul>
          {usual.length > 0 && (
            <Button
              mt="md"
              variant="default"
              loading={save.isPending}
              onClick={() => save.mutate(usual)}
            >
              {t('periods.usualKinds')}
            </Button>
          )}
        </>
      )}
      {save.error !== null && <RefusalBox problem={problemOf(save.error)} />}
    </section>
  )
}
