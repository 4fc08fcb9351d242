import { useCallback, useState } from 'react'
import type { Effect } from './grid-state.ts'
import type { BadPaste } from './use-clipboard.ts'

/** What the grid has to say about the last key, until the focus moves on. */
export type Note =
  | Extract<Effect, { kind: 'locked' | 'no-second-work' | 'kept-theirs' | 'all-present' }>
  | { readonly kind: 'bad-paste'; readonly bad: BadPaste }

export interface Notes {
  readonly note: Note | undefined
  tell(note: Note): void
  clear(): void
}

export const useNotes = (): Notes => {
  const [note, tell] = useState<Note>()
  const clear = useCallback(() => tell(undefined), [])
  return { note, tell, clear }
}
