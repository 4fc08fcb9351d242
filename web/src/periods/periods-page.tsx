import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { classesOf, periodSetsOf } from '../school/reads.ts'
import { enumName } from '../school/enum-name.ts'
import { useSchool } from '../school/use-school.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ClassKinds } from './class-kinds.tsx'
import { SetEditor } from './set-editor.tsx'
import { kinds, kindOf } from './kinds.ts'
import { PeriodTabs } from './period-tabs.tsx'
import { FormBones } from '../ui/states/form-bones.tsx'

export const PeriodsPage = () => {
  const { t } = useTranslation()
  const { schoolId, year } = useSchool()
  const { kind } = useSearch({ from: '/frame/schools/$schoolId/$year/periods' })
  const navigate = useNavigate({ from: '/schools/$schoolId/$year/periods' })
  const sets = useQuery(periodSetsOf(schoolId, year))
  const list = useQuery(classesOf(schoolId, year))
  return (
    <>
      <PageHead title={t('periods.title')} text={t('periods.text')}>
        <SegmentedControl
          aria-label={t('periods.kinds')}
          data={kinds.map((each) => ({ value: each, label: t(`periods.kind.${each}`) }))}
          value={kind}
          onChange={(value) => void navigate({ search: { kind: kindOf(value) }, replace: true })}
        />
      </PageHead>
      <PeriodTabs />
      <Loaded query={sets} skeleton={<FormBones rows={6} hasBand />}>
        {(found) => {
          const saved = found.find((each) => enumName('PERIOD_KIND', each.kind) === kind)
          return <SetEditor key={`${kind}/${saved?.version ?? 0}`} kind={kind} saved={saved} />
        }}
      </Loaded>
      {list.data !== undefined && <ClassKinds list={list.data} />}
    </>
  )
}
