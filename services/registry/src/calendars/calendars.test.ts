import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  CalendarChanged,
  CalendarDayKind,
  CalendarServiceDefinition,
} from '@zvonok/contracts/zvonok/registry/v1/calendars'
import { productionCalendar } from '@zvonok/policy/production-calendar'
import { newId } from '@zvonok/runtime/id'
import { schoolAdmin } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import { authority, regionId, startRegistryBox } from '../testing/school.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const day = {
  date: '2027-01-09',
  kind: CalendarDayKind.DAY_OFF_MOVED,
  name: '',
  movedFrom: '2027-01-03',
}

describe('calendars', () => {
  it('is seeded and announced once, when the region is made', async () => {
    await box.settled()
    const [event, ...others] = box.recordedEvents(CalendarChanged)
    expect(others).toEqual([])
    expect(event?.envelope).toMatchObject({ schoolId: regionId, version: 1 })
    expect(event?.event.days).toHaveLength(productionCalendar.length)
    expect(event?.event.days.find(({ date }) => date === '2026-01-09')).toMatchObject({
      kind: CalendarDayKind.DAY_OFF_MOVED,
      movedFrom: '2026-01-03',
    })
  })

  it('sets and clears a day, each time announcing the whole calendar', async () => {
    const client = box.client(CalendarServiceDefinition, authority)
    const january = { from: '2027-01-09', to: '2027-01-09' }
    expect(await client.putCalendarDay({ day })).toEqual(day)
    expect((await client.listCalendarDays(january)).days).toEqual([day])
    await client.putCalendarDay({ day: { ...day, kind: CalendarDayKind.UNSPECIFIED } })
    expect((await client.listCalendarDays(january)).days).toEqual([])
    await box.settled()
    const events = box.recordedEvents(CalendarChanged).map(({ event }) => event)
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(events.map(({ days }) => days.length - productionCalendar.length)).toEqual([0, 1, 0])
  })

  it('gives versions in order to writers at the same moment', async () => {
    const client = box.client(CalendarServiceDefinition, authority)
    const dates = ['2027-05-03', '2027-05-10', '2027-11-05']
    await Promise.all(
      dates.map((date) =>
        client.putCalendarDay({ day: { ...day, date, movedFrom: '2027-05-01' } }),
      ),
    )
    await box.settled()
    const versions = box.recordedEvents(CalendarChanged).map(({ event }) => event.version)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(new Set(versions).size).toBe(versions.length)
  })

  it('refuses days that can’t be', async () => {
    const client = box.client(CalendarServiceDefinition, authority)
    const refusals = [
      [{ ...day, date: '9 января' }, 'day.date', 'DATE_INVALID'],
      [{ ...day, movedFrom: '2027-01-04' }, 'day.movedFrom', 'ONLY_DAY_OFF_IS_MOVED'],
      [{ ...day, kind: CalendarDayKind.HOLIDAY }, 'day.movedFrom', 'ONLY_DAY_OFF_IS_MOVED'],
      [
        { ...day, date: '2027-01-11', kind: CalendarDayKind.WORKING_DAY, movedFrom: '' },
        'day.kind',
        'NOT_A_WEEKEND',
      ],
    ] as const
    for (const [wrong, field, reason] of refusals) {
      await expect(client.putCalendarDay({ day: wrong })).rejects.toMatchObject({
        violations: [{ field, reason }],
      })
    }
    await expect(client.putCalendarDay({ day: undefined })).rejects.toMatchObject({
      violations: [{ field: 'day', reason: 'REQUIRED' }],
    })
  })

  it('is read by anyone signed in and written by the region alone', async () => {
    const admin = schoolAdmin({ schoolId: newId(), personId: newId() })
    const client = box.client(CalendarServiceDefinition, admin)
    const { days } = await client.listCalendarDays({ from: '2026-01-01', to: '2026-12-31' })
    expect(days).toHaveLength(22)
    await expect(client.putCalendarDay({ day })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
