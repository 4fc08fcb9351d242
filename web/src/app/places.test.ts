import { describe, expect, it } from '@jest/globals'
import type { Hat, Session } from '../api/types.ts'
import { placeAt, placesOf } from './places.ts'

const hat = (change: Partial<Hat>): Hat => ({
  role: 'teacher',
  personId: 'person',
  regionId: '',
  municipalityId: '',
  schoolId: 's1',
  classId: '',
  pupilId: '',
  schoolName: 'Лицей № 10',
  className: '',
  pupilName: '',
  zone: 'Asia/Krasnoyarsk',
  year: 2026,
  ...change,
})

const session = (grants: readonly Hat[]): Session => ({
  signedIn: true,
  accountId: 'a',
  displayName: 'Мария Сергеевна',
  grants,
  csrfToken: 't',
  now: '2026-11-22T17:30:00Z',
  today: { s1: '2026-11-23' },
})

const places = placesOf(
  session([
    hat({ role: 'teacher' }),
    hat({ role: 'class-teacher', classId: 'c' }),
    hat({ role: 'parent', schoolId: 's2', pupilId: 'p1', pupilName: 'Аня', className: '5А' }),
    hat({ role: 'inspector', schoolId: '', regionId: 'r', schoolName: 'Обрнадзор', year: 0 }),
  ]),
)

describe('places', () => {
  it('join the roles of one school and keep each child apart', () => {
    expect(places.map(({ key, roles }) => [key, roles])).toEqual([
      ['school/s1', ['teacher', 'class-teacher']],
      ['child/p1', ['parent']],
      ['region', ['inspector']],
    ])
  })

  it('have the local date of their school, not of the browser', () => {
    expect(places[0]?.today).toBe('2026-11-23')
    expect(places[2]).toMatchObject({ today: '2026-11-22', year: 2026 })
  })

  it('are named by the address', () => {
    expect(placeAt(places, '/diary/p1', undefined)?.key).toBe('child/p1')
    expect(placeAt(places, '/schools/s1/2026/setup', 'region')?.key).toBe('school/s1')
    expect(placeAt(places, '/region', undefined)?.key).toBe('region')
  })

  it('stay where the person was when the address names none', () => {
    expect(placeAt(places, '/', 'region')?.key).toBe('region')
    expect(placeAt(places, '/', 'gone')?.key).toBe('school/s1')
    expect(placeAt([], '/', undefined)).toBeUndefined()
  })
})
