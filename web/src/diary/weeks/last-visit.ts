import { useEffect, useState } from 'react'

const keyOf = (pupilId: string): string => `zvonok.visit.${pupilId}`

const kept = (pupilId: string): string | undefined => {
  try {
    return localStorage.getItem(keyOf(pupilId)) ?? undefined
  } catch {
    return undefined
  }
}

/**
 * When this diary was last looked at on this device, by the server's clock. What is seen now
 * counts from the next visit on, so that nothing stops being new under the reader's eyes.
 */
export const useLastVisit = (pupilId: string, seenUntil: string): string | undefined => {
  const [lastVisit] = useState(() => kept(pupilId))
  useEffect(() => {
    if (seenUntil <= (kept(pupilId) ?? '')) return
    try {
      localStorage.setItem(keyOf(pupilId), seenUntil)
    } catch {
      // Without storage nothing is told as new: the marks themselves are there.
    }
  }, [pupilId, seenUntil])
  return lastVisit
}
