import { listSearch, type ListSearch } from '../../school/list-search.ts'
import type { BoardView } from '../board/views.ts'

/** What the board keeps in the address: the template, whose weeks, one class and one day. */
export interface BoardSearch extends ListSearch {
  readonly view?: BoardView
  /** 1 Monday … 6 Saturday; the whole week without it. */
  readonly day?: number
}

const views: readonly unknown[] = ['class', 'teacher', 'room']

export const boardSearch = (search: Readonly<Record<string, unknown>>): BoardSearch => {
  const day = Number(search['day'])
  return {
    ...listSearch(search),
    ...(views.includes(search['view']) ? { view: search['view'] as BoardView } : {}),
    ...(day >= 1 && day <= 6 ? { day } : {}),
  }
}
