import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { command, read } from '../../api/client.ts'
import { keptOffline } from '../../offline/keeping.ts'
import { draftOf, isSameDraft, type LessonDraft, type LessonPanelData } from './draft.ts'

const pathOf = (schoolId: string, lessonId: string) =>
  `/api/schools/${schoolId}/journal-lessons/${lessonId}`

/** Under the journal's key, so that what changes the journal refreshes the open panel; kept as its page is. */
export const panelQuery = (schoolId: string, courseId: string, lessonId: string) => ({
  queryKey: ['journal', courseId, 'lesson', lessonId] as const,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    read<LessonPanelData>(pathOf(schoolId, lessonId), { signal }),
  meta: keptOffline,
})

interface Place {
  readonly schoolId: string
  readonly courseId: string
  readonly lessonId: string
}

/** The fields, what they are compared with, and the save; a refused save loses nothing typed. */
export const useLesson = ({ schoolId, courseId, lessonId }: Place, panel: LessonPanelData) => {
  const queryClient = useQueryClient()
  const [base, setBase] = useState(panel)
  const [draft, setDraft] = useState(() => draftOf(panel))
  const isDirty = !isSameDraft(draft, draftOf(base))
  // A colleague's change shows at once, but never over what is being typed.
  if (!isDirty && base !== panel) {
    setBase(panel)
    setDraft(draftOf(panel))
  }
  const { queryKey } = panelQuery(schoolId, courseId, lessonId)
  const save = useMutation({
    mutationFn: (version: number) =>
      command<LessonPanelData>('PUT', pathOf(schoolId, lessonId), {
        body: { ...draft, expectedVersion: version },
      }),
    onSuccess: (answer) => {
      setBase(answer)
      setDraft(draftOf(answer))
      queryClient.setQueryData(queryKey, answer)
      void queryClient.invalidateQueries({ queryKey: ['journal', courseId] })
      void queryClient.invalidateQueries({ queryKey: ['journals', schoolId] })
      void queryClient.invalidateQueries({ queryKey: ['plan', courseId] })
    },
    onError: () => void queryClient.invalidateQueries({ queryKey }),
  })
  const take = (next: LessonPanelData) => {
    save.reset()
    setBase(next)
    setDraft(draftOf(next))
  }
  return {
    base,
    draft,
    isDirty,
    save,
    edit: (change: LessonDraft) => setDraft(change),
    submit: () => save.mutate(base.lesson?.version ?? 0),
    /** Writes over what another person saved in between. */
    insist: () => {
      setBase(panel)
      save.mutate(panel.lesson?.version ?? 0)
    },
    takeTheirs: () => take(panel),
    undo: () => take(base),
  }
}

export type LessonEditing = ReturnType<typeof useLesson>
