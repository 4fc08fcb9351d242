import { WeekReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/weeks'
import { feature, get } from '../feature.ts'

export const weeks = feature(WeekReadServiceDefinition, {
  getWeek: get('/schools/:schoolId/diary/:pupilId/week', {
    operationId: 'getDiaryWeek',
    ready: 'body',
    reading: { what: 'diary.week', subject: 'pupilId' },
  }),
})
