import type { School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { demoAdministrator } from '@zvonok/local/demo/accounts'
import { presets } from '@zvonok/policy/presets'
import type { Visitor } from '../browser.ts'
import { schools } from '../cast.ts'
import type { WantedSchool } from '../cast.ts'
import { Person } from '../person.ts'
import { peopleSchool, regionAuthority } from '../region.ts'
import { makeLessons } from '../timetable.ts'
import { hasNoBarriers, readSlips } from './visit.ts'
import type { OtherSchool, Visit } from './visit.ts'

const addMunicipality = async (authority: Visitor, name: string): Promise<void> => {
  await authority.button('Добавить муниципалитет').first().click()
  await authority.dialog().getByLabel('Полное название').fill(name)
  await authority.finish('Сохранить')
}

const addSchool = async (authority: Visitor, wanted: WantedSchool): Promise<void> => {
  const preset = presets.find(({ id }) => id === wanted.preset)
  await authority.button('Добавить школу').first().click()
  const dialog = authority.dialog()
  await dialog.getByLabel('Полное название').fill(wanted.name)
  await dialog.getByLabel('Краткое название').fill(wanted.shortName)
  await authority.choose(dialog.getByLabel('Муниципалитет'), wanted.municipality)
  await authority.choose(dialog.getByLabel('Порядки и правила'), preset?.title.ru ?? '')
  await authority.finish('Сохранить')
  await authority.row(new RegExp(wanted.shortName)).waitFor()
}

const appoint = async (v: Visit, authority: Visitor, wanted: WantedSchool): Promise<void> => {
  await authority.button('Назначить').click()
  const dialog = authority.dialog()
  await authority.choose(dialog.getByLabel('Школа'), wanted.shortName)
  await dialog.getByLabel('Кому').fill(`Администратор, ${wanted.shortName}`)
  await dialog.getByLabel('Логин').fill(wanted.admin)
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await readSlips(v, authority)
  await authority.finish('К списку')
}

export const agency = 'Управление контроля'

/** A monitoring agency reads everything and sets nothing. */
const appointAgency = async (v: Visit, authority: Visitor): Promise<void> => {
  await authority.button('Назначить').click()
  const dialog = authority.dialog()
  await authority.choose(dialog.getByLabel('Роль'), 'контролирующий орган')
  await dialog.getByLabel('Кому').fill(agency)
  await dialog.getByLabel('Логин').fill('inspector')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await readSlips(v, authority)
  await authority.finish('К списку')
}

const slipOf = (v: Visit, { shortName }: WantedSchool) => {
  const slip = v.slips.get(`Администратор, ${shortName}`)
  if (slip === undefined) throw new Error(`nobody was appointed in ${shortName}`)
  return slip
}

const setUp = async (v: Visit, wanted: WantedSchool, all: School[]): Promise<OtherSchool> => {
  const { username, password } = slipOf(v, wanted)
  const admin = await new Person(v.url).signIn(username, password)
  const school = all.find(({ shortName }) => shortName === wanted.shortName)
  if (school === undefined) throw new Error(`no ${wanted.shortName}`)
  const found = await peopleSchool({ school, admin }, wanted)
  return { found, curriculum: await makeLessons(found) }
}

export const makesTheRegion = async (v: Visit): Promise<void> => {
  const authority = await v.come('authority')
  await authority.signIn(demoAdministrator.username, demoAdministrator.password)
  await authority.link('Школы и доступ').click()
  await authority.heading('Школы и доступ').waitFor()
  await hasNoBarriers(authority)
  await addMunicipality(authority, 'Городской округ Рябиновск')
  await addMunicipality(authority, 'Заречный район')
  for (const wanted of Object.values(schools)) await addSchool(authority, wanted)
  for (const wanted of Object.values(schools)) await appoint(v, authority, wanted)
  await appointAgency(v, authority)
  await hasNoBarriers(authority)
}

/** The first sign-in of the administrator, while the two other schools get ready beside. */
export const beginsInThreeSchools = async (v: Visit): Promise<void> => {
  const authority = await regionAuthority(v.url)
  const all = await authority.get<{ schools: School[] }>('/schools')
  const wanted = schools.krasnoyarsk
  v.others = Promise.all([
    setUp(v, schools.samara, all.schools),
    setUp(v, schools.moscowOblast, all.schools),
  ])
  // Told where it is waited for.
  v.others.catch(() => undefined)
  v.admin = await v.come('administrator')
  await v.admin.open('/sign-in')
  await v.admin.heading('Вход в журнал и дневник').waitFor()
  await hasNoBarriers(v.admin)
  await v.admin.signInFirst(slipOf(v, wanted))
  await v.admin.heading('Настройка школы').waitFor()
  await hasNoBarriers(v.admin)
  const school = all.schools.find(({ shortName }) => shortName === wanted.shortName)
  if (school === undefined) throw new Error('no school')
  const admin = await new Person(v.url).signIn(wanted.admin)
  const path = `/schools/${school.schoolId}`
  v.school = { school, path, admin, staff: [], pupils: [], classes: [] }
  await v.admin.open(v.at('policies'))
  await v.admin.sees(presets.find(({ id }) => id === wanted.preset)?.title.ru ?? '')
  await hasNoBarriers(v.admin)
}
