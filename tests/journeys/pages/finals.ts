import { pupilIdOf } from '../region.ts'
import { cellOf, holds, isSaved } from './journal.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

/** In Moscow oblast the last final closes the journal of the period. */
export const setsFinals = async (v: Visit): Promise<void> => {
  const { zarechyeTeacher: teacher } = v
  await cellOf(teacher, 'Белова').click()
  await teacher.page.keyboard.press('Digit5')
  await isSaved(teacher)
  await teacher.link('Итоги').click()
  await teacher.row(/^\d* ?Белова.*5,00.*Всего 1 отметка/).waitFor()
  await hasNoBarriers(teacher)
  const fields = teacher.page.getByRole('textbox', { name: /: итоговая отметка$/ })
  await fields.first().click()
  for (const value of '454444') await teacher.page.keyboard.press(`Digit${value}`)
  await teacher.button('Сохранить итоговые').click()
  await hasNoBarriers(teacher)
  await teacher.finish('Сохранить и закрыть журнал')
  await teacher.sees(/журнал за период закрыт/)
}

export const findsTheJournalClosed = async (v: Visit): Promise<void> => {
  const { zarechyeTeacher: teacher } = v
  const [, { found, curriculum }] = await v.others
  await teacher.open(v.at(`journals/${curriculum.maths.courseId}`, found))
  await cellOf(teacher, 'Абрамова').click()
  await teacher.page.keyboard.press('Digit3')
  await teacher.sees(/закрыт/)
  await holds(cellOf(teacher, 'Абрамова'), 'пусто')
  await hasNoBarriers(teacher)
}

/** The mother of two goes from one child to the other. */
export const familiesSeeTheFinals = async (v: Visit): Promise<void> => {
  const { motherOfTwo: mother } = v
  const [, { found }] = await v.others
  await mother.open(`/diary/${pupilIdOf(v.school, 'Белов Борис')}/finals`)
  await mother.link(/Вера/).click()
  await mother.page.waitForURL(new RegExp(pupilIdOf(found, 'Белова Вера')))
  await mother.link('Итоги').first().click()
  await mother.row(/Математика.*5/).waitFor()
  await hasNoBarriers(mother)
}
