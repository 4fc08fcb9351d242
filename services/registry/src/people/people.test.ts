import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import {
  PersonServiceDefinition,
  PupilsChanged,
  StaffChanged,
} from '@zvonok/contracts/zvonok/registry/v1/people'
import { newId } from '@zvonok/runtime/id'
import { sql } from '@zvonok/runtime/postgres'
import { classTeacher, schoolAdmin, secretary, teacher } from '@zvonok/testing/callers'
import type { Box } from '@zvonok/testing/service-box'
import {
  authority,
  createSchool,
  newPupil,
  newStaff,
  putClass,
  putPupil,
  putStaff,
  snilsHashKey,
  startRegistryBox,
  type TestSchool,
} from '../testing/school.ts'
import { snilsOf } from '../testing/workbook.ts'

let box: Box
beforeAll(async () => {
  box = await startRegistryBox()
})
afterAll(() => box[Symbol.asyncDispose]())

const by = (caller: TestSchool['admin']) => box.client(PersonServiceDefinition, caller)

describe('staff', () => {
  it('adds and changes a member and announces the hash of the СНИЛС, never the number', async () => {
    const school = await createSchool(box)
    const { schoolId } = school
    const added = await putStaff(box, school, { snils: '112-233-445 95', email: 'a@b.ru' })
    const hash = createHmac('sha256', Buffer.from(snilsHashKey, 'hex')).update('11223344595')
    expect(added).toMatchObject({ snilsHash: hash.digest('hex'), version: 1 })
    const changed = await putStaff(box, school, {
      personId: added.personId,
      position: 'завуч',
      roles: ['teacher', 'deputy-head'],
      expectedVersion: 1,
    })
    expect(changed).toMatchObject({ snilsHash: added.snilsHash, version: 2, email: '' })
    await box.settled()
    const events = box.recordedEvents(StaffChanged).map(({ event }) => event.staff)
    expect(events.slice(-2)).toEqual([added, changed])
    const [row] = await box.db.read({ schoolId }, (read) =>
      read.rows<{ sealed: Buffer }>('sealed', sql`select snils_sealed as sealed from staff`),
    )
    expect(row?.sealed.includes('11223344595')).toBe(false)
    const { staff } = await by(teacher({ schoolId, personId: newId() })).listStaff({ schoolId })
    expect(staff).toEqual([changed])
  })

  it('names every wrong field', async () => {
    const school = await createSchool(box)
    const wrong = {
      name: { surname: 'Oрлова', givenName: '', patronymic: '' },
      roles: ['teacher', 'king'],
      snils: '112-233-445 96',
      email: 'орлова',
      until: '2026-08-31',
    }
    await expect(putStaff(box, school, wrong)).rejects.toMatchObject({
      violations: [
        { field: 'name.surname', reason: 'NAME_MIXED_ALPHABETS' },
        { field: 'name.givenName', reason: 'NAME_EMPTY' },
        { field: 'roles[1]', reason: 'ROLE_UNKNOWN' },
        { field: 'snils', reason: 'SNILS_CHECKSUM' },
        { field: 'email', reason: 'EMAIL_INVALID' },
        { field: 'until', reason: 'ENDS_BEFORE_START' },
      ],
    })
  })

  it.each(['1936-09-01', '2036-09-01'])('refuses a member at work from %s', async (from) => {
    const school = await createSchool(box)
    await expect(putStaff(box, school, { from })).rejects.toMatchObject({
      violations: [{ field: 'from', reason: 'STAFF_START_IMPLAUSIBLE' }],
    })
  })

  it('refuses a СНИЛС that somebody has, also when both come at once', async () => {
    const school = await createSchool(box)
    const put = () => putStaff(box, school, { snils: snilsOf(44) })
    const made = await Promise.allSettled([put(), put()])
    const refused = made.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason)).toMatchObject([
      { reason: 'SNILS_TAKEN', violations: [{ field: 'snils' }] },
    ])
  })

  it('keeps the office and the region from giving rights in the school [39 4.1.2]', async () => {
    const { schoolId } = await createSchool(box)
    const office = by(secretary({ schoolId, personId: newId() }))
    await expect(office.putStaff(newStaff(schoolId))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'ROLES_NOT_YOURS_TO_GIVE',
    })
    await office.putStaff({ ...newStaff(schoolId), roles: [] })
    const first = { ...newStaff(schoolId), roles: ['school-admin'] }
    await expect(by(authority).putStaff(first)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'ROLE_NOT_ALLOWED',
    })
    const stranger = by(schoolAdmin({ schoolId: newId(), personId: newId() }))
    await expect(stranger.putStaff(first)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('repeats the answer of a repeated key and refuses an old version', async () => {
    const { schoolId, admin } = await createSchool(box)
    const idempotencyKey = newId()
    const put = () => by(admin).putStaff(newStaff(schoolId), { idempotencyKey })
    const made = await put()
    expect(await put()).toEqual(made)
    const again = { ...newStaff(schoolId), personId: made.personId, expectedVersion: 9 }
    await expect(by(admin).putStaff(again)).rejects.toMatchObject({
      reason: 'CHANGED_BY_ANOTHER',
      details: { version: '1' },
    })
  })
})

