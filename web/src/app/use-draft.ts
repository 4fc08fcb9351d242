import { useEffect } from 'react'
import { holdDraft } from './unsaved.ts'

/** A form with something unsaved is asked about before the page is left. */
export const useDraft = (isDirty: boolean): void =>
  useEffect(() => (isDirty ? holdDraft() : undefined), [isDirty])
