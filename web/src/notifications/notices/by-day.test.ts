import { describe, expect, it } from '@jest/globals'
import { NoticeKind } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import { kindOf } from '../kinds.ts'
import { byDay } from './by-day.ts'
import type { Notice } from './reads.ts'

const notice = (noticeId: string, createdAt: string): Notice => ({
  noticeId,
  schoolId: 's',
  personId: 'p',
  kind: NoticeKind.MARK,
  pupilId: '',
  details: {},
  createdAt,
  isRead: false,
})

describe('notices', () => {
  it('stand by the day they came, in their order', () => {
    const days = byDay([
      notice('c', new Date(2026, 10, 25, 9).toISOString()),
      notice('b', new Date(2026, 10, 25, 8).toISOString()),
      notice('a', new Date(2026, 10, 24, 23).toISOString()),
    ])
    expect(days.map((day) => day.notices.map(({ noticeId }) => noticeId))).toEqual([
      ['c', 'b'],
      ['a'],
    ])
  })

  it('are of a kind, whichever name of it the server writes', () => {
    expect(kindOf(NoticeKind.LESSON_CHANGED)).toBe('LESSON_CHANGED')
    expect(kindOf('FINAL' as NoticeKind)).toBe('FINAL')
    expect(kindOf(NoticeKind.UNSPECIFIED)).toBeUndefined()
  })
})
