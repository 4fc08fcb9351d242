import { describe, expect, it } from '@jest/globals'
import { noNetwork, Problem, signInNeeded, type Violation } from '../../api/problem.ts'
import { outcomesOf, withoutQuarrel } from './outcomes.ts'

const refusal = (reason: string, violations: readonly Violation[] = [], status = 422) =>
  new Problem({ type: `/problems/${reason}`, title: 'Нельзя', status, reason, violations })

describe('what a refusal of a batch says of its changes', () => {
  it('stops the cells it names, each with its own reason and ground, and lets the others go on', () => {
    const error = refusal('INVALID_REQUEST', [
      {
        field: 'marks[1].value',
        reason: 'PUPIL_ABSENT',
        detail: 'Ученик отсутствует.',
        details: { code: 'н', ground: 'п. 3.2.5', policy: 'P-05' },
      },
      {
        field: 'marks[3].expectedVersion',
        reason: 'CHANGED_BY_ANOTHER',
        details: { value: '4', version: '2', setBy: 'Петрова О. И.', setAt: '' },
      },
    ])
    const [first, second, third, fourth] = outcomesOf(error, 4)
    expect([first, third]).toEqual([{ kind: 'held' }, { kind: 'held' }])
    expect(second).toEqual({
      kind: 'refused',
      problem: {
        type: '/problems/INVALID_REQUEST',
        title: 'Нельзя',
        status: 422,
        reason: 'PUPIL_ABSENT',
        detail: 'Ученик отсутствует.',
        details: { code: 'н' },
        policy: 'P-05',
        ground: 'п. 3.2.5',
      },
    })
    expect(fourth).toEqual({
      kind: 'overtaken',
      theirs: { value: '4', comment: '', version: 2, by: 'Петрова О. И.' },
    })
  })

  it('stops all of them when it is of the lesson and not of a cell', () => {
    const outcomes = outcomesOf(refusal('PERIOD_CLOSED'), 3)
    expect(outcomes).toHaveLength(3)
    expect(outcomes.every(({ kind }) => kind === 'refused')).toBe(true)
  })

  it('stops one sent alone by what is said of it as a whole', () => {
    const error = refusal('CHANGED_BY_ANOTHER', [
      { field: 'expectedVersion', reason: 'CHANGED_BY_ANOTHER' },
    ])
    expect(outcomesOf(error, 1)).toMatchObject([{ kind: 'overtaken' }])
  })

  it('loses nothing to the network, the server’s state or an expired session', () => {
    expect(outcomesOf(noNetwork(), 2)).toEqual([{ kind: 'later' }, { kind: 'later' }])
    expect(outcomesOf(refusal('OVERLOADED', [], 503), 1)).toEqual([{ kind: 'later' }])
    expect(outcomesOf(signInNeeded(), 1)).toEqual([{ kind: 'signed-out' }])
    expect(outcomesOf(new TypeError('bug'), 1)).toEqual([{ kind: 'later' }])
    expect(outcomesOf(refusal('INTERNAL', [], 500), 1)).toMatchObject([
      { kind: 'later', problem: { reason: 'INTERNAL' } },
    ])
  })
})

describe('two people at one cell', () => {
  const theirs = { value: '5', comment: '', version: 3 }
  const overtaken = { kind: 'overtaken', theirs } as const

  it('have no quarrel over the same mark', () => {
    expect(withoutQuarrel(overtaken, { value: '5', comment: '' })).toEqual({
      kind: 'saved',
      saved: theirs,
    })
  })

  it('are asked over another mark, and over a comment of one’s own', () => {
    expect(withoutQuarrel(overtaken, { value: '4', comment: '' })).toBe(overtaken)
    expect(withoutQuarrel(overtaken, { value: '5', comment: 'Молодец' })).toBe(overtaken)
  })
})
