import type { SchoolClass } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { expect } from '@jest/globals'
import { schools } from '../cast.ts'
import { today } from '../platform.ts'
import type { FoundSchool } from '../region.ts'
import { pupilIdOf } from '../region.ts'
import { lessonOn, makeLessons } from '../timetable.ts'
import { schoolWorkbook } from '../workbooks.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const uploadsThePeople = async (v: Visit): Promise<void> => {
  v.admin = await v.come('administrator')
  const { admin } = v
  await admin.open('/sign-in')
  await admin.heading('Вход в журнал и дневник').waitFor()
  await hasNoBarriers(admin)
  await admin.signIn(schools.krasnoyarsk.admin)
  await hasNoBarriers(admin)
  await admin.open(v.at('people/import'))
  const choosing = admin.page.waitForEvent('filechooser')
  await admin.page.getByLabel('Книга XLSX со списками школы').click()
  const chooser = await choosing
  await chooser.setFiles({
    name: 'школа.xlsx',
    mimeType: xlsx,
    buffer: await schoolWorkbook(schools.krasnoyarsk.file),
  })
  await admin.sees('Ошибок нет, можно применить')
  await admin.sees('Что изменится')
  await admin.sees('Громова Н. П.')
  await hasNoBarriers(admin)
  await admin.button('Применить 27 изменений').click()
  await admin.sees('Загружено')
  await admin.link('К списку учеников').click()
  await admin.sees(/Абрамова Анна/)
  await hasNoBarriers(admin)
}

/** Courses, bells and the lessons of the year have journeys of their own. */
export const getsItsTimetable = async (v: Visit): Promise<void> => {
  const { admin, path } = v.school
  const [{ staff }, { pupils }, { classes }] = await Promise.all([
    admin.get<Pick<FoundSchool, 'staff'>>(`${path}/staff`),
    admin.get<Pick<FoundSchool, 'pupils'>>(`${path}/pupils`),
    admin.get<{ classes: SchoolClass[] }>(`${path}/classes?year=2026`),
  ])
  expect(pupils).toHaveLength(schools.krasnoyarsk.file.pupils.length)
  v.school = { ...v.school, staff, pupils, classes }
  v.anna = pupilIdOf(v.school, 'Абрамова Анна')
  v.curriculum = await makeLessons(v.school)
  v.courseId = v.curriculum.maths.courseId
  v.lesson = await lessonOn(v.school, v.curriculum.maths, today)
}
