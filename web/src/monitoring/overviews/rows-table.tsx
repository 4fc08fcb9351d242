import { Button } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { searchRows, type TableColumn } from '../../ui/table/rows.ts'
import { Change } from './change.tsx'
import { changeOf, inPercent, measureOf, measures } from './figures.ts'
import type { Overview, Row } from './reads.ts'
import { saveCsv } from './save-csv.ts'
import { useOverview } from './use-overview.ts'

interface Props {
  readonly overview: Overview
  readonly below: 'municipality' | 'school' | 'class'
  readonly before: Overview | undefined
}

/** What the whole consists of; a row leads one level down. */
export const RowsTable = ({ overview, below, before }: Props) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, onSearch, span, hrefOf } = useOverview()
  const earlier = new Map(before?.rows.map((row) => [row.id, row]))
  const count = (id: 'pupils' | 'lessonsHeld' | 'marks'): TableColumn<Row> => ({
    id,
    head: t(`overview.count.${id}`),
    value: ({ figures }) => figures?.[id],
    cell: ({ figures }) => format.count(figures?.[id] ?? 0),
    align: 'end',
    isMinor: true,
  })
  const columns: readonly TableColumn<Row>[] = [
    {
      id: 'name',
      head: t(`overview.level.${below}`),
      value: ({ name }) => name,
      cell: ({ id, name }) => <Link to={hrefOf(below, id)}>{name}</Link>,
    },
    count('pupils'),
    count('lessonsHeld'),
    ...measures.map((measure): TableColumn<Row> => ({
      id: measure,
      head: `${t(`overview.measure.${measure}`)}, %`,
      hint: t(`overview.definition.${measure}`),
      value: ({ figures }) => inPercent(measureOf(measure, figures)),
      cell: ({ id, figures }) => (
        <>
          {format.percent(measureOf(measure, figures))}
          {before !== undefined && (
            <Change change={changeOf(measure, figures, earlier.get(id)?.figures)} />
          )}
        </>
      ),
      align: 'end',
      isMinor: measure !== 'present' && measure !== 'filled',
    })),
    count('marks'),
  ]
  if (overview.rows.length === 0)
    return <Empty title={t('overview.noRowsTitle')} text={t('overview.noRowsText')} />
  const name = `${overview.name}, ${format.date(span.from)}–${format.date(span.to)}`
  return (
    <DataTable
      rows={overview.rows}
      columns={columns}
      keyOf={({ id }) => id}
      search={search}
      onSearch={onSearch}
      name={name}
      filters={
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconFileTypeCsv size={18} stroke={1.75} aria-hidden />}
          onClick={() => saveCsv(name, columns, searchRows(overview.rows, columns, search))}
        >
          {t('overview.csv')}
        </Button>
      }
    />
  )
}
