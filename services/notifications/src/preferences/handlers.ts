import { PreferenceServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { feature } from '@zvonok/runtime/service'
import { people } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getPreferences } from './get-preferences.ts'
import { putPreferences } from './put-preferences.ts'

export const preferenceFeature = (parts: Parts) =>
  feature(
    PreferenceServiceDefinition,
    { getPreferences: getPreferences(parts), putPreferences: putPreferences(parts) },
    { getPreferences: { roles: people }, putPreferences: { roles: people } },
  )
