import { PreferenceServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/preferences'
import { feature, get, put } from '../feature.ts'

export const preferences = feature(PreferenceServiceDefinition, {
  getPreferences: get('/preferences'),
  putPreferences: put('/preferences'),
})
