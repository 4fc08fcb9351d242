/** What a table keeps in the address: links show a colleague the same rows in the same order. */
export interface TableSearch {
  /** Letters to look for in any column. */
  readonly q?: string
  /** Column to sort by; a leading minus turns the order round. */
  readonly sort?: string
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** For `validateSearch` of a route with a table. */
export const tableSearch = (search: Readonly<Record<string, unknown>>): TableSearch => {
  // The router reads bare figures in an address as numbers.
  const q = textOf(typeof search['q'] === 'number' ? String(search['q']) : search['q'])
  const sort = textOf(search['sort'])
  return { ...(q === undefined ? {} : { q }), ...(sort === undefined ? {} : { sort }) }
}

/** Nothing stands in the address for what is not asked. */
export const withSearch = <S extends TableSearch>(
  search: S,
  change: { readonly q?: string; readonly sort?: string },
): S => {
  const asked = Object.entries({ ...search, ...change }).filter(
    ([, value]) => value !== '' && value !== undefined,
  )
  // Only fields that may be absent have been left out.
  return Object.fromEntries(asked) as unknown as S
}
