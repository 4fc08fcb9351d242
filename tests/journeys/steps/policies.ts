import { expect } from '@jest/globals'
import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import type { Person } from '../person.ts'
import { today } from '../platform.ts'

const codes = (...letters: readonly string[]) => letters.map((code) => ({ code }))

/** What each preset says, in the order of the schools, of the keys the main job rests on. */
const presetsSay: Readonly<Record<string, readonly [unknown, unknown, unknown]>> = {
  'P-05': [
    { codes: codes('у', 'н', 'б') },
    { codes: codes('УП', 'НП', 'ОТ', 'Б', 'ОП') },
    { codes: codes('Н', 'У', 'Б', 'О') },
  ],
  'P-07': [{ homework: 'from-second-half-year' }, { homework: 'never' }, { homework: 'allowed' }],
  'P-08': [
    { symbol: 'К', place: 'lesson' },
    { symbol: '', place: 'nowhere' },
    { symbol: 'Без аттестации', place: 'finals' },
  ],
  'P-12': [{ window: 'never' }, { window: '1-month' }, { window: '2-weeks' }],
  'P-13': [{ lock: 'none' }, { lock: 'period-closed' }, { lock: 'finals-set' }],
  'P-14': [{ average: 'weighted' }, { average: 'plain' }, { average: 'both' }],
  'P-17': [
    { russianOnly: true, workNeedsTheme: 'named', planOnly: false, fewestLetters: 2 },
    { russianOnly: false, workNeedsTheme: 'no', planOnly: true, fewestLetters: 2 },
    { russianOnly: false, workNeedsTheme: 'no', planOnly: false, fewestLetters: 4 },
  ],
  'P-18': [
    { others: 'Без задания', emptyAllowed: false },
    { others: 'Не предусмотрено', emptyAllowed: false },
    { others: '', emptyAllowed: true },
  ],
  'P-27': [
    { classAverage: true, forecast: true },
    { classAverage: false, forecast: true },
    { classAverage: false, forecast: false },
  ],
  'P-30': [
    { zone: 'Asia/Krasnoyarsk', weekDays: 6 },
    { zone: 'Europe/Samara', weekDays: 5 },
    { zone: 'Europe/Moscow', weekDays: 5 },
  ],
}

/** The three schools live by their presets, as the API tells. */
export const differInPolicies = async (
  created: readonly { readonly school: School; readonly admin: Person }[],
): Promise<void> => {
  const said = await Promise.all(
    created.map(async ({ school: { schoolId }, admin }) => {
      const { values } = await admin.get<{ values: { key: string; valueJson: string }[] }>(
        `/schools/${schoolId}/policies?on=${today}`,
      )
      return new Map<string, unknown>(
        values.map(({ key, valueJson }) => [key, JSON.parse(valueJson)]),
      )
    }),
  )
  for (const [key, wanted] of Object.entries(presetsSay)) {
    expect([key, said.map((values) => values.get(key))]).toMatchObject([key, wanted])
  }
}
