import type { ReactNode } from 'react'
import type { TableSearch } from './table-search.ts'

export interface TableColumn<Row> {
  readonly id: string
  readonly head: string
  /** What the column means, on hover. */
  readonly hint?: string
  /** Plain value: what is sorted, searched and exported. */
  readonly value: (row: Row) => string | number | undefined
  /** How it is shown; the plain value by default. */
  readonly cell?: (row: Row) => ReactNode
  readonly align?: 'start' | 'end'
  /** Left out on phones. */
  readonly isMinor?: boolean
  /** Buttons: nothing of it goes to paper or into a sheet. */
  readonly isScreenOnly?: boolean
}

const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })

const compare = (a: string | number | undefined, b: string | number | undefined): number => {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** «ё» is found by «е», and case does not matter. */
export const fold = (text: string): string =>
  text.toLocaleLowerCase('ru').replaceAll('ё', 'е').trim()

export const searchRows = <Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { q = '', sort = '' }: TableSearch,
): readonly Row[] => {
  const words = fold(q).split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => {
    const text = fold(columns.map((column) => column.value(row) ?? '').join(' '))
    return words.every((word) => text.includes(word))
  })
  const column = columns.find((each) => each.id === sort.replace(/^-/, ''))
  if (column === undefined) return found
  const sorted = found.toSorted((a, b) => compare(column.value(a), column.value(b)))
  return sort.startsWith('-') ? sorted.toReversed() : sorted
}

/** One click sorts, the next turns the order round, the third leaves it to the page. */
export const nextSort = (sort: string | undefined, id: string): string => {
  if (sort === id) return `-${id}`
  return sort === `-${id}` ? '' : id
}
