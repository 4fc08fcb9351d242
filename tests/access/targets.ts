import type { Invite, ListInvitesResponse } from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { IntegratorSecret } from '@zvonok/contracts/zvonok/identity/v1/integrators'
import type { ListGrantsResponse } from '@zvonok/contracts/zvonok/identity/v1/grants'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { ListSubjectsResponse } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import type { ListWorkTypesResponse } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import type { ListBellsResponse } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import type { ListTemplatesResponse } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import type { WantedSchool } from '../journeys/cast.ts'
import { schools, staffNames } from '../journeys/cast.ts'
import { openJournal } from '../journeys/journal.ts'
import { password, Person } from '../journeys/person.ts'
import { eventually, today } from '../journeys/platform.ts'
import {
  classIdOf,
  createSchool,
  firstPeriodOf,
  grantTo,
  peopleSchool,
  pupilIdOf,
  regionAuthority,
  signInStaff,
  startImport,
  year,
} from '../journeys/region.ts'
import type { FoundSchool } from '../journeys/region.ts'
import { generateYear, lessonOn, makeLessons } from '../journeys/timetable.ts'
import type { Curriculum } from '../journeys/timetable.ts'
import { schoolWorkbook } from '../journeys/workbooks.ts'

/** What a request names: the same fields for own, same-school and foreign things. */
export type Target = Readonly<Record<string, string>>

export const scopes = ['own', 'school', 'other'] as const
export type Scope = (typeof scopes)[number]

/** A class teacher who teaches nothing, and offices one by one: roles apart. */
const wantedSchool: WantedSchool = {
  ...schools.krasnoyarsk,
  file: {
    ...schools.krasnoyarsk.file,
    staff: [
      ...schools.krasnoyarsk.file.staff.map((member) =>
        member.name === staffNames.deputy ? { ...member, roles: 'завуч' } : member,
      ),
      { name: 'Яковлев Пётр Ильич', position: 'диспетчер', roles: 'диспетчер' },
    ],
    classes: {
      '1А': staffNames.primary,
      '5А': staffNames.substitute,
      '10А': staffNames.englishOne,
    },
  },
}

interface Ids {
  readonly found: FoundSchool
  readonly curriculum: Curriculum
  readonly className: string
  readonly pupil: string
  readonly shared: Target
}

const targetOf = async ({ found, curriculum, className, pupil, shared }: Ids): Promise<Target> => {
  const course = className === '1А' ? curriculum.primary! : curriculum.maths
  const { lessonId } = await lessonOn(found, course, today)
  await openJournal(found.admin, found.path, course.courseId, today)
  return {
    ...shared,
    classId: classIdOf(found, className),
    pupilId: pupilIdOf(found, pupil),
    courseId: course.courseId,
    groupId: curriculum.english[0].groupId,
    teacherId: course.teacherId,
    lessonId,
    roomId: curriculum.rooms['101']!,
    personId: found.staff[0]!.personId,
    periodId: await firstPeriodOf(found),
    workNumber: '1',
  }
}

/** Ids of things that belong to a school as a whole. */
const sharedIds = async (found: FoundSchool, authority: Person): Promise<Target> => {
  const { admin, path, school } = found
  const [{ subjects }, { workTypes }, { bells }, { templates }, { grants }] = await Promise.all([
    admin.get<ListSubjectsResponse>(`${path}/subjects`),
    admin.get<ListWorkTypesResponse>(`${path}/work-types`),
    admin.get<ListBellsResponse>(`${path}/bells`),
    admin.get<ListTemplatesResponse>(`${path}/templates?year=${year}`),
    authority.get<ListGrantsResponse>(`/grants?schoolId=${school.schoolId}`),
  ])
  const { importId } = await startImport(admin, path, await schoolWorkbook(wantedSchool.file))
  await admin.post(`${path}/imports/${importId}/cancel`)
  const templateId = templates[0]!.templateId
  const { generationId } = await generateYear(found, templateId)
  return {
    schoolId: school.schoolId,
    municipalityId: school.municipalityId,
    subjectId: subjects[0]!.subjectId,
    workTypeId: workTypes[0]!.workTypeId,
    bellsId: bells[0]!.bellsId,
    templateId,
    grantId: grants[0]!.grantId,
    importId,
    generationId,
    key: 'P-11',
  }
}

/** A machine account and a person of the API that reads with its token. */
const integratorOf = async (authority: Person, name: string, schoolId: string) => {
  const made = await authority.post<IntegratorSecret>('/integrators', {
    name,
    role: 'inspector',
    schoolId,
  })
  return { made, target: { integratorId: made.integrator!.integratorId } }
}

