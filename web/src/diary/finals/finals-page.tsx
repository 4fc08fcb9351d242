import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { yearLabel } from '@zvonok/policy/academic-year'
import { useTranslation } from 'react-i18next'
import type { ChildPlace } from '../../app/places.ts'
import { MarkChip } from '../../ui/mark-chip.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import type { TableColumn } from '../../ui/table/rows.ts'
import { saveSheet } from '../../ui/table/save-sheet.ts'
import { ChildPage } from '../child-page.tsx'
import { finalsOf, type FinalsYear } from '../reads.ts'
import { usePeriodName } from '../../ui/period-name.ts'
import classes from './finals.module.css'

export const FinalsPage = () => (
  <ChildPage page="finals">{(child) => <FinalsOf key={child.pupilId} child={child} />}</ChildPage>
)

const FinalsOf = ({ child }: { readonly child: ChildPlace }) => {
  const { t } = useTranslation()
  const query = useQuery(finalsOf(child))
  return (
    <>
      <PageHead title={t('finals.title')} text={child.name}>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('action.print')}
        </Button>
      </PageHead>
      <Loaded
        query={query}
        isEmpty={({ years }) => years.length === 0}
        empty={
          <Empty
            title={t('finals.noneTitle')}
            text={t('finals.noneText')}
            action={{ label: t('finals.toMarks'), href: `/diary/${child.pupilId}/marks` }}
          />
        }
      >
        {({ years }) => years.map((year) => <Year key={year.year} year={year} />)}
      </Loaded>
    </>
  )
}

type Row = FinalsYear['subjects'][number]

const Year = ({ year }: { readonly year: FinalsYear }) => {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const title = [t('finals.year', { year: yearLabel(year.year) }), year.className]
    .filter(Boolean)
    .join(' · ')
  const columns: readonly TableColumn<Row>[] = [
    { id: 'name', head: t('subjects.subject'), value: ({ name }) => name },
    ...year.periods.map(({ periodId, name }, index) => ({
      id: periodId,
      head: periodName(name),
      value: ({ values }: Row) => values[index],
    })),
  ]
  const id = `finals-${year.year}`
  return (
    <section className={classes['year']}>
      <header className={classes['head']}>
        <h2 id={id}>{title}</h2>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
          onClick={() => saveSheet(title.replaceAll('/', '-'), columns, year.subjects)}
        >
          {t('action.export')}
          <span className="visually-hidden">: {title}</span>
        </Button>
      </header>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-labelledby={id}>
        <table className={classes['table']}>
          <thead>
            <tr>
              {columns.map(({ id: column, head }) => (
                <th key={column} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {year.subjects.map((subject) => (
              <tr key={subject.name}>
                <th scope="row">{subject.name}</th>
                {year.periods.map(({ periodId }, index) => (
                  <td key={periodId}>
                    <Final value={subject.values[index] ?? ''} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Final = ({ value }: { readonly value: string }) => {
  const { t } = useTranslation()
  if (value !== '') return <MarkChip value={value} label={value} />
  return (
    <span className={classes['unset']}>
      <span aria-hidden>—</span>
      <span className="visually-hidden">{t('finals.unset')}</span>
    </span>
  )
}
