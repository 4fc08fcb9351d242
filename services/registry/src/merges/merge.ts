import { sheets } from '../workbooks/sheets.ts'
import type { Draft } from '../workbooks/entries.ts'
import type { Problem } from '../workbooks/problem.ts'
import { mergeClasses } from './merge-classes.ts'
import { mergeParents } from './merge-parents.ts'
import { mergePupils } from './merge-pupils.ts'
import { mergeStaff } from './merge-staff.ts'
import type { Plan, Registers, Setting } from './plan.ts'

const order = (sheet: string): number => sheets.findIndex((each) => each.name === sheet)

const byPlace = (one: Problem, other: Problem): number =>
  order(one.sheet) - order(other.sheet) || one.row - other.row

/** What the file would do to the registers, and everything that speaks against it. */
export const merge = (draft: Draft, registers: Registers, setting: Setting): Plan => {
  const staff = mergeStaff(draft.staff, registers.staff, setting)
  const classes = mergeClasses(draft.classes, registers.classes, setting, staff.index)
  const pupils = mergePupils(draft.pupils, registers.pupils, setting, classes.byName)
  const found = { pupils: pupils.index, classes: classes.byName }
  const parents = mergeParents(draft.parents, registers.parents, setting, found)
  const parts = [staff, classes, pupils, parents]
  return {
    rows: parts.flatMap((part) => part.rows),
    problems: [...draft.problems, ...parts.flatMap((part) => part.problems)].toSorted(byPlace),
    staff: staff.saved,
    classes: classes.saved,
    pupils: pupils.saved,
    parents: parents.saved,
    moved: pupils.moved,
  }
}
