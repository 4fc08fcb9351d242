import { expect } from '@jest/globals'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { staffNames } from '../cast.ts'
import { openJournal } from '../journal.ts'
import { today } from '../platform.ts'
import { classIdOf, personIdOf } from '../region.ts'
import { lessonOn } from '../timetable.ts'
import { hasNoBarriers } from './visit.ts'
import type { Visit } from './visit.ts'

interface WantedCourse {
  readonly className: string
  readonly subject: string
  readonly group?: string
  readonly teacher: string
  readonly hours: number
}

const english = { className: '5А', subject: 'Английский язык', hours: 2 }
const wanted: readonly WantedCourse[] = [
  { className: '5А', subject: 'Математика', teacher: staffNames.maths, hours: 5 },
  { ...english, group: 'Английский, 1-я группа', teacher: staffNames.englishOne },
  { ...english, group: 'Английский, 2-я группа', teacher: staffNames.englishTwo },
  { className: '1А', subject: 'Математика', teacher: staffNames.primary, hours: 4 },
]

export const entersTheCurriculum = async (v: Visit): Promise<void> => {
  const { admin } = v
  await admin.open(v.at('curriculum'))
  for (const { className, subject, group, teacher, hours } of wanted) {
    await admin.button('Добавить курс').first().click()
    const dialog = admin.dialog()
    await admin.choose(dialog.getByLabel('Класс'), className)
    await admin.choose(dialog.getByLabel('Предмет'), subject)
    if (group !== undefined) await admin.choose(dialog.getByLabel('Группа'), group)
    await admin.choose(dialog.getByLabel('Учитель'), teacher)
    await dialog.getByLabel('Часов в неделю').fill(String(hours))
    if (group === undefined && hours === 5) await hasNoBarriers(admin)
    await admin.finish('Сохранить')
  }
  await admin.row(/Английский.*2-я группа/).waitFor()
  await hasNoBarriers(admin)
}

export const setsTheBells = async (v: Visit): Promise<void> => {
  const { admin } = v
  const { page } = admin
  await admin.open(v.at('timetable/bells'))
  await admin.button('Добавить расписание').first().click()
  await page.getByLabel('Первый звонок: часы').fill('08')
  await page.getByLabel('Первый звонок: минуты').fill('30')
  await page.getByLabel('Уроков', { exact: true }).fill('4')
  await admin.button('Построить').click()
  await page.getByLabel('Урок 5: начало: часы').waitFor({ state: 'hidden' })
  expect(await page.getByLabel('Урок 4: конец: часы').inputValue()).toBe('12')
  await hasNoBarriers(admin)
  await admin.button('Сохранить звонки').click()
  await admin.sees('Звонки сохранены')
}

/**
 * Takes a course from the tray and puts it in its places, all by the keyboard. Its name begins with the subject
 * only where the board shows its class alone: that is waited for.
 */
const place = async (
  { admin }: Visit,
  course: RegExp,
  places: readonly (readonly [weekday: number, slot: number])[],
): Promise<void> => {
  const { page } = admin
  const taken = page.getByRole('region', { name: 'Учебный план' }).getByRole('button', {
    name: course,
  })
  for (const [weekday, slot] of places) {
    await taken.press('Enter')
    for (let at = 1; at < weekday; at += 1) await page.keyboard.press('ArrowRight')
    for (let at = 1; at < slot; at += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
}

const days = (slot: number, ...weekdays: number[]) =>
  weekdays.map((weekday) => [weekday, slot] as const)

export const composesTheWeek = async (v: Visit): Promise<void> => {
  const { admin } = v
  const { page } = admin
  await admin.open(v.at('timetable/templates'))
  await admin.button('Новый шаблон').first().click()
  await hasNoBarriers(admin)
  await admin.finish('Сохранить')
  const picker = page.getByRole('combobox', { name: 'Класс' })
  await admin.choose(picker, '5А')
  await place(v, /^Математика Громова/, days(1, 1, 2, 3, 4, 5))
  // In the way of mathematics: told at once, and taken back.
  await place(v, /1-я группа/, days(1, 1))
  const conflicts = page.getByRole('region', { name: 'Что мешает' })
  await conflicts.getByText(/5А.* уже есть урок/).waitFor()
  expect(await admin.button('Сохранить шаблон').isDisabled()).toBe(true)
  await hasNoBarriers(admin)
  await page.keyboard.press('Delete')
  await place(v, /1-я группа/, days(2, 2, 4))
  await place(v, /2-я группа/, days(2, 2, 4))
  await admin.choose(picker, '1А')
  await place(v, /^Математика Зуева/, days(1, 1, 2, 3, 4))
  await page.getByLabel('Кабинет', { exact: true }).selectOption({ label: '102' })
  await conflicts.getByText('Ничего не мешает.').waitFor()
  await admin.button('Сохранить шаблон').click()
  await page.getByRole('status').filter({ hasText: 'Сохранено' }).first().waitFor()
}

export const generatesTheYear = async (v: Visit): Promise<void> => {
  const { admin } = v
  const { page } = admin
  await admin.open(v.at('timetable/generation'))
  await admin.button('Показать, что изменится').click()
  await admin.sees(/Учебных дней \d+, пропускается каникул и выходных \d+/)
  await page.getByRole('row', { name: /5А · Английский язык · Английский, 2-я группа/ }).waitFor()
  await hasNoBarriers(admin)
  await admin.button(/^Создать [\d\s]+ урок/).click()
  await admin.heading('Уроки созданы').waitFor()
  await admin.open(v.at('lessons'))
  await admin.choose(page.getByRole('combobox', { name: 'Класс' }), '5А')
  await admin.row(/^1.*Математика/).waitFor()
  await hasNoBarriers(admin)
  await admin.button('Следующая неделя').click()
  await admin.sees('На этой неделе уроков нет')
  await admin.button('Следующая неделя').click()
  const first = admin.row(/^1.*Математика/)
  await first.waitFor()
  // National Unity Day is a Wednesday.
  const lessons = first.getByRole('cell')
  expect(await lessons.nth(1).getByRole('button').count()).toBe(1)
  expect(await lessons.nth(2).getByRole('button').count()).toBe(0)
  await learnsTheCourses(v)
}

/** Their ids, which no page shows; journals hear of lessons from the timetable. */
const learnsTheCourses = async (v: Visit): Promise<void> => {
  const { admin, path } = v.school
  const { courses } = await admin.get<{ courses: Course[] }>(`${path}/courses?year=2026`)
  const of = (name: string): Course => {
    const teacherId = personIdOf(v.school, name)
    const found = courses.find((each) => each.teacherId === teacherId)
    if (found === undefined) throw new Error(`no course of ${name}`)
    return found
  }
  const pair = [of(staffNames.englishOne), of(staffNames.englishTwo)] as const
  const primary = of(staffNames.primary)
  v.curriculum = { maths: of(staffNames.maths), english: pair, primary, rooms: {} }
  expect(pair[0].subjectId).toBe(pair[1].subjectId)
  expect(primary.classId).toBe(classIdOf(v.school, '1А'))
  v.courseId = v.curriculum.maths.courseId
  v.lesson = await lessonOn(v.school, v.curriculum.maths, today)
  await openJournal(admin, path, v.courseId, today)
  await openJournal(admin, path, primary.courseId, today)
}
