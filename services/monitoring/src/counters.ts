import { raw, type Sql } from '@zvonok/runtime/postgres'

/** What is counted of lessons: the columns of `class_day` and `school_day`, and the fields of `Figures`. */
export const counters = [
  'lessons_held',
  'topics',
  'homeworks',
  'attendance_taken',
  'expected',
  'absent',
  'absent_unexcused',
  'late',
  'marks',
  'filled_in_time',
] as const

const each = (write: (column: string) => string): Sql => raw(counters.map(write).join(', '))

export const columns = each((column) => column)
export const sums = each((column) => `coalesce(sum(day.${column}), 0)::integer as ${column}`)
export const takeOver = each((column) => `${column} = excluded.${column}`)
