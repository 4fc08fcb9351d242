import {
  ImportAction,
  ImportState,
  type Import,
  type ImportProblem,
} from '@zvonok/contracts/zvonok/registry/v1/imports'
import { enumNames } from '../enum-names.ts'
import type { ImportRow } from './store.ts'

const states = enumNames({
  checking: ImportState.CHECKING,
  ready: ImportState.READY,
  refused: ImportState.REFUSED,
  applying: ImportState.APPLYING,
  applied: ImportState.APPLIED,
  cancelled: ImportState.CANCELLED,
})

const actions = enumNames({
  add: ImportAction.ADD,
  change: ImportAction.CHANGE,
  keep: ImportAction.KEEP,
})

const brokenOff = (reason: string): ImportProblem => ({
  sheet: '',
  row: 0,
  column: '',
  field: '',
  reason,
  details: {},
})

/** An import whose job broke off did nothing: it is shown as refused, with the reason. */
export const toImport = (row: ImportRow): Import => {
  const isUnderWay = row.state === 'checking' || row.state === 'applying'
  const failure = isUnderWay ? row.failure : undefined
  const problems = row.problems.map((problem) => ({ ...problem, details: { ...problem.details } }))
  return {
    importId: row.importId,
    schoolId: row.schoolId,
    fileName: row.fileName,
    state: failure === undefined ? states.toValue(row.state) : ImportState.REFUSED,
    done: row.done,
    total: row.total ?? 0,
    counts: row.counts.map((count) => ({ ...count })),
    rows: row.rows.map((each) => ({ ...each, action: actions.toValue(each.action) })),
    problems: failure === undefined ? problems : [brokenOff(failure), ...problems],
    problemCount: row.problemCount + (failure === undefined ? 0 : 1),
    startedAt: row.startedAt,
  }
}
