import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startBrowser } from './browser.ts'
import { citizens } from './cast.ts'
import {
  activatesByCode,
  entersThroughGosuslugi,
  isRefusedAStranger,
  seesAMarkByItself,
  seesTheOwnChildOnly,
} from './pages/family.ts'
import { comments, isRefusedABareControlWork, typesMarks } from './pages/journal.ts'
import { cancelsALesson, isInspectedFromAbove, setsFinalsByHand } from './pages/office.ts'
import {
  leavesNothingBehind,
  leavesWithoutANetwork,
  readsWithoutANetwork,
} from './pages/offline.ts'
import { getsItsTimetable, uploadsThePeople } from './pages/school.ts'
import { foundsASchool, Visit } from './pages/visit.ts'
import type { JourneyPlatform } from './platform.ts'
import { startInOneProcess } from './platform.ts'

const minutes = 60_000

describe('the main job before the pages, in one process', () => {
  let platform: JourneyPlatform
  let browser: Browser
  let visit: Visit
  let failed = ''

  beforeAll(async () => {
    ;[platform, browser] = await Promise.all([startInOneProcess({ citizens }), startBrowser()])
    visit = new Visit(platform.url, browser)
    await foundsASchool(visit)
  }, 5 * minutes)

  afterAll(async () => {
    await browser?.close()
    await platform?.[Symbol.asyncDispose]()
  }, minutes)

  /** After a step that failed the others tell nothing. */
  const tell = async (step: (visit: Visit) => Promise<void>): Promise<void> => {
    if (failed !== '') throw new Error(`not told, because ${failed} failed`)
    failed = step.name
    try {
      await step(visit)
    } catch (error) {
      const pictures = await Promise.all(visit.visitors.map((visitor) => visitor.photograph()))
      throw new Error(`${step.name}: see ${pictures.join(', ')}`, { cause: error })
    }
    failed = ''
  }

  it.each([
    ['the administrator uploads the people, sees what will change and applies', uploadsThePeople],
    ['the lessons of the year are there', getsItsTimetable],
    ['a teacher types marks and an absence, undoes, and all is saved', typesMarks],
    ['a teacher comments a mark, and everything outlives the page', comments],
    ['a control work without its theme is refused with its ground', isRefusedABareControlWork],
    ['a parent activates with a code and signs in', activatesByCode],
    ['a parent sees the own child only', seesTheOwnChildOnly],
    ['the next mark appears in the open diary by itself', seesAMarkByItself],
    ['a mother enters through Gosuslugi by СНИЛС', entersThroughGosuslugi],
    ['a stranger from Gosuslugi is told why, and may come in another way', isRefusedAStranger],
    ['a cancelled lesson is said in the open diary', cancelsALesson],
    ['the family reads the diary without a network', readsWithoutANetwork],
    ['who signs out leaves nothing behind', leavesNothingBehind],
    ['not even without a network', leavesWithoutANetwork],
    ['finals are typed, and the diary has them', setsFinalsByHand],
    ['an inspector goes down to a lesson, and the school sees it', isInspectedFromAbove],
  ])('%s', (_, step) => tell(step), minutes)

  it('has no error of its own in any page', () => {
    expect(visit.visitors.flatMap(({ errors }) => errors)).toEqual([])
  })
})
