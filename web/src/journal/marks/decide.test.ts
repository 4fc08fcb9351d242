import { describe, expect, it } from '@jest/globals'
import { cellText, emptyCell, type CellValue } from './cell-value.ts'
import { decide } from './decide.ts'
import { startAt, type Facts, type GridState } from './grid-state.ts'
import type { Operation } from './history.ts'
import type { Intent } from './intents.ts'
import type { At } from './sheet.ts'

const pupils = 3
const lessons = 4

/** A sheet that applies what is decided, as the page and its queue do. */
const createSheet = () => {
  const cells = new Map<string, CellValue>()
  const locked = new Set<number>()
  const works = new Map<number, readonly number[]>()
  const keyOf = (lessonId: string, pupilId: string) => `${lessonId}/${pupilId}`
  const facts: Facts = {
    size: { rows: pupils, columns: lessons },
    rules: {
      absenceCodes: [
        { code: 'н', kind: 'unexcused' },
        { code: 'ОП', kind: 'late' },
      ],
    },
    cell: ({ row, column }) => cells.get(keyOf(`l${column}`, `p${row}`)) ?? emptyCell,
    lock: ({ column }) =>
      locked.has(column) ? { reason: 'EDIT_WINDOW_CLOSED', ground: 'п. 4.13' } : undefined,
    place: ({ row, column }) => ({
      lessonId: `l${column}`,
      pupilId: `p${row}`,
      works: works.get(column) ?? [1],
    }),
    everybody: ({ column }) =>
      ['p0', 'p1', 'p2', 'filtered'].map((pupilId) => ({
        lessonId: `l${column}`,
        pupilId,
        cell: cells.get(keyOf(`l${column}`, pupilId)) ?? emptyCell,
      })),
    find: (lessonId, pupilId) => cells.get(keyOf(lessonId, pupilId)) ?? emptyCell,
  }
  let state: GridState = startAt({ row: 0, column: 0 })
  const apply = (operation: Operation) => {
    for (const { lessonId, pupilId, after } of operation) cells.set(keyOf(lessonId, pupilId), after)
  }
  return {
    facts,
    cells,
    locked,
    works,
    perform: (intent: Intent) => {
      const decided = decide(state, intent, facts)
      state = decided.state
      apply(decided.operation)
      return decided
    },
    state: () => state,
    goTo: (at: At) => (state = { ...state, selection: { focus: at } }),
    text: (row: number, column: number) => cellText(facts.cell({ row, column })),
  }
}

const mark = (value: string): Intent => ({ do: 'mark', value })
const down: Intent = { do: 'move', rows: 1, columns: 0, extend: true }

describe('typing', () => {
  it('sets a mark and goes to the pupil below', () => {
    const sheet = createSheet()
    sheet.perform(mark('5'))
    sheet.perform(mark('4'))
    expect([sheet.text(0, 0), sheet.text(1, 0)]).toEqual(['5', '4'])
    expect(sheet.state().selection.focus).toEqual({ row: 2, column: 0 })
  })

  it('stays on the last pupil', () => {
    const sheet = createSheet()
    sheet.goTo({ row: 2, column: 0 })
    sheet.perform(mark('5'))
    expect(sheet.state().selection.focus).toEqual({ row: 2, column: 0 })
  })

  it('puts the mark of the second work after the slash', () => {
    const sheet = createSheet()
    sheet.works.set(0, [1, 2])
    sheet.perform(mark('5'))
    sheet.goTo({ row: 0, column: 0 })
    sheet.perform({ do: 'second' })
    sheet.perform(mark('4'))
    expect(sheet.text(0, 0)).toBe('5/4')
    expect(sheet.state().work).toBeUndefined()
  })

  it('says that a lesson has one work only', () => {
    const sheet = createSheet()
    expect(sheet.perform({ do: 'second' }).effect).toEqual({
      kind: 'no-second-work',
      lessonId: 'l0',
    })
  })

  it('has either marks or an absence in a cell [JRN-03]', () => {
    const sheet = createSheet()
    sheet.perform(mark('5'))
    sheet.goTo({ row: 0, column: 0 })
    sheet.perform({ do: 'code', code: 'н' })
    expect(sheet.text(0, 0)).toBe('н')
    sheet.goTo({ row: 0, column: 0 })
    sheet.perform(mark('3'))
    expect(sheet.text(0, 0)).toBe('3')
  })

  it('keeps the mark of who came late', () => {
    const sheet = createSheet()
    sheet.perform(mark('5'))
    sheet.goTo({ row: 0, column: 0 })
    sheet.perform({ do: 'code', code: 'ОП' })
    expect(sheet.text(0, 0)).toBe('ОП 5')
  })

  it('turns attendance to absent and back', () => {
    const sheet = createSheet()
    sheet.perform({ do: 'attendance' })
    expect(sheet.text(0, 0)).toBe('н')
    sheet.perform({ do: 'attendance' })
    expect(sheet.text(0, 0)).toBe('')
  })

  it('makes everybody of the lesson present in one go, who came late and who is filtered out too', () => {
    const sheet = createSheet()
    sheet.cells.set('l0/p0', { marks: [], code: 'н' })
    sheet.cells.set('l0/p1', { marks: [{ work: 1, value: '5', comment: '' }], code: 'ОП' })
    sheet.cells.set('l0/filtered', { marks: [], code: 'н' })
    const { effect, operation } = sheet.perform({ do: 'all-present' })
    expect(effect).toEqual({ kind: 'all-present', lessonId: 'l0', count: 2 })
    expect(operation.map(({ pupilId }) => pupilId)).toEqual(['p0', 'filtered'])
    expect([sheet.text(0, 0), sheet.text(1, 0)]).toEqual(['', 'ОП 5'])
    sheet.perform({ do: 'undo' })
    expect([sheet.text(0, 0), sheet.cells.get('l0/filtered')?.code]).toEqual(['н', 'н'])
  })

  it('tells that everybody is present also when nobody was missing', () => {
    const sheet = createSheet()
    const { effect, operation, state } = sheet.perform({ do: 'all-present' })
    expect(effect).toEqual({ kind: 'all-present', lessonId: 'l0', count: 0 })
    expect(operation).toEqual([])
    expect(state.history.past).toEqual([])
  })

  it('asks for the history of the cell in focus', () => {
    const sheet = createSheet()
    expect(sheet.perform({ do: 'history' }).effect).toEqual({
      kind: 'history',
      at: { row: 0, column: 0 },
    })
  })

  it('fills a selected block in one go, undone in one go', () => {
    const sheet = createSheet()
    sheet.perform(down)
    sheet.perform(down)
    sheet.perform(mark('5'))
    expect([0, 1, 2].map((row) => sheet.text(row, 0))).toEqual(['5', '5', '5'])
    expect(sheet.state().history.past).toHaveLength(1)
    sheet.perform({ do: 'undo' })
    expect([0, 1, 2].map((row) => sheet.text(row, 0))).toEqual(['', '', ''])
  })
})