const withToken = async (url: string, { clientSecret, integrator, tokenUrl }: IntegratorSecret) => {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: integrator!.clientId,
      client_secret: clientSecret,
    }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return new Person(url).withBearer(token)
}

const invitesOf = (found: FoundSchool, classId: string): Promise<readonly Invite[]> =>
  eventually(async () => {
    const at = `${found.path}/classes/${classId}/invites`
    const { status, body } = await found.admin.ask('POST', at, { body: {} })
    return status === 200 && (body as ListInvitesResponse).invites
  })

const inviteIdOf = (invites: readonly Invite[]): string => invites.at(-1)!.inviteId

export interface Stage {
  readonly people: ReadonlyMap<string, Person>
  readonly targets: Readonly<Record<Scope, Target>>
}

const activate = async (url: string, invites: readonly Invite[], role: string): Promise<Person> => {
  const invite = invites.find((each) => each.role === role && each.pupilName.startsWith('Абрамова'))
  const person = new Person(url)
  const username = `matrix.${role}`
  await person.post('/activation', { code: invite?.code, username, password })
  return person.signIn(username)
}

/** A region with a person of every role: own things are of 5А, others of 1А, foreign ones of the school across the river. */
export const setTheStage = async (url: string): Promise<Stage> => {
  const authority = await regionAuthority(url)
  const municipalities = await Promise.all(
    [wantedSchool.municipality, schools.moscowOblast.municipality].map((name) =>
      authority.post<Municipality>('/municipalities', { name }),
    ),
  )
  const found = await peopleSchool(
    await createSchool(authority, wantedSchool, municipalities),
    wantedSchool,
  )
  const foreign = await peopleSchool(
    await createSchool(authority, schools.moscowOblast, municipalities),
    schools.moscowOblast,
  )
  const curriculum = await makeLessons(found)
  const foreignCurriculum = await makeLessons(foreign)
  const shared = await sharedIds(found, authority)
  const foreignShared = await sharedIds(foreign, authority)
  const invites = await invitesOf(found, classIdOf(found, '5А'))
  const invitesOfFirst = await invitesOf(found, classIdOf(found, '1А'))
  const foreignInvites = await invitesOf(foreign, classIdOf(foreign, '5А'))
  // Those that are replaced and revoked on the way, and the one that reads.
  const ended = await integratorOf(authority, 'Портал', found.school.schoolId)
  const foreignEnded = await integratorOf(authority, 'Портал', foreign.school.schoolId)
  const reading = await integratorOf(authority, 'Портал открытых данных', found.school.schoolId)
  const people = new Map<string, Person>([
    ['anonymous', new Person(url)],
    ['pupil', await activate(url, invites, 'pupil')],
    ['parent', await activate(url, invites, 'parent')],
    ['teacher', await signInStaff(found, staffNames.maths)],
    ['class-teacher', await signInStaff(found, staffNames.substitute)],
    ['deputy-head', await signInStaff(found, staffNames.deputy)],
    ['director', await signInStaff(found, staffNames.director)],
    ['school-admin', found.admin],
    ['dispatcher', await signInStaff(found, 'Яковлев Пётр Ильич')],
    ['secretary', await signInStaff(found, 'Крылова Анна Игоревна')],
    ['region-authority', authority],
    [
      'municipal-authority',
      await grantTo(authority, 'matrix-municipal', 'municipal-authority', {
        municipalityId: found.school.municipalityId,
      }),
    ],
    ['inspector', await grantTo(authority, 'matrix-inspector', 'inspector')],
    ['integrator', await withToken(url, reading.made)],
  ])
  const own = { found, curriculum, className: '5А', pupil: 'Абрамова', shared }
  const same = { ...own, className: '1А', pupil: 'Яшина' }
  const other = {
    found: foreign,
    curriculum: foreignCurriculum,
    className: '5А',
    pupil: 'Абрамова',
    shared: foreignShared,
  }
  return {
    people,
    targets: {
      own: { ...(await targetOf(own)), ...ended.target, inviteId: inviteIdOf(invites) },
      school: { ...(await targetOf(same)), ...ended.target, inviteId: inviteIdOf(invitesOfFirst) },
      other: {
        ...(await targetOf(other)),
        ...foreignEnded.target,
        inviteId: inviteIdOf(foreignInvites),
      },
    },
  }
}
