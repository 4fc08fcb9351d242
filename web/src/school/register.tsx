import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { PageHead } from '../ui/page-head.tsx'
import { Empty, type FirstAction } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { TableBones } from '../ui/states/table-bones.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import type { TableColumn } from '../ui/table/rows.ts'
import { useKeeps, type KeptRegister } from './keepers.ts'
import { useListSearch } from './list-search.ts'
import classes from './register.module.css'

interface Props<Row> {
  readonly title: string
  readonly text?: string
  readonly tabs?: ReactNode
  readonly query: UseQueryResult<readonly Row[]>
  readonly columns: readonly TableColumn<Row>[]
  readonly keyOf: (row: Row) => string
  readonly addLabel: string
  readonly empty: {
    readonly title: string
    readonly text: string
    /** What to do first when that is not «Добавить». */
    readonly action?: FirstAction
  }
  /** Which register it is: those who do not keep it only read. */
  readonly kept: KeptRegister
  /** The card of a row; undefined is a new one. */
  readonly editor: (row: Row | undefined, onClose: () => void) => ReactNode
  readonly filters?: ReactNode
  /** Buttons of the page besides «Добавить». */
  readonly actions?: ReactNode
}

/** A register of the school: a list whose first column opens the card of its row. */
export const Register = <Row,>(props: Props<Row>) => {
  const { query, columns, keyOf } = props
  const { search, set, open, close } = useListSearch()
  const isKeeper = useKeeps(props.kept)
  const opening = useMemo(() => {
    const [first, ...rest] = columns
    if (first === undefined || !isKeeper) return columns
    const cell = (row: Row) => (
      <button type="button" className={classes['open']} onClick={() => open(keyOf(row))}>
        {first.cell?.(row) ?? first.value(row)}
      </button>
    )
    return [{ ...first, cell }, ...rest]
  }, [columns, keyOf, open, isKeeper])
  const edited = query.data?.find((row) => keyOf(row) === search.edit)
  const isOpen = isKeeper && (search.edit === 'new' || edited !== undefined)
  const add = { label: props.addLabel, onClick: () => open('new') }
  const isEmpty = query.data?.length === 0
  return (
    <>
      {props.tabs}
      <PageHead title={props.title} text={props.text}>
        {props.actions}
        {isKeeper && !isEmpty && <Button onClick={add.onClick}>{add.label}</Button>}
      </PageHead>
      <Loaded
        query={query}
        skeleton={<TableBones columns={Math.min(5, columns.length)} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Empty {...props.empty} action={isKeeper ? (props.empty.action ?? add) : undefined}>
            {props.empty.action !== undefined && isKeeper && (
              <Button variant="default" onClick={add.onClick}>
                {add.label}
              </Button>
            )}
          </Empty>
        }
      >
        {(rows) => (
          <DataTable
            rows={rows}
            columns={opening}
            keyOf={keyOf}
            search={search}
            onSearch={set}
            name={props.title}
            filters={props.filters}
          />
        )}
      </Loaded>
      {isOpen && props.editor(edited, close)}
    </>
  )
}
