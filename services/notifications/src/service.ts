import { readConfig } from '@zvonok/runtime/config'
import { serviceFrame } from '@zvonok/runtime/service'
import type { Drivers, Env, RunningService } from '@zvonok/runtime/service'
import { notificationsConfig } from './config.ts'
import { openMail } from './mail/mail.ts'
import { noticeFeature } from './notices/handlers.ts'
import { createTeller } from './notices/teller.ts'
import { preferenceFeature } from './preferences/handlers.ts'
import { attestationHandlers } from './replicas/attestation.ts'
import { journalHandlers } from './replicas/journal.ts'
import { registryHandlers } from './replicas/registry.ts'
import { schedulingHandlers } from './replicas/scheduling.ts'

export const migrations = new URL('../migrations/', import.meta.url)

/** The notifications service: makes notices from events and sends them by the channels people chose. */
export const startNotifications = (env: Env, drivers: Drivers): Promise<RunningService> =>
  serviceFrame({
    name: 'notifications',
    env,
    drivers,
    migrations,
    parts: ({ db, clock, live, log }) => {
      const mail = openMail({ db, clock, log, config: readConfig(notificationsConfig, env) })
      const teller = createTeller({ clock, live, log, post: mail?.post })
      const parts = { db, clock, isEmailSent: mail !== undefined }
      return {
        features: [noticeFeature(parts), preferenceFeature(parts)],
        consumers: [
          {
            topics: ['registry.v1', 'scheduling.v1', 'journal.v1', 'attestation.v1'],
            handlers: [
              ...registryHandlers,
              ...schedulingHandlers(teller),
              ...journalHandlers(teller),
              ...attestationHandlers(teller),
            ],
          },
        ],
        // Absent without a mail server: then no job of this kind exists either.
        ...(mail === undefined ? {} : { jobs: mail.jobs, resources: [mail] }),
      }
    },
  })
