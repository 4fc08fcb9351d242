import { useCallback, useEffect, useRef } from 'react'
import { holdDraft, type DraftPlace } from './unsaved.ts'

/**
 * A form with something unsaved is asked about before its page, or its place in the page, is left.
 * Answers what lets go at once, for a form that goes elsewhere as soon as it is saved.
 */
export const useDraft = (isDirty: boolean, place?: DraftPlace): (() => void) => {
  const release = useRef<() => void>(undefined)
  const letGo = useCallback(() => release.current?.(), [])
  const key = JSON.stringify(place ?? {})
  useEffect(() => {
    if (!isDirty) return
    // Made of a `DraftPlace` above.
    release.current = holdDraft(JSON.parse(key) as DraftPlace)
    return letGo
  }, [isDirty, key, letGo])
  return letGo
}
