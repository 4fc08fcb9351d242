import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconPrinter, IconSearch } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import { Printed } from '../printed.tsx'
import { saveSheet } from './save-sheet.ts'
import { nextSort, searchRows, type TableColumn } from './rows.ts'
import { withSearch, type TableSearch } from './table-search.ts'
import classes from './data-table.module.css'

interface Props<Row, S extends TableSearch> {
  readonly rows: readonly Row[]
  readonly columns: readonly TableColumn<Row>[]
  readonly keyOf: (row: Row) => string
  /** Of the address. */
  readonly search: S
  readonly onSearch: (search: S) => void
  /** Caption for those who listen, and the name of the exported file. */
  readonly name: string
  /** Filters of the page's own, beside the search field. */
  readonly filters?: ReactNode
}

/** Every list of the product: searched, filtered by the address, exported and printed. */
export const DataTable = <Row, S extends TableSearch>(props: Props<Row, S>) => {
  const { rows, columns, search, onSearch, name } = props
  const { t } = useTranslation()
  const format = useFormat()
  const shown = useMemo(() => searchRows(rows, columns, search), [rows, columns, search])
  const found =
    shown.length === rows.length
      ? t('table.rows', { count: rows.length })
      : t('table.found', { count: shown.length, total: format.count(rows.length) })
  return (
    <div>
      <div className={classes['tools']}>
        <TextInput
          type="search"
          aria-label={t('table.search')}
          placeholder={t('table.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={search.q ?? ''}
          onChange={(event) => onSearch(withSearch(search, { q: event.currentTarget.value }))}
        />
        {props.filters}
        <span className={classes['count']} role="status">
          {found}
        </span>
        <span className={classes['actions']}>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
            onClick={() => saveSheet(name, columns, shown)}
          >
            <span className={classes['word']}>{t('action.export')}</span>
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            <span className={classes['word']}>{t('action.print')}</span>
          </Button>
        </span>
      </div>
      <Printed found={found} />
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={name}>
        <table className={classes['table']}>
          <caption className="visually-hidden">{name}</caption>
          <Heads {...props} />
          <tbody>
            {shown.map((row) => (
              <tr key={props.keyOf(row)}>
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={column.isScreenOnly === true ? 'no-print' : undefined}
                    data-align={column.align}
                    data-minor={column.isMinor}
                  >
                    {column.cell?.(row) ?? column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && rows.length > 0 && (
        <p className={classes['none']}>
          {t('table.nothing')}{' '}
          <button type="button" onClick={() => onSearch(withSearch(search, { q: '' }))}>
            {t('table.clear')}
          </button>
        </p>
      )}
    </div>
  )
}

const Heads = <Row, S extends TableSearch>({ columns, search, onSearch }: Props<Row, S>) => (
  <thead>
    <tr>
      {columns.map(({ id, head, hint, align, isMinor, isScreenOnly }) => {
        const order =
          search.sort === id ? 'ascending' : search.sort === `-${id}` ? 'descending' : undefined
        return (
          <th
            key={id}
            scope="col"
            className={isScreenOnly === true ? 'no-print' : undefined}
            data-align={align}
            data-minor={isMinor}
            title={hint}
            {...(order === undefined ? {} : { 'aria-sort': order })}
          >
            <button
              type="button"
              className="no-print"
              onClick={() => onSearch(withSearch(search, { sort: nextSort(search.sort, id) }))}
            >
              {head}
              <span aria-hidden>
                {order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}
              </span>
            </button>
            {/* Chromium repeats a head on every sheet only when no button stands in it. */}
            <span className="print-only">{head}</span>
          </th>
        )
      })}
    </tr>
  </thead>
)
