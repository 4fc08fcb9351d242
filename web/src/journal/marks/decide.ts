import { isEmpty, isSame, markOf } from './cell-value.ts'
import { clear, secondWork, setCode, setMark, toggleAttendance } from './edits.ts'
import { editCells, still, type Edit } from './edit-cells.ts'
import type { Decided, Facts, GridState } from './grid-state.ts'
import { record, redo, undo } from './history.ts'
import { makePresent } from './everybody.ts'
import type { Intent } from './intents.ts'
import { cellsOf, isBlock, moveBy, moveTo, type Selection } from './selection.ts'
import type { Part } from './sheet.ts'

const edit = (state: GridState, facts: Facts, change: Edit, part?: Part): Decided =>
  editCells(state, facts, cellsOf(state.selection), change, part)

/** After typing in one cell the next pupil is in focus; a selected block stays selected. */
const editAndGoDown = (state: GridState, facts: Facts, change: Edit, part?: Part): Decided => {
  const decided = edit(state, facts, change, part)
  if (isBlock(state.selection) || decided.effect !== undefined) return decided
  const selection = moveBy(state.selection, { rows: 1, columns: 0, extend: false }, facts.size)
  return { ...decided, state: { ...decided.state, selection, work: undefined } }
}

const goSecond = (state: GridState, facts: Facts): Decided => {
  const { focus } = state.selection
  if (focus.row < 0) return still(state)
  const locked = facts.lock(focus)
  if (locked !== undefined) return still(state, { kind: 'locked', locked })
  const { works, lessonId } = facts.place(focus)
  const work = secondWork(facts.cell(focus), works)
  return work === undefined
    ? still(state, { kind: 'no-second-work', lessonId })
    : still({ ...state, work })
}

const commentOn = (state: GridState, facts: Facts): Decided => {
  const { focus } = state.selection
  if (focus.row < 0) return still(state)
  const cell = facts.cell(focus)
  const mark = markOf(cell, state.work ?? 0) ?? cell.marks[0]
  if (mark === undefined) return still(state)
  const locked = facts.lock(focus)
  if (locked !== undefined) return still(state, { kind: 'locked', locked })
  return still(state, { kind: 'comment', at: focus, work: mark.work })
}

const allPresent = (state: GridState, facts: Facts): Decided => {
  const { column } = state.selection.focus
  const locked = facts.lock({ row: Math.max(0, state.selection.focus.row), column }, 'attendance')
  const everybody = facts.everybody({ column })
  const [first] = everybody
  if (locked !== undefined) return still(state, { kind: 'locked', locked })
  if (first === undefined) return still(state)
  const operation = makePresent(everybody, facts.rules.absenceCodes)
  const { lessonId } = first
  const effect = { kind: 'all-present', lessonId, count: operation.length } as const
  const history = operation.length === 0 ? state.history : record(state.history, operation)
  return { state: { ...state, work: undefined, history }, operation, effect }
}

const travel = (state: GridState, facts: Facts, way: 'undo' | 'redo'): Decided => {
  const step = way === 'undo' ? undo(state.history) : redo(state.history)
  if (step === undefined) return still(state)
  const mine = step.operation.filter(({ lessonId, pupilId, before }) => {
    const now = facts.find(lessonId, pupilId)
    return now !== undefined && isSame(now, before)
  })
  const count = step.operation.length - mine.length
  return {
    state: { ...state, work: undefined, history: step.history },
    operation: mine,
    ...(count === 0 ? {} : { effect: { kind: 'kept-theirs', count } }),
  }
}

export const decide = (state: GridState, intent: Intent, facts: Facts): Decided => {
  const { selection, work } = state
  const go = (next: Selection) => still({ ...state, selection: next, work: undefined })
  switch (intent.do) {
    case 'move':
      return go(moveBy(selection, intent, facts.size))
    case 'edge':
      return go(moveTo(selection, intent.to, intent.extend, facts.size))
    case 'column': {
      const { column } = selection.focus
      const top = { row: 0, column }
      return go({ focus: top, anchor: { row: facts.size.rows - 1, column } })
    }
    case 'escape':
      return go({ focus: selection.focus })
    case 'mark':
      return editAndGoDown(state, facts, (cell, at) =>
        setMark(cell, work ?? facts.place(at).works[0] ?? 1, intent.value, facts.rules),
      )
    case 'code':
      return editAndGoDown(
        state,
        facts,
        (cell) => setCode(cell, intent.code, facts.rules),
        'attendance',
      )
    case 'attendance':
      return edit(state, facts, (cell) => toggleAttendance(cell, facts.rules), 'attendance')
    case 'all-present':
      return allPresent(state, facts)
    case 'clear':
      return edit(state, facts, (cell) => (isEmpty(cell) ? cell : clear(cell, work)))
    case 'second':
      return goSecond(state, facts)
    case 'comment':
      return commentOn(state, facts)
    case 'undo':
    case 'redo':
      return travel(state, facts, intent.do)
    case 'history':
      return selection.focus.row < 0
        ? still(state)
        : still(state, { kind: 'history', at: selection.focus })
    case 'lesson': {
      const { lessonId } = facts.place(selection.focus)
      return still(state, { kind: 'lesson', lessonId })
    }
    case 'keys':
      return still(state, { kind: 'keys' })
  }
}
