import { useParams } from '@tanstack/react-router'
import type { ChildPlace } from '../app/places.ts'
import { usePlaces } from '../app/use-place.ts'

/** The child that the address names; undefined when it is none of this family's. */
export const useChild = (): ChildPlace | undefined => {
  const { pupilId } = useParams({ from: '/frame/diary/$pupilId' })
  return usePlaces().find(
    (place): place is ChildPlace => place.kind === 'child' && place.pupilId === pupilId,
  )
}
