import { expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { Visitor } from '../browser.ts'
import type { Slip } from '../browser.ts'
import type { Device } from '../devices.ts'
import type { FoundSchool } from '../region.ts'
import { Story } from '../story.ts'
import type { Curriculum } from '../timetable.ts'

/** A school whose set-up is not the story, with the logins of its staff. */
export interface OtherSchool {
  readonly found: FoundSchool
  readonly curriculum: Curriculum
}

/** A story whose people sit before the pages. */
export class Visit extends Story {
  readonly browser: Browser
  readonly visitors: Visitor[] = []
  /** By full name of the owner. */
  readonly slips = new Map<string, Slip>()
  /** The two other schools are set up through the API while the first one is set up by hand. */
  others!: Promise<readonly [OtherSchool, OtherSchool]>
  admin!: Visitor
  mathsTeacher!: Visitor
  zarechyeTeacher!: Visitor
  dispatcher!: Visitor
  substitute!: Visitor
  inspector!: Visitor
  /** Has a child in two of the schools. */
  motherOfTwo!: Visitor
  /** Before the diary of Анна, which stays open. */
  family!: Visitor
  courseId = ''

  constructor(url: string, browser: Browser) {
    super(url)
    this.browser = browser
  }

  async come(name: string, device?: Device): Promise<Visitor> {
    const visitor = await Visitor.come(this.browser, name, this.url, device)
    this.visitors.push(visitor)
    return visitor
  }

  /** With the login that was printed; the password is chosen now. */
  async comeFirst(name: string, fullName: string, device?: Device): Promise<Visitor> {
    const slip = this.slips.get(fullName)
    if (slip === undefined) throw new Error(`no login for ${fullName}`)
    const visitor = await this.come(name, device)
    await visitor.signInFirst(slip)
    return visitor
  }

  /** Address of a page of the school in this year. */
  at(page: string, { path }: FoundSchool = this.school): string {
    return `${path}/2026/${page}`
  }
}

export const hasNoBarriers = async (visitor: Visitor): Promise<void> => {
  let found = await visitor.barriers()
  // What is gone at the next look was a page drawing itself.
  for (let looks = 1; looks < 3 && found.length > 0; looks += 1) found = await visitor.barriers()
  expect(found).toEqual([])
  expect(`${await visitor.overflow()} px too wide: ${visitor.page.url()}`).toMatch(/^0 px/)
}

/** The logins on the printed slips, by the name on them. */
export const readSlips = async (v: Visit, { page }: Visitor): Promise<void> => {
  const slips = page.getByRole('listitem').filter({ hasText: 'Временный пароль' })
  await slips.first().waitFor()
  for (const slip of await slips.all()) {
    const name = await slip.locator('b').innerText()
    const [, username = '', password = ''] = await slip.getByRole('definition').allInnerTexts()
    v.slips.set(name, { username, password })
  }
}
