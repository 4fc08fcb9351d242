import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { ImportServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { PersonServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/people'
import { RoomServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import type { Box } from '@zvonok/testing/service-box'
import pg from 'pg'
import { createSchool, startRegistryBox, type TestSchool } from './testing/school.ts'
import { classRow, parentRow, pupilRow, snilsOf, workbookOf } from './testing/workbook.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const { query } = pg.Client.prototype

/** Names of the statements some work sends; those of the relay and of the job queue are left out. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const names: string[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [asked] = args as [string | { name?: string; text: string }]
    const name = typeof asked === 'string' ? asked.split(';')[0]! : (asked.name ?? '')
    if (!/^(outbox|job|graphile|$)/.test(name)) names.push(name.replace(/_[0-9a-f]{12}$/, ''))
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return names.filter(
    (name) => /^[a-z_]+$/.test(name) && !['begin', 'commit', 'rollback'].includes(name),
  )
}

const importPupils = async (school: TestSchool, count: number) => {
  const { schoolId } = school
  const imports = box.client(ImportServiceDefinition, school.admin)
  const people = Array.from({ length: count }, (_, index) => index)
  const file = await workbookOf({
    classes: [classRow({ teacher: '' })],
    pupils: people.map((index) =>
      pupilRow({ snils: snilsOf(100 + index), birthDate: `2015-03-${10 + index}` }),
    ),
    parents: people.map((index) =>
      parentRow({ snils: snilsOf(200 + index), pupilBirthDate: `2015-03-${10 + index}` }),
    ),
  })
  const { importId } = await imports.startImport({ schoolId, year: 2026, fileName: 'a', file })
  await box.settled()
  return statementsOf(async () => {
    await imports.applyImport({ schoolId, importId })
    await box.settled()
  })
}

it('a room takes three statements', async () => {
  const { schoolId, admin } = await createSchool(box)
  const room = { schoolId, roomId: '', building: 'А', name: '1', capacity: 0, expectedVersion: 0 }
  const put = () => box.client(RoomServiceDefinition, admin).putRoom(room)
  expect(await statementsOf(put)).toEqual(['room_save', 'announce', 'audit_append'])
})

it('an import and a list take as many statements for one pupil as for twenty', async () => {
  const [few, many] = [await createSchool(box), await createSchool(box)]
  const one = await importPupils(few, 1)
  expect(one.filter((name) => name === 'pupil_save')).toHaveLength(1)
  expect((await importPupils(many, 20)).toSorted()).toEqual(one.toSorted())
  const list = ({ schoolId, admin }: TestSchool) =>
    statementsOf(() =>
      box.client(PersonServiceDefinition, admin).listPupils({ schoolId, classId: '' }),
    )
  expect(await list(few)).toEqual(['pupil_list', 'parent_list'])
  expect(await list(many)).toEqual(['pupil_list', 'parent_list'])
})
