import type { SchoolClass } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { schools } from '../cast.ts'
import type { FoundSchool } from '../region.ts'
import { classIdOf, pupilIdOf } from '../region.ts'
import { schoolWorkbook } from '../workbooks.ts'
import type { NewPupil } from '../workbooks.ts'
import { hasNoBarriers, readSlips } from './visit.ts'
import type { Visit } from './visit.ts'

export const setsPeriods = async (v: Visit): Promise<void> => {
  const { admin } = v
  const usual = admin.page.getByText(/Показаны обычные даты/)
  await admin.open(v.at('periods'))
  await usual.waitFor()
  const end = admin.page.getByLabel(/^1.*: последний день/)
  await end.fill('10.11.2026')
  await end.press('Tab')
  await admin.sees(/пересекаются/)
  await hasNoBarriers(admin)
  await admin.button('Взять обычные даты').click()
  await admin.button('Сохранить периоды').click()
  await usual.waitFor({ state: 'hidden' })
  await admin.page.getByText('Полугодия', { exact: true }).first().click()
  await usual.waitFor()
  await admin.button('Сохранить периоды').click()
  await usual.waitFor({ state: 'hidden' })
}

export const addsRoomsAndASubject = async (v: Visit): Promise<void> => {
  const { admin } = v
  await admin.open(v.at('registers/rooms'))
  for (const name of ['101', '102', '201', '202']) {
    await admin.button('Добавить кабинет').first().click()
    await admin.dialog().getByLabel('Номер или название').fill(name)
    await admin.dialog().getByLabel('Мест').fill('30')
    await admin.finish('Сохранить')
  }
  await admin.row(/^202/).waitFor()
  await hasNoBarriers(admin)
  await admin.link('Предметы').click()
  await admin.row(/^Математика/).waitFor()
  await admin.button('Добавить предмет').click()
  await admin.dialog().getByLabel('Предмет').fill('Финансовая грамотность')
  await admin.dialog().getByLabel('Без аттестации').check()
  await hasNoBarriers(admin)
  await admin.finish('Сохранить')
  await admin.row(/^Финансовая грамотность/).waitFor()
}

export const uploadsThePeople = async (v: Visit): Promise<void> => {
  const { admin } = v
  const { file } = schools.krasnoyarsk
  const [first, ...others] = file.pupils
  await admin.open(v.at('people/import'))
  const upload = async (label: string, pupils: readonly NewPupil[]): Promise<void> =>
    admin.upload(label, 'школа.xlsx', await schoolWorkbook({ ...file, pupils }))
  await upload('Книга XLSX со списками школы', [{ ...first, className: '5Я' }, ...others])
  await admin.sees('Файл нужно исправить')
  await hasNoBarriers(admin)
  await upload('Загрузить исправленный файл', file.pupils)
  await admin.sees('Ошибок нет, можно применить')
  await admin.sees('Что изменится')
  await admin.sees('Громова Н. П.')
  await hasNoBarriers(admin)
  await admin.button('Применить 27 изменений').click()
  await admin.sees('Загружено')
  await admin.link('К списку учеников').click()
  await admin.sees(/Абрамова Анна/)
  await hasNoBarriers(admin)
  await learnsThePeople(v)
}

/** Their ids, which no page shows. */
const learnsThePeople = async (v: Visit): Promise<void> => {
  const { admin, path } = v.school
  const [{ staff }, { pupils }, { classes }] = await Promise.all([
    admin.get<Pick<FoundSchool, 'staff'>>(`${path}/staff`),
    admin.get<Pick<FoundSchool, 'pupils'>>(`${path}/pupils`),
    admin.get<{ classes: SchoolClass[] }>(`${path}/classes?year=2026`),
  ])
  v.school = { ...v.school, staff, pupils, classes }
  v.anna = pupilIdOf(v.school, 'Абрамова Анна')
}

export const choosesPeriodsPerClass = async (v: Visit): Promise<void> => {
  const { admin } = v
  await admin.open(v.at('periods'))
  const tenth = admin.page.getByLabel('10А: вид периодов')
  await admin.choose(tenth, 'Четверти')
  await admin.button('Четверти в 1–9, полугодия в 10–11').click()
  await admin.button('Четверти в 1–9, полугодия в 10–11').waitFor({ state: 'hidden' })
  await tenth.locator('option:checked', { hasText: 'Полугодия' }).waitFor({ state: 'attached' })
  await hasNoBarriers(admin)
}

export const splitsTheClassForEnglish = async (v: Visit): Promise<void> => {
  const { admin } = v
  await admin.open(v.at(`people/classes/groups?class=${classIdOf(v.school, '5А')}`))
  await admin.heading(/^5А/).waitFor()
  await admin.button('Разделить на две').first().click()
  await admin.sees('В первой 3, во второй 3, без группы 0')
  await hasNoBarriers(admin)
  await admin.finish('Создать две группы')
  await admin.heading('Английский, 2-я группа').waitFor()
  await hasNoBarriers(admin)
}

export const printsLogins = async (v: Visit): Promise<void> => {
  const { admin } = v
  await admin.open(v.at('accounts'))
  await hasNoBarriers(admin)
  await admin.button(/^Выдать \d+ логин/).click()
  await readSlips(v, admin)
  await hasNoBarriers(admin)
  await admin.button('К списку').click()
  await admin.row(/Громова/).waitFor()
}
