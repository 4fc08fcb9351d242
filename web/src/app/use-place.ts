import { useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useObservable } from '../observable.ts'
import { placeAt, placesOf, type Place } from './places.ts'
import { preferences } from './preferences.ts'
import { useSession } from './session.ts'

export const usePlaces = (): readonly Place[] => {
  const session = useSession()
  return useMemo(() => placesOf(session), [session])
}

/** The place of the address, else the one last worked in; undefined for an account with no hats. */
export const usePlace = (): Place | undefined => {
  const places = usePlaces()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return placeAt(places, path, useObservable(preferences).place)
}

/** The academic year of the address, else the open one. */
export const useYear = (): number | undefined => {
  const place = usePlace()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [, year] = /^\/schools\/[^/]+\/(\d{4})/.exec(path) ?? []
  return year === undefined ? place?.year : Number(year)
}
