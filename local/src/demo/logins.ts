import { AccountServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import { MunicipalityServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { GrantServiceDefinition } from '@zvonok/contracts/zvonok/identity/v1/grants'
import {
  ActivationServiceDefinition,
  InviteServiceDefinition,
} from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { Invite } from '@zvonok/contracts/zvonok/identity/v1/invites'
import { NoticeServiceDefinition } from '@zvonok/contracts/zvonok/notifications/v1/notices'
import type { AccountDirectory } from '@zvonok/identity/directory/port'
import type { Grant } from '@zvonok/runtime/caller'
import { newId } from '@zvonok/runtime/id'
import { formatSnils } from '../esia-simulator/citizens.ts'
import { demoAdministrator, demoPassword, demoRegion } from './accounts.ts'
import { demoCitizens, showcasePupils } from './citizens.ts'
import type { FilledSchool } from './fill.ts'
import { fullName } from './names.ts'
import type { Stage } from './stage.ts'

/** One line of what is printed at the start. */
export interface Login {
  readonly role: string
  readonly username: string
  readonly who: string
}

const makePermanent = async (directory: AccountDirectory, username: string): Promise<void> => {
  const account = await directory.findByUsername(username)
  if (account === undefined) throw new Error(`the directory has no ${username}`)
  await directory.setPassword(account.subject, demoPassword, false)
}

const staffLogins = async (
  stage: Stage,
  directory: AccountDirectory,
  { schoolId, admin, staff, classes }: FilledSchool,
): Promise<Login[]> => {
  const leader = classes.find(({ name }) => name === '5А')?.classTeacherId ?? ''
  const by = (role: string, position: string) =>
    [role, staff.find((each) => each.position === position)?.personId ?? ''] as const
  const wanted = [
    by('Директор', 'директор'),
    by('Завуч и диспетчер расписания', 'заместитель директора по УВР'),
    by('Учитель математики', 'учитель математики'),
    ['Классный руководитель 5А', leader] as const,
  ]
  const { credentials } = await stage
    .client(AccountServiceDefinition)
    .issueCredentials(
      { schoolId, personIds: [...new Set(wanted.map(([, personId]) => personId))] },
      await stage.by(admin),
    )
  const logins: Login[] = []
  for (const [role, personId] of wanted) {
    const issued = credentials.find((each) => each.personId === personId)
    if (issued === undefined) continue
    await makePermanent(directory, issued.username)
    logins.push({ role, username: issued.username, who: issued.personName })
  }
  return logins
}

const activate = async (stage: Stage, invite: Invite, username: string): Promise<void> => {
  await stage
    .client(ActivationServiceDefinition)
    .activateInvite(
      { code: invite.code, username, password: demoPassword },
      { idempotencyKey: newId(), deadlineMs: 20_000 },
    )
}

const newest = 3

/** A family opens the diary every morning: only what is new of late is unread. */
const readOlderNotices = async (stage: Stage, grant: Grant): Promise<void> => {
  const client = stage.client(NoticeServiceDefinition)
  let before = ''
  for (;;) {
    const { notices } = await client.listNotices({ before, limit: 100 }, await stage.by(grant))
    const noticeIds = notices.slice(before === '' ? newest : 0).map(({ noticeId }) => noticeId)
    if (noticeIds.length === 0) return
    await client.readNotices({ noticeIds }, await stage.by(grant))
    before = noticeIds.at(-1) ?? ''
  }
}

const familyLogins = async (
  stage: Stage,
  { schoolId, admin, classes, year }: FilledSchool,
): Promise<Login[]> => {
  const schoolClass = classes.find(({ name }) => name === '5А')
  const [child] = showcasePupils(year)
  if (schoolClass === undefined || child === undefined) return []
  const { invites } = await stage
    .client(InviteServiceDefinition)
    .issueInvites({ schoolId, classId: schoolClass.classId, personId: '' }, await stage.by(admin))
  const own = invites.filter(({ pupilName }) =>
    pupilName.startsWith(`${child.surname} ${child.givenName}`),
  )
  const logins: Login[] = []
  for (const [role, username, title] of [
    ['parent', 'parent', 'Родитель'],
    ['pupil', 'pupil', 'Ученик (вход для детей до 14 лет)'],
  ] as const) {
    const invite = own.find((each) => each.role === role)
    if (invite === undefined) continue
    await activate(stage, invite, username)
    const { personId, pupilId } = invite
    await readOlderNotices(stage, { role, personId, schoolId, pupilId })
    logins.push({ role: title, username, who: `${invite.personName}, 5А` })
  }
  return logins
}

const authorityLogins = async (stage: Stage, directory: AccountDirectory): Promise<Login[]> => {
  const authority: Grant = {
    role: 'region-authority',
    personId: demoRegion.regionId,
    regionId: demoRegion.regionId,
  }
  const { municipalities } = await stage
    .client(MunicipalityServiceDefinition)
    .listMunicipalities({}, await stage.by(authority))
  const [town] = municipalities
  const given = [
    {
      title: 'Муниципальный орган',
      username: 'municipality',
      holder: `Отдел образования, ${town?.name ?? ''}`,
      role: 'municipal-authority',
      municipalityId: town?.municipalityId ?? '',
    },
    {
      title: 'Контролирующий орган',
      username: 'inspector',
      holder: 'Управление контроля в сфере образования',
      role: 'inspector',
      municipalityId: '',
    },
  ]
  const logins: Login[] = [
    {
      role: 'Министерство',
      username: demoAdministrator.username,
      who: demoAdministrator.holder,
    },
  ]
  for (const { title, ...grant } of given) {
    const { username, holder } = grant
    await stage
      .client(GrantServiceDefinition)
      .grantRole({ ...grant, schoolId: '', from: '', until: '' }, await stage.by(authority))
    await makePermanent(directory, username)
    logins.push({ role: title, username, who: holder })
  }
  return logins
}

/** Gives demonstration logins to people of every role; all with the demonstration password. */
export const makeLogins = async (
  stage: Stage,
  directory: AccountDirectory,
  schools: readonly FilledSchool[],
): Promise<readonly Login[]> => {
  const logins = await authorityLogins(stage, directory)
  for (const { adminUsername, shortName } of schools) {
    await makePermanent(directory, adminUsername)
    logins.push({ role: 'Администратор школы', username: adminUsername, who: shortName })
  }
  const [first] = schools
  if (first === undefined) return logins
  logins.push(...(await staffLogins(stage, directory, first)))
  logins.push(...(await familyLogins(stage, first)))
  return logins
}

/** Who signs in through the Gosuslugi simulator, for the printed list. */
export const gosuslugiLogins = (year: number): readonly Login[] =>
  demoCitizens(year).map((citizen, at) => ({
    role:
      ['Госуслуги: родитель', 'Госуслуги: неподтверждённая запись', 'Госуслуги: чужой'][at] ?? '',
    username: formatSnils(citizen.snils),
    who: fullName({
      surname: citizen.familyName,
      givenName: citizen.givenName,
      patronymic: citizen.middleName ?? '',
    }),
  }))
