import { describe, expect, it } from '@jest/globals'
import type { Lesson, Mark, Week } from '../reads.ts'
import { partsOf } from './days.ts'
import { marksSince, newsOf } from './news.ts'
import { isTicked, withTick, type Ticks } from './ticks.ts'
import { swipeOf } from './use-swipe.ts'

const lesson = (change: Partial<Lesson>): Lesson => ({
  lessonId: 'l1',
  slot: 1,
  startsAt: '08:00',
  endsAt: '08:40',
  subject: 'Математика',
  room: '12',
  teacher: 'Иванова И. И.',
  topic: '',
  homework: '',
  hasTask: false,
  due: undefined,
  isCancelled: false,
  replacedTeacher: '',
  movedFrom: '',
  movedFromSlot: 0,
  movedTo: '',
  movedToSlot: 0,
  changeReason: '',
  marks: [],
  absence: undefined,
  ...change,
})

const mark = (value: string, setAt = '2026-11-24T05:00:00.000Z'): Mark => ({
  value,
  work: 'Ответ',
  weight: 1,
  comment: '',
  setAt,
  previous: '',
})

const week = (...lessons: readonly Lesson[]): Week => ({
  pupilId: 'p',
  startsOn: '2026-11-23',
  days: [23, 24, 25, 26, 27, 28].map((day) => ({
    date: `2026-11-${day}`,
    dayOff: '',
    lessons: day === 24 ? lessons : [],
  })),
  asOf: '2026-11-24T06:00:00.000Z',
})

const dates = (days: Week['days']) => days.map(({ date }) => date.slice(8))

describe('the days of a week', () => {
  it('begin with today, and what is over stands below', () => {
    const { ahead, past } = partsOf(week(), '2026-11-25')
    expect(dates(ahead)).toEqual(['25', '26', '27', '28'])
    expect(dates(past)).toEqual(['23', '24'])
  })

  it('stand in their order in other weeks, and on a Sunday that has no card', () => {
    expect(partsOf(week(), '2026-12-02').ahead).toHaveLength(6)
    expect(partsOf(week(), '2026-11-29')).toMatchObject({ past: [] })
  })
})

describe('news', () => {
  it('are the parts of lessons that differ', () => {
    const before = week(lesson({}), lesson({ lessonId: 'l2' }))
    const after = week(
      lesson({ marks: [mark('5')] }),
      lesson({ lessonId: 'l2', homework: '§ 12', isCancelled: true }),
      lesson({ lessonId: 'l3' }),
    )
    expect([...newsOf(before, after)]).toEqual([
      'l1/marks',
      'l2/homework',
      'l2/change',
      'l3/change',
    ])
    expect(newsOf(after, after).size).toBe(0)
  })

  it('of a move are those of one lesson, where it stands and where it left', () => {
    const moved = lesson({ movedFrom: '2026-11-23' })
    const trace = lesson({ movedTo: '2026-11-24', movedToSlot: 2 })
    expect([...newsOf(week(lesson({})), week(trace, moved))]).toEqual(['l1/change'])
    expect(newsOf(week(trace, moved), week(trace, moved)).size).toBe(0)
    const again = { ...trace, movedToSlot: 3 }
    expect([...newsOf(week(trace, moved), week(again, moved))]).toEqual(['l1/change'])
  })

  it('of a mark are told by the server’s time, none on a first visit', () => {
    const page = week(
      lesson({ marks: [mark('5'), mark('4', '2026-11-24T07:00:00.000Z')] }),
      lesson({ lessonId: 'l2', marks: [mark('3', '2026-11-24T08:00:00.000Z')] }),
    )
    const since = marksSince(page, '2026-11-24T06:00:00.000Z')
    expect(since.map((each) => each.mark.value)).toEqual(['3', '4'])
    expect(marksSince(page, undefined)).toEqual([])
  })
})

describe('ticks of homework', () => {
  const done: Ticks = withTick({}, 'l1', { date: '2026-11-24', task: '§ 12' })

  it('hold for the task that was ticked, not for a changed one', () => {
    expect(isTicked(done, 'l1', '§ 12')).toBe(true)
    expect(isTicked(done, 'l1', '§ 13')).toBe(false)
    expect(withTick(done, 'l1', undefined)).toEqual({})
  })

  it('leave when there are too many, the oldest first', () => {
    let many: Ticks = {}
    for (let day = 0; day <= 300; day += 1)
      many = withTick(many, `l${day}`, { date: `${2000 + day}-01-01`, task: 'x' })
    expect(Object.keys(many)).toHaveLength(300)
    expect(many['l0']).toBeUndefined()
  })
})

describe('a swipe', () => {
  it('is long and level', () => {
    expect(swipeOf(120, 20)).toBe('back')
    expect(swipeOf(-120, 20)).toBe('forth')
    expect(swipeOf(40, 0)).toBeUndefined()
    expect(swipeOf(120, 100)).toBeUndefined()
  })
})
