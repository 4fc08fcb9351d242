import type { EventHandler } from '@zvonok/runtime/inbox'
import { classHandlers } from './registry-classes.ts'
import { nameHandlers } from './registry-names.ts'
import { schoolHandlers } from './registry-schools.ts'

/** Our copy of the registry; an older version never overwrites a newer one. */
export const registryHandlers: readonly EventHandler[] = [
  ...schoolHandlers,
  ...classHandlers,
  ...nameHandlers,
]
