import { useEffect, useState } from 'react'

/** Longer than the gap between two keys of somebody who types marks. */
const quietMs = 1500

/** True once it is wanted and no key has been pressed for a while: what would take the focus waits until then. */
export const useQuiet = (isWanted: boolean): boolean => {
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    if (!isWanted) return undefined
    const settle = () => setQuiet(true)
    let timer = setTimeout(settle, quietMs)
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, quietMs)
    }
    addEventListener('keydown', wait, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', wait, true)
      setQuiet(false)
    }
  }, [isWanted])
  return isWanted && isQuiet
}
