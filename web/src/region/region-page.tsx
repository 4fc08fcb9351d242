import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { findPreset } from '@zvonok/policy/presets'
import { yearLabel } from '@zvonok/policy/academic-year'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { useListSearch } from '../school/list-search.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import type { TableColumn } from '../ui/table/rows.ts'
import { Calendar } from './calendar.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { Grants } from './grants.tsx'
import { MunicipalityDialog } from './municipality-dialog.tsx'
import { municipalitiesQuery, schoolsQuery } from './reads.ts'
import { SchoolDialog } from './school-dialog.tsx'
import classes from './region.module.css'

/** What the authority sets up: municipalities, schools, who begins in them, the days off. */
export const RegionPage = () => {
  const { t } = useTranslation()
  const { search, set, open, close } = useListSearch()
  const schools = useQuery(schoolsQuery)
  const municipalities = useQuery(municipalitiesQuery).data ?? []
  const columns = useMemo(
    (): readonly TableColumn<Json<School>>[] => [
      {
        id: 'name',
        head: t('region.school'),
        value: ({ shortName }) => shortName,
        cell: ({ schoolId, shortName }) => (
          <Link to="/region/overview/schools/$schoolId" params={{ schoolId }} search={{}}>
            {shortName}
          </Link>
        ),
      },
      {
        id: 'municipality',
        head: t('region.municipality'),
        value: ({ municipalityName }) => municipalityName,
      },
      {
        id: 'preset',
        head: t('region.preset'),
        isMinor: true,
        value: ({ policyPreset }) =>
          findPreset(policyPreset)?.title[currentLocale()] ?? policyPreset,
      },
      { id: 'year', head: t('region.year'), isMinor: true, value: ({ year }) => yearLabel(year) },
    ],
    [t],
  )
  return (
    <>
      <PageHead title={t('region.title')} text={t('region.text')}>
        <Button variant="default" onClick={() => open('municipality')}>
          {t('region.addMunicipality')}
        </Button>
        <Button disabled={municipalities.length === 0} onClick={() => open('school')}>
          {t('region.addSchool')}
        </Button>
      </PageHead>
      <section className={classes['part']}>
        <h2>{t('region.schools')}</h2>
        <Loaded
          query={schools}
          isEmpty={(rows) => rows.length === 0}
          empty={
            <Empty
              title={t('region.noSchools')}
              text={t('region.noSchoolsText')}
              action={
                municipalities.length === 0
                  ? { label: t('region.addMunicipality'), onClick: () => open('municipality') }
                  : { label: t('region.addSchool'), onClick: () => open('school') }
              }
            />
          }
        >
          {(rows) => (
            <DataTable
              rows={rows}
              columns={columns}
              keyOf={({ schoolId }) => schoolId}
              search={search}
              onSearch={set}
              name={t('region.schools')}
            />
          )}
        </Loaded>
      </section>
      <Grants schools={schools.data ?? []} onGrant={() => open('grant')} />
      <Calendar />
      {search.edit === 'municipality' && <MunicipalityDialog onClose={close} />}
      {search.edit === 'school' && <SchoolDialog municipalities={municipalities} onClose={close} />}
      {search.edit === 'grant' && <GrantDialog schools={schools.data ?? []} onClose={close} />}
    </>
  )
}
