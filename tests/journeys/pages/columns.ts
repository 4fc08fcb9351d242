import { expect } from '@jest/globals'
import type { JournalPage } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { copyColumn, pressRussian } from '../keyboard.ts'
import type { Keys } from '../keyboard.ts'
import { pupilIdOf } from '../region.ts'
import { watchStates } from './cell-states.ts'
import { cellOf, holds, isSaved } from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** Two marks and an absence, as a teacher keeps them in a spreadsheet. */
const column = [
  ['Гусева', '3'],
  ['Дроздов', 'б'],
  ['Егорова', '5'],
] as const
const empty = column.map(([surname]) => [surname, ''] as const)
const monday = '2026-10-19'

/** What the server has of the column. */
const kept = async (v: Visit): Promise<readonly string[]> => {
  const { lessons, marks, absences } = await v.school.admin.get<JournalPage>(
    `${v.school.path}/journals/${v.courseId}`,
  )
  const lessonId = lessons.find(({ date }) => date === monday)?.lessonId
  return column.map(([surname]) => {
    const pupilId = pupilIdOf(v.school, surname)
    const of = (each: { lessonId: string; pupilId: string }): boolean =>
      each.lessonId === lessonId && each.pupilId === pupilId
    return marks.find(of)?.value ?? absences.find(of)?.code ?? ''
  })
}

/** After the keys each cell shows the value and that it is saved, the journal says so of all, and the server has it. */
const keeps = async (
  v: Visit,
  keys: Keys,
  wanted: readonly (readonly [surname: string, value: string])[],
): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const states = await watchStates(teacher)
  await pressRussian(teacher.page, ...keys)
  for (const [surname, value] of wanted) {
    const cell = cellOf(teacher, surname, '19 окт')
    await holds(cell, value === '' ? 'пусто' : value)
    await states.has(cell, 'saved')
  }
  await isSaved(teacher)
  expect(await kept(v)).toEqual(wanted.map(([, value]) => value))
}

/** From a spreadsheet in one go, taken back and done again in one go, with a keyboard in the Russian layout. */
export const pastesAColumn = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const { page } = teacher
  await copyColumn(
    page,
    column.map(([, value]) => value),
  )
  await cellOf(teacher, 'Гусева', '19 окт').click()
  await keeps(v, ['KeyV', 'Control'], column)
  await hasNoBarriers(teacher)
  await teacher.button('Отменить: 3 клетки').waitFor()
  await keeps(v, ['KeyZ', 'Control'], empty)
  await keeps(v, ['KeyY', 'Control'], column)
  await keeps(v, ['KeyZ', 'Control'], empty)
  await keeps(v, ['KeyZ', 'Control', 'Shift'], column)
  await page.reload()
  for (const [surname, value] of column) await holds(cellOf(teacher, surname, '19 окт'), value)
}

/** A column with something else in it is not pasted by half. */
export const isRefusedABadColumn = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const { page } = teacher
  await copyColumn(page, ['4', '5-', '4'])
  await cellOf(teacher, 'Гусева', '19 окт').click()
  await pressRussian(page, 'KeyV', 'Control')
  await teacher.sees(/Ничего не вставлено: в строке 2 стоит «5-»/)
  for (const [surname, value] of column) await holds(cellOf(teacher, surname, '19 окт'), value)
  expect(await kept(v)).toEqual(column.map(([, value]) => value))
}

/** Anna was ill the day before; her family will read it. */
export const notesWhoWasIll = async (v: Visit): Promise<void> => {
  const { mathsTeacher: teacher } = v
  const cell = cellOf(teacher, 'Абрамова', '20 окт')
  await cell.click()
  const states = await watchStates(teacher)
  await pressRussian(teacher.page, 'Comma')
  await holds(cell, 'б')
  await states.has(cell, 'saved')
}
