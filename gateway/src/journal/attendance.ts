import { AttendanceServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { feature, put } from '../feature.ts'

export const attendance = feature(AttendanceServiceDefinition, {
  putAttendance: put('/schools/:schoolId/journal-lessons/:lessonId/attendance'),
})
