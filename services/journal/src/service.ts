import { AttendanceServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { JournalReadServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { LessonServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/lessons'
import {
  MarkReadServiceDefinition,
  MarkServiceDefinition,
} from '@zvonok/contracts/zvonok/journal/v1/marks'
import { PlanServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/plans'
import { feature, serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { attendanceAccess, attendanceHandlers } from './attendance/handlers.ts'
import { journalAccess, journalHandlers } from './journals/handlers.ts'
import { lessonAccess, lessonHandlers } from './lessons/handlers.ts'
import { createLivePages } from './live-pages.ts'
import { markAccess, markHandlers, markReadAccess, markReadHandlers } from './marks/handlers.ts'
import { planAccess, planHandlers } from './plans/handlers.ts'
import { attestationHandlers } from './replicas/attestation.ts'
import { registryHandlers } from './replicas/registry.ts'
import { schedulingHandlers } from './replicas/scheduling.ts'

export const migrations = new URL('../migrations/', import.meta.url)

export const startJournal = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'journal',
    env,
    drivers,
    migrations,
    parts: ({ db, clock, live, log }) => {
      const pages = createLivePages(live, log)
      const parts = { db, clock, pages }
      return {
        features: [
          feature(JournalReadServiceDefinition, journalHandlers(parts), journalAccess),
          feature(LessonServiceDefinition, lessonHandlers(parts), lessonAccess),
          feature(MarkServiceDefinition, markHandlers(parts), markAccess),
          feature(MarkReadServiceDefinition, markReadHandlers(parts), markReadAccess),
          feature(AttendanceServiceDefinition, attendanceHandlers(parts), attendanceAccess),
          feature(PlanServiceDefinition, planHandlers(parts), planAccess),
        ],
        consumers: [
          {
            topics: ['registry.v1', 'scheduling.v1', 'attestation.v1'],
            handlers: [
              ...registryHandlers,
              ...schedulingHandlers(pages),
              ...attestationHandlers(pages),
            ],
          },
        ],
      }
    },
  })
