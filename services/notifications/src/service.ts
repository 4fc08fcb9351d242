import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { noticeFeature } from './notices/handlers.ts'
import { preferenceFeature } from './preferences/handlers.ts'

export const migrations = new URL('../migrations/', import.meta.url)

/** The notifications service: makes notices from events and sends them by the channels people chose. */
export const startNotifications = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'notifications',
    env,
    drivers,
    migrations,
    parts: ({ db, clock }) => ({
      features: [noticeFeature({ db, clock }), preferenceFeature({ db, clock })],
    }),
  })