describe('what may not be written', () => {
  it('says the rule and its ground and stays', () => {
    const sheet = createSheet()
    sheet.locked.add(0)
    const { effect, operation } = sheet.perform(mark('5'))
    expect(operation).toEqual([])
    expect(effect).toMatchObject({ kind: 'locked', locked: { reason: 'EDIT_WINDOW_CLOSED' } })
    expect(sheet.state().selection.focus).toEqual({ row: 0, column: 0 })
  })

  it('leaves the locked cells of a block alone', () => {
    const sheet = createSheet()
    sheet.locked.add(0)
    sheet.goTo({ row: 0, column: 1 })
    sheet.perform({ do: 'move', rows: 0, columns: -1, extend: true })
    sheet.perform(mark('5'))
    expect([sheet.text(0, 0), sheet.text(0, 1)]).toEqual(['', '5'])
  })

  it('writes nothing in the heads of the lessons', () => {
    const sheet = createSheet()
    sheet.goTo({ row: -1, column: 0 })
    expect(sheet.perform(mark('5')).operation).toEqual([])
    expect(sheet.perform({ do: 'comment' }).effect).toBeUndefined()
  })
})

describe('undo', () => {
  it('goes back and forth', () => {
    const sheet = createSheet()
    sheet.perform(mark('5'))
    sheet.goTo({ row: 0, column: 0 })
    sheet.perform(mark('4'))
    sheet.perform({ do: 'undo' })
    expect(sheet.text(0, 0)).toBe('5')
    sheet.perform({ do: 'undo' })
    expect(sheet.text(0, 0)).toBe('')
    sheet.perform({ do: 'redo' })
    sheet.perform({ do: 'redo' })
    expect(sheet.text(0, 0)).toBe('4')
  })

  it('remembers fifty steps', () => {
    const sheet = createSheet()
    for (let step = 0; step < 60; step += 1) {
      sheet.goTo({ row: 0, column: 0 })
      sheet.perform(mark(String(2 + (step % 4))))
    }
    expect(sheet.state().history.past).toHaveLength(50)
  })

  it('leaves alone what another person changed since', () => {
    const sheet = createSheet()
    sheet.perform(mark('5'))
    sheet.cells.set('l0/p0', { marks: [{ work: 1, value: '2', comment: '' }], code: '' })
    const { effect, operation } = sheet.perform({ do: 'undo' })
    expect(operation).toEqual([])
    expect(effect).toEqual({ kind: 'kept-theirs', count: 1 })
    expect(sheet.text(0, 0)).toBe('2')
  })

  it('is no step when nothing changed', () => {
    const sheet = createSheet()
    sheet.perform({ do: 'clear' })
    expect(sheet.state().history.past).toEqual([])
  })
})

describe('moving', () => {
  it('goes up into the heads and stops at the edges', () => {
    const sheet = createSheet()
    sheet.perform({ do: 'move', rows: -1, columns: 0, extend: false })
    expect(sheet.state().selection.focus.row).toBe(-1)
    sheet.perform({ do: 'edge', to: 'end', extend: false })
    expect(sheet.state().selection.focus).toEqual({ row: 2, column: 3 })
    sheet.perform({ do: 'move', rows: 0, columns: 1, extend: false })
    expect(sheet.state().selection.focus).toEqual({ row: 2, column: 3 })
  })

  it('selects a whole lesson', () => {
    const sheet = createSheet()
    sheet.goTo({ row: 1, column: 2 })
    sheet.perform({ do: 'column' })
    sheet.perform(mark('4'))
    expect([0, 1, 2].map((row) => sheet.text(row, 2))).toEqual(['4', '4', '4'])
  })
})
