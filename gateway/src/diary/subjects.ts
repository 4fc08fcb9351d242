import { SubjectReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { feature, get } from '../feature.ts'

export const diarySubjects = feature(SubjectReadServiceDefinition, {
  getSubjects: get('/schools/:schoolId/diary/:pupilId/subjects', {
    operationId: 'getDiarySubjects',
    ready: 'body',
    reading: { what: 'diary.subjects', subject: 'pupilId' },
  }),
  getFinals: get('/schools/:schoolId/diary/:pupilId/finals', {
    operationId: 'getDiaryFinals',
    ready: 'body',
    reading: { what: 'diary.finals', subject: 'pupilId' },
  }),
})
