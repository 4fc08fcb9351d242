import { usualPeriodKind } from '@zvonok/policy/default-periods'
import { searchKey } from '@zvonok/policy/names'
import type { ClassRow } from '../classes/store.ts'
import { isEmployed } from '../people/rules.ts'
import type { ClassEntry } from '../workbooks/entries.ts'
import { problemAt, type Problem } from '../workbooks/problem.ts'
import type { PlannedRow, Setting } from './plan.ts'
import type { StaffMerge } from './merge-staff.ts'

interface ClassMerge {
  /** By name, «5А». */
  readonly byName: ReadonlyMap<string, ClassRow>
  readonly rows: readonly PlannedRow[]
  readonly saved: readonly ClassRow[]
  readonly problems: readonly Problem[]
}

const nameOf = ({ grade, letter }: Pick<ClassRow, 'grade' | 'letter'>): string =>
  `${grade}${letter}`

/** The class teacher named in the row: one of the staff at work, those of the same file included. */
const findTeacher = (
  { place, teacher }: ClassEntry,
  staff: StaffMerge['index'],
  today: string,
): { readonly personId: string | undefined; readonly problem?: Problem } => {
  if (teacher === '') return { personId: undefined }
  const fitting = staff.byKey(searchKey(teacher)).filter((each) => isEmployed(each, today))
  const [only, ...others] = fitting
  if (only !== undefined && others.length === 0) return { personId: only.personId }
  const reason = only === undefined ? 'TEACHER_UNKNOWN' : 'TEACHER_AMBIGUOUS'
  return { personId: undefined, problem: problemAt(place, 'teacher', reason) }
}

export const mergeClasses = (
  entries: readonly ClassEntry[],
  existing: readonly ClassRow[],
  { schoolId, year, today, newId }: Setting,
  staff: StaffMerge['index'],
): ClassMerge => {
  const byName = new Map(existing.map((each) => [nameOf(each), each]))
  const firstRows = new Map<string, number>()
  const rows: PlannedRow[] = []
  const saved: ClassRow[] = []
  const problems: Problem[] = []

  for (const entry of entries) {
    const { place, name } = entry
    const firstRow = firstRows.get(name.name)
    if (firstRow !== undefined) {
      const details = { row: String(firstRow) }
      problems.push(problemAt(place, 'className', 'ROW_DUPLICATE', details))
      continue
    }
    firstRows.set(name.name, place.row)
    const { personId, problem } = findTeacher(entry, staff, today)
    if (problem !== undefined) problems.push(problem)
    const before = byName.get(name.name)
    const after: ClassRow = {
      schoolId,
      classId: before?.classId ?? newId(),
      year,
      grade: name.grade,
      letter: name.letter,
      periodKind: entry.periodKind ?? before?.periodKind ?? usualPeriodKind(name.grade),
      classTeacherId: personId ?? before?.classTeacherId,
      pupilCount: before?.pupilCount ?? 0,
      version: (before?.version ?? 0) + 1,
    }
    const isKept =
      before?.periodKind === after.periodKind && before.classTeacherId === after.classTeacherId
    const action = isKept ? 'keep' : before === undefined ? 'add' : 'change'
    rows.push({ sheet: place.sheet, row: place.row, action, label: name.name })
    if (isKept) continue
    byName.set(name.name, after)
    saved.push(after)
  }
  return { byName, rows, saved, problems }
}
