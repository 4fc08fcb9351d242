import { describe, expect, it } from '@jest/globals'
import { stepsOf, type SetupCounts } from './steps.ts'

const empty = {
  periodSets: 0,
  rooms: 0,
  subjects: 0,
  staff: 0,
  classes: 0,
  pupils: 0,
  courses: 0,
} as SetupCounts

const states = (counts: Partial<SetupCounts>) =>
  stepsOf({ ...empty, ...counts }).map((step) => step.state)

describe('the checklist', () => {
  it('begins with the periods', () => {
    expect(states({})).toEqual(['next', 'later', 'later', 'later', 'later', 'later', 'later'])
  })

  it('leads to the first step that is not done, whatever comes after', () => {
    expect(states({ periodSets: 2, rooms: 5, courses: 9 }).slice(0, 4)).toEqual([
      'done',
      'next',
      'later',
      'done',
    ])
  })

  it('is over when lessons are there', () => {
    const all = { periodSets: 1, rooms: 1, subjects: 1, staff: 1, pupils: 1, courses: 1 }
    expect(states({ ...all, bells: 1, templates: 1, lessons: 900 })).toEqual(
      Array.from({ length: 7 }, () => 'done'),
    )
  })
})
