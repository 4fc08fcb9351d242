import type { MantineColorSchemeManager } from '@mantine/core'
import type { Locale } from '../api/types.ts'
import { observable } from '../observable.ts'

export type Scheme = 'auto' | 'light' | 'dark'

export interface Preferences {
  readonly scheme: Scheme
  /** Absent until the person chooses: the browser's language holds. */
  readonly locale?: Locale
  readonly markColours: boolean
  /** The place last worked in, so that the next visit opens there. */
  readonly place?: string
}

// The same key is read by public/before-paint.js before this code is there.
const key = 'zvonok.preferences'

const kept = (): Preferences => {
  const standard: Preferences = { scheme: 'auto', markColours: true }
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as object) }
  } catch {
    return standard
  }
}

export const preferences = observable<Preferences>(kept())

/** As chosen, else as the browser is set: the rule of the gateway's refusals and the sign-in pages. */
export const readersLocale = (): Locale =>
  preferences.get().locale ?? (/^en\b/i.test(navigator.language) ? 'en' : 'ru')

export const prefer = (change: Partial<Preferences>): void => {
  const now = preferences.get()
  save(now, { ...now, ...change })
}

/** The next person at this computer does not begin where this one left. */
export const forgetPlace = (): void => {
  const now = preferences.get()
  const { place: _place, ...look } = now
  save(now, look)
}

const save = (now: Preferences, next: Preferences): void => {
  // Telling nobody of no change also ends the circle between this store and Mantine's.
  if (JSON.stringify(next) === JSON.stringify(now)) return
  preferences.set(next)
  document.documentElement.dataset['markColours'] = next.markColours ? 'on' : 'off'
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // Private windows may refuse storage; the choice then lasts for this page.
  }
}

let unsubscribe: (() => void) | undefined

export const colorSchemeManager: MantineColorSchemeManager = {
  get: () => preferences.get().scheme,
  set: (scheme) => prefer({ scheme }),
  subscribe: (onUpdate) => {
    unsubscribe = preferences.subscribe(() => onUpdate(preferences.get().scheme))
  },
  unsubscribe: () => unsubscribe?.(),
  clear: () => prefer({ scheme: 'auto' }),
}
