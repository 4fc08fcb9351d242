import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { useDraft } from '../app/use-draft.ts'
import {
  finalsToSave,
  leftWithout,
  problemsByPupil,
  takeSuggestions,
  typedIn,
  typeFinal,
  type Draft,
  type TypedFinal,
} from './draft.ts'
import { finalsOf, finalsPath, type FinalRow, type FinalsData } from './reads.ts'

const empty: Draft = new Map()

/** What is typed over the page until it is saved; a refused save keeps it all. */
export const useFinals = (page: FinalsData, periodAsked: string | undefined) => {
  const { schoolId, courseId, periodId, rows } = page
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(empty)
  const [sent, setSent] = useState<readonly string[]>([])
  const save = useMutation({
    mutationFn: () => {
      const finals = finalsToSave(draft, rows)
      setSent(finals.map(({ pupilId }) => pupilId))
      return command<FinalsData>('PUT', finalsPath(schoolId, courseId), {
        query: { periodId },
        body: { periodId, finals },
      })
    },
    onSuccess: (answer) => {
      setDraft(empty)
      queryClient.setQueryData(finalsOf(schoolId, courseId, periodAsked).queryKey, answer)
      void queryClient.invalidateQueries({ queryKey: ['journal', courseId] })
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ['journal', courseId] }),
  })
  const isDirty = draft.size > 0
  useDraft(isDirty, { period: periodId })
  const problem = save.error === null ? undefined : problemOf(save.error)
  return {
    save,
    problem,
    isDirty,
    changed: draft.size,
    left: leftWithout(draft, rows),
    problems: problemsByPupil(problem, sent),
    typed: (row: FinalRow) => typedIn(draft, row),
    isTyped: (row: FinalRow) => draft.has(row.pupilId),
    type: (row: FinalRow, typed: TypedFinal) => setDraft((now) => typeFinal(now, row, typed)),
    suggest: () => setDraft((now) => takeSuggestions(now, rows)),
    undo: () => {
      save.reset()
      setDraft(empty)
    },
  }
}

export type FinalsEditing = ReturnType<typeof useFinals>
