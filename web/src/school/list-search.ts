import { useNavigate, useSearch } from '@tanstack/react-router'
import { tableSearch, type TableSearch } from '../ui/table/table-search.ts'

/** What a list of a register keeps in the address. */
export interface ListSearch extends TableSearch {
  /** The row whose card is open, or `new`. */
  readonly edit?: string
  /** The class that the list is narrowed to. */
  readonly class?: string
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const listSearch = (search: Readonly<Record<string, unknown>>): ListSearch => {
  const edit = textOf(search['edit'])
  const schoolClass = textOf(search['class'])
  return {
    ...tableSearch(search),
    ...(edit === undefined ? {} : { edit }),
    ...(schoolClass === undefined ? {} : { class: schoolClass }),
  }
}

export interface UseListSearch {
  readonly search: ListSearch
  readonly set: (search: ListSearch) => void
  readonly open: (id: string) => void
  readonly close: () => void
  /** Narrows the list to a class; undefined shows all. */
  readonly choose: (classId: string | undefined) => void
}

export const useListSearch = (): UseListSearch => {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  // The route is whichever holds the list; its own validation checks what comes.
  const set = (next: ListSearch) =>
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
  const { edit: _edit, ...closed } = search
  const { class: _class, ...unnarrowed } = search
  return {
    search,
    set,
    open: (edit) => set({ ...search, edit }),
    close: () => set(closed),
    choose: (id) => set(id === undefined ? unnarrowed : { ...unnarrowed, class: id }),
  }
}
