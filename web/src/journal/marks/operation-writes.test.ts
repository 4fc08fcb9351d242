import { describe, expect, it } from '@jest/globals'
import { emptyCell, withMark, type CellValue } from './cell-value.ts'
import { noEntry } from './sheet.ts'
import { changesOf, rollOf } from './operation-writes.ts'

const where = { schoolId: 's', courseId: 'c' }
const layers = {
  entry: () => noEntry,
  known: () => ({ ...noEntry, version: 7 }),
  item: () => undefined,
}
const five = withMark(emptyCell, { work: 1, value: '5', comment: '' })
const absent: CellValue = { marks: [], code: 'н' }

const write = (before: CellValue, after: CellValue) =>
  changesOf(where, [{ lessonId: 'l', pupilId: 'p', before, after }], layers).map(
    ({ write: each, baseVersion }) => [each.kind, each.value, baseVersion],
  )

describe('what a change of a cell sends', () => {
  it('is nothing when nothing changed', () => {
    expect(write(five, five)).toEqual([])
  })

  it('removes the mark before the pupil is absent', () => {
    expect(write(five, absent)).toEqual([
      ['mark', '', 7],
      ['attendance', 'н', 7],
    ])
  })

  it('makes the pupil present before the mark is put', () => {
    expect(write(absent, five)).toEqual([
      ['attendance', '', 7],
      ['mark', '5', 7],
    ])
  })

  it('sends a comment with its mark', () => {
    const said = withMark(five, { work: 1, value: '5', comment: 'Молодец' })
    const [change] = changesOf(
      where,
      [{ lessonId: 'l', pupilId: 'p', before: five, after: said }],
      layers,
    )
    expect(change?.write).toMatchObject({
      kind: 'mark',
      value: '5',
      comment: 'Молодец',
      lane: 'l/p',
    })
  })

  it('is one command for a column, and a second one only where room is made first', () => {
    const operation = [
      { lessonId: 'l', pupilId: 'p1', before: emptyCell, after: five },
      { lessonId: 'l', pupilId: 'p2', before: five, after: absent },
      { lessonId: 'l', pupilId: 'p3', before: absent, after: five },
      { lessonId: 'k', pupilId: 'p1', before: emptyCell, after: five },
    ]
    expect(
      changesOf(where, operation, layers).map(({ write: each, together }) => [
        each.pupilId,
        together,
      ]),
    ).toEqual([
      ['p1', 'room/l'],
      ['p2', 'room/l'],
      ['p2', 'attendance/l'],
      ['p3', 'attendance/l'],
      ['p3', 'marks/l'],
      ['p1', 'room/k'],
    ])
  })

  it('keeps of the page only where it is written', () => {
    const page = { ...where, pupils: ['somebody'] }
    const [change] = changesOf(
      page,
      [{ lessonId: 'l', pupilId: 'p', before: emptyCell, after: five }],
      layers,
    )
    expect(Object.keys(change!.write)).not.toContain('pupils')
    expect(rollOf(page, 'l').write).toMatchObject({ kind: 'roll', subject: 'roll/l', pupilId: '' })
    expect(Object.keys(rollOf(page, 'l').write)).not.toContain('pupils')
  })
})
