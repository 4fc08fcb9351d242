import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type { AttendanceServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/attendance'
import { attendanceTakers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { putAttendance } from './put-attendance.ts'

export const attendanceHandlers = (parts: Parts): Handlers<typeof AttendanceServiceDefinition> => ({
  putAttendance: putAttendance(parts),
})

export const attendanceAccess: Access<typeof AttendanceServiceDefinition> = {
  putAttendance: { roles: attendanceTakers },
}
