import { useQueryClient } from '@tanstack/react-query'
import { addDays, weekday } from '@zvonok/policy/dates'
import { useEffect } from 'react'
import type { ChildPlace } from '../../app/places.ts'
import { weekOf } from '../reads.ts'

const friday = 5

/** Who opens the diary before the week ends has next Monday's lessons even without a network. */
export const useReadAhead = (child: ChildPlace, thisMonday: string): void => {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (weekday(child.today) < friday) return
    void queryClient.prefetchQuery(weekOf(child, addDays(thisMonday, 7)))
  }, [queryClient, child, thisMonday])
}
