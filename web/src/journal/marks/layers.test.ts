import { describe, expect, it } from '@jest/globals'
import type { Item, Saved } from '../queue/types.ts'
import type { Write } from '../queue/writes.ts'
import { createLayers, stateOf } from './layers.ts'
import { markSubject, type Page } from './sheet.ts'

const subject = markSubject('l', 'p', 1)

const pageWith = (value: string, version: number): Page =>
  ({
    marks: [{ lessonId: 'l', pupilId: 'p', workNumber: 1, value, comment: '', version }],
    absences: [],
  }) as unknown as Page

const saved = (value: string, version: number): ReadonlyMap<string, Saved> =>
  new Map([[subject, { value, comment: '', version }]])

const typed = (value: string, standing: Item<Write>['standing'] = 'waiting'): Item<Write> => ({
  idempotencyKey: 'k',
  accountId: 'a',
  seq: 1,
  baseVersion: 1,
  standing,
  write: {
    kind: 'mark',
    lane: 'l/p',
    subject,
    schoolId: 's',
    courseId: 'c',
    lessonId: 'l',
    pupilId: 'p',
    workNumber: 1,
    value,
    comment: '',
  },
})

const none = { changed: new Set<string>(), saved: new Set<string>() }

describe('what a cell shows', () => {
  it('is what is typed, over what was saved, over what was read', () => {
    expect(createLayers(pageWith('3', 1), new Map(), []).entry(subject).value).toBe('3')
    expect(createLayers(pageWith('3', 1), saved('4', 2), []).entry(subject).value).toBe('4')
    expect(createLayers(pageWith('3', 1), saved('4', 2), [typed('5')]).entry(subject).value).toBe(
      '5',
    )
  })

  it('is never set back by a page that was read before the save', () => {
    const layers = createLayers(pageWith('3', 1), saved('4', 2), [])
    expect(layers.known(subject)).toMatchObject({ value: '4', version: 2 })
  })

  it('follows another person who wrote after the save', () => {
    const layers = createLayers(pageWith('2', 3), saved('4', 2), [])
    expect(layers.known(subject)).toMatchObject({ value: '2', version: 3 })
  })

  it.each([
    ['waiting', 'queued'],
    ['sending', 'sending'],
    ['refused', 'refused'],
    ['overtaken', 'overtaken'],
  ] as const)('%s is shown as %s', (standing, state) => {
    const layers = createLayers(pageWith('3', 1), new Map(), [typed('5', standing)])
    expect(stateOf(layers, [subject], none)).toBe(state)
  })

  it('tells a save and the change of another apart', () => {
    const layers = createLayers(pageWith('3', 1), new Map(), [])
    const marked = new Set([subject])
    expect(stateOf(layers, [subject], { ...none, saved: marked })).toBe('saved')
    expect(stateOf(layers, [subject], { ...none, changed: marked })).toBe('changed')
    expect(stateOf(layers, [subject], none)).toBe('still')
  })
})
