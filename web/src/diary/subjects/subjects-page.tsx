import { Button, Select, TextInput } from '@mantine/core'
import { IconDownload, IconPrinter, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { averageChoiceOf } from '@zvonok/policy/averages'
import type { ChildPlace } from '../../app/places.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { searchRows } from '../../ui/table/rows.ts'
import { saveSheet } from '../../ui/table/save-sheet.ts'
import { ChildPage } from '../child-page.tsx'
import { subjectsOf, type Subjects } from '../reads.ts'
import type { SubjectsSearch } from '../routes.ts'
import { Attendance } from './attendance.tsx'
import { SubjectRow } from './subject-row.tsx'
import { useSubjectColumns } from './use-subject-columns.ts'
import { usePeriodName } from '../../ui/period-name.ts'
import classes from './subjects.module.css'

export const SubjectsPage = () => (
  <ChildPage page="marks">{(child) => <SubjectsOf key={child.pupilId} child={child} />}</ChildPage>
)

const SubjectsOf = ({ child }: { readonly child: ChildPlace }) => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const search = useSearch({ from: '/frame/diary/$pupilId/marks' })
  const navigate = useNavigate({ from: '/diary/$pupilId/marks' })
  const set = (next: SubjectsSearch) =>
    void navigate({ search: next, replace: true, resetScroll: false })
  const query = useQuery({
    ...subjectsOf(child, search.period),
    placeholderData: keepPreviousData,
  })
  const { period: _period, ...rest } = search
  return (
    <>
      <PageHead title={t('subjects.title')} text={child.name}>
        {query.data !== undefined && (
          <Select
            aria-label={t('subjects.period')}
            allowDeselect={false}
            data={query.data.periods.map(({ periodId, name }) => ({
              value: periodId,
              label: periodName(name),
            }))}
            value={search.period ?? query.data.period?.periodId ?? null}
            onChange={(period) => set(period === null ? rest : { ...rest, period })}
          />
        )}
      </PageHead>
      <Loaded
        query={query}
        isEmpty={({ subjects }) => subjects.length === 0}
        empty={<Empty title={t('subjects.noneTitle')} text={t('subjects.noneText')} />}
      >
        {(page) => <Listed page={page} search={search} onSearch={set} />}
      </Loaded>
    </>
  )
}

interface Props {
  readonly page: Subjects
  readonly search: SubjectsSearch
  readonly onSearch: (search: SubjectsSearch) => void
}

const Listed = ({ page, search, onSearch }: Props) => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const columns = useSubjectColumns()
  const shown = searchRows(page.subjects, columns.slice(0, 1), { q: search.q ?? '' })
  const { q: _q, ...unsearched } = search
  const find = (q: string) => onSearch(q === '' ? unsearched : { ...unsearched, q })
  const name = [t('subjects.title'), periodName(page.period?.name ?? '')].filter(Boolean).join(', ')
  return (
    <>
      <Attendance page={page} />
      <div className={classes['tools']}>
        <TextInput
          type="search"
          aria-label={t('subjects.find')}
          placeholder={t('subjects.find')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={search.q ?? ''}
          onChange={(event) => find(event.currentTarget.value)}
        />
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
          onClick={() => saveSheet(name, columns, shown)}
        >
          {t('action.export')}
        </Button>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('action.print')}
        </Button>
      </div>
      <ul className={classes['list']}>
        {shown.map((subject) => (
          <SubjectRow
            key={subject.courseId}
            subject={subject}
            averages={averageChoiceOf(page.averageKind)}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={classes['none']}>
          {t('table.nothing')}{' '}
          <button type="button" onClick={() => find('')}>
            {t('table.clear')}
          </button>
        </p>
      )}
    </>
  )
}
