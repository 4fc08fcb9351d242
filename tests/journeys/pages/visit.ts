import { expect } from '@jest/globals'
import type { IssueCredentialsResponse } from '@zvonok/contracts/zvonok/identity/v1/accounts'
import type { Municipality } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import type { Browser } from 'playwright-core'
import { Visitor } from '../browser.ts'
import { schools } from '../cast.ts'
import { eventually } from '../platform.ts'
import { createSchool, personIdOf, putPeriods, regionAuthority } from '../region.ts'
import { Story } from '../story.ts'

/** A story whose people sit before the pages. */
export class Visit extends Story {
  readonly browser: Browser
  readonly visitors: Visitor[] = []
  admin!: Visitor
  mathsTeacher!: Visitor
  /** Before the diary of Анна, which stays open. */
  family!: Visitor
  courseId = ''

  constructor(url: string, browser: Browser) {
    super(url)
    this.browser = browser
  }

  async come(name: string): Promise<Visitor> {
    const visitor = await Visitor.come(this.browser, name, this.url)
    this.visitors.push(visitor)
    return visitor
  }

  /** Address of a page of the school in this year. */
  at(page: string): string {
    return `${this.school.path}/2026/${page}`
  }
}

export const hasNoBarriers = async (visitor: Visitor): Promise<void> => {
  expect(await visitor.barriers()).toEqual([])
}

/** A school without people, and its administrator: what the region does before the school begins. */
export const foundsASchool = async (v: Visit): Promise<void> => {
  v.authority = await regionAuthority(v.url)
  const wanted = schools.krasnoyarsk
  const municipality = await v.authority.post<Municipality>('/municipalities', {
    name: wanted.municipality,
  })
  const { school, admin } = await createSchool(v.authority, wanted, [municipality])
  const path = `/schools/${school.schoolId}`
  const quarters = await putPeriods(admin, path)
  v.school = { school, admin, path, quarters, staff: [], pupils: [], classes: [] }
}

/** Issues a login to a member of staff, who signs in by hand and chooses a password. */
export const comeStaff = async (
  v: Visit,
  name: string,
  fullName: string,
): Promise<{ visitor: Visitor; username: string }> => {
  const personIds = [personIdOf(v.school, fullName)]
  const issued = await eventually(async () => {
    const { status, body } = await v.school.admin.ask('POST', `${v.school.path}/accounts`, {
      body: { personIds },
    })
    return status === 200 && (body as IssueCredentialsResponse).credentials[0]
  })
  const visitor = await v.come(name)
  await visitor.signIn(issued.username, issued.password)
  return { visitor, username: issued.username }
}