describe('pupils', () => {
  it('adds and changes the card, and lists a class by name', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const { classId } = await putClass(box, school)
    const ivan = await putPupil(box, school, classId, { snils: snilsOf(51) })
    const name = { surname: 'Ёлкин', givenName: 'Глеб', patronymic: '' }
    const gleb = await putPupil(box, school, classId, { name })
    const left = await putPupil(box, school, classId, {
      pupilId: ivan.pupilId,
      leftOn: '2026-10-01',
      expectedVersion: 1,
    })
    expect(left).toMatchObject({ snilsHash: ivan.snilsHash, leftOn: '2026-10-01', version: 2 })
    const { pupils } = await by(admin).listPupils({ schoolId, classId })
    expect(pupils).toEqual([left, gleb])
    await box.settled()
    expect(box.recordedEvents(PupilsChanged).flatMap(({ event }) => event.pupils)).toEqual([
      ivan,
      gleb,
      left,
    ])
  })

  it('refuses wrong fields, a class that is not there and a birth date that can’t be', async () => {
    const school = await createSchool(box)
    const { classId } = await putClass(box, school)
    const refusals = [
      [{ classId: 'x' }, 'classId', 'NOT_AN_ID'],
      [{ classId: newId() }, 'classId', 'CLASS_NOT_FOUND'],
      [{ birthDate: '2025-03-04' }, 'birthDate', 'BIRTH_DATE_IMPLAUSIBLE'],
      [{ enrolledOn: '2036-09-01' }, 'enrolledOn', 'ENROLMENT_TOO_LATE'],
      [{ enrolledOn: '2005-09-01' }, 'enrolledOn', 'ENROLMENT_TOO_EARLY'],
      [{ snils: '1' }, 'snils', 'SNILS_FORMAT'],
      [{ leftOn: '2026-08-01' }, 'leftOn', 'ENDS_BEFORE_START'],
    ] as const
    for (const [changes, field, reason] of refusals) {
      await expect(putPupil(box, school, classId, changes)).rejects.toMatchObject({
        violations: [{ field, reason }],
      })
    }
    await putPupil(box, school, classId, { snils: snilsOf(52) })
    await expect(putPupil(box, school, classId, { snils: snilsOf(52) })).rejects.toMatchObject({
      reason: 'SNILS_TAKEN',
    })
  })

  it('lets one of two writers win and repeats the answer of a key', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const { classId } = await putClass(box, school)
    const idempotencyKey = newId()
    const put = () => by(admin).putPupil(newPupil(schoolId, classId), { idempotencyKey })
    const { pupilId } = await put()
    expect((await put()).pupilId).toBe(pupilId)
    const change = () => putPupil(box, school, classId, { pupilId, expectedVersion: 1 })
    const made = await Promise.allSettled([change(), change()])
    const refused = made.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason)).toMatchObject([{ reason: 'CHANGED_BY_ANOTHER' }])
  })

  it('gives a class teacher the own class only', async () => {
    const school = await createSchool(box)
    const { schoolId, admin } = school
    const { personId } = await putStaff(box, school)
    const own = await putClass(box, school, '5А')
    const other = await putClass(box, school, '6А')
    await box
      .client(ClassServiceDefinition, admin)
      .putClass({ ...own, classTeacherId: personId, expectedVersion: 1 })
    const leading = by(classTeacher({ schoolId, personId, classId: own.classId }))
    const { pupilId } = await by(admin).putPupil(newPupil(schoolId, own.classId))
    const card = { ...newPupil(schoolId, own.classId), pupilId, expectedVersion: 1 }
    const pupil = await leading.putPupil(card)
    expect((await leading.listPupils({ schoolId, classId: own.classId })).pupils).toEqual([pupil])
    for (const refused of [
      leading.listPupils({ schoolId, classId: other.classId }),
      leading.listPupils({ schoolId, classId: '' }),
      // Who comes to the class is enrolled by order [S 4.2.3].
      leading.putPupil(newPupil(schoolId, own.classId)),
      leading.putPupil(newPupil(schoolId, other.classId)),
      leading.putPupil({
        ...newPupil(schoolId, other.classId),
        ...pupil,
        classId: other.classId,
        expectedVersion: 2,
      }),
    ]) {
      await expect(refused).rejects.toMatchObject({ kind: 'forbidden', reason: 'NOT_YOUR_CLASS' })
    }
    await expect(by(admin).listPupils({ schoolId, classId: newId() })).rejects.toMatchObject({
      reason: 'CLASS_NOT_FOUND',
    })
    const teaching = by(teacher({ schoolId, personId }))
    await expect(teaching.listPupils({ schoolId, classId: own.classId })).rejects.toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    })
  })

  it('leaves no name and no СНИЛС in the log', async () => {
    const school = await createSchool(box)
    const { classId } = await putClass(box, school)
    await putPupil(box, school, classId, { snils: snilsOf(53) })
    await putPupil(box, school, classId, { snils: snilsOf(53) }).catch(() => {})
    const lines = JSON.stringify(box.logged)
    expect(lines).toContain('PutPupil')
    expect(lines).not.toMatch(new RegExp(`Белов|Олегович|${snilsOf(53)}`))
  })
})
