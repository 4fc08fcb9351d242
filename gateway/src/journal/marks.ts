import {
  MarkReadServiceDefinition,
  MarkServiceDefinition,
} from '@zvonok/contracts/zvonok/journal/v1/marks'
import { del, feature, get, put } from '../feature.ts'

const lesson = '/schools/:schoolId/journal-lessons/:lessonId/marks'

export const marks = feature(MarkServiceDefinition, {
  putMark: put(`${lesson}/:pupilId/:workNumber`),
  removeMark: del(`${lesson}/:pupilId/:workNumber`),
  putMarks: put(lesson),
})

export const marksRead = feature(MarkReadServiceDefinition, {
  listMarkChanges: get(`${lesson}/:pupilId/:workNumber/changes`, {
    reading: { what: 'mark.changes', subject: 'lessonId' },
  }),
})
