import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** The lesson a notice led to: brought into view when the week has come, and lit for a moment. */
export const useSpokenOf = (lessonId: string) => {
  const isSpokenOf = useRouterState({ select: ({ location }) => location.hash === lessonId })
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isSpokenOf) ref.current?.scrollIntoView({ block: 'center' })
  }, [isSpokenOf])
  return { ref, isSpokenOf }
}
