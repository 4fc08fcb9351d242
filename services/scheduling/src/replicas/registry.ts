import type { EventHandler } from '@zvonok/runtime/inbox'
import { classHandlers } from './registry-classes.ts'
import { courseHandlers } from './registry-courses.ts'
import { schoolHandlers } from './registry-schools.ts'

/** Our copies of what the registry owns; each row is overwritten by newer versions only. */
export const registryHandlers: readonly EventHandler[] = [
  ...schoolHandlers,
  ...classHandlers,
  ...courseHandlers,
]
