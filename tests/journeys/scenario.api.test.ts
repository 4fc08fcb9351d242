import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { citizens, gosuslugiMother } from './cast.ts'
import { password } from './person.ts'
import type { JourneyPlatform } from './platform.ts'
import { modes } from './platform.ts'
import {
  makesTheRegion,
  refusesABrokenFile,
  importsPeople,
  generatesTheYear,
} from './steps/set-up.ts'
import {
  loadsAPlan,
  refusesABareControlWork,
  entersMarksAndAbsences,
  marksNothingInGradeOne,
  differsByPolicy,
  settlesRaces,
} from './steps/journal.ts'
import {
  activatesAParent,
  letsAYoungPupilIn,
  letsAMotherInThroughGosuslugi,
  showsOwnChildrenOnly,
  showsAttendance,
  showsAMarkByItself,
} from './steps/family.ts'
import { cancelsAndMoves, replacesATeacher, tellsThoseConcerned } from './steps/changes.ts'
import { closesAPeriod, setsFinals } from './steps/finals.ts'
import { isInspected } from './steps/inspection.ts'
import { Story } from './story.ts'

const minutes = 60_000

describe.each(modes)('the main job %s', (_, start) => {
  let platform: JourneyPlatform
  let story: Story
  let failed = ''

  beforeAll(async () => {
    platform = await start({ citizens, logLevel: 'debug' })
    story = new Story(platform.url)
  }, 5 * minutes)

  afterAll(async () => platform?.[Symbol.asyncDispose](), minutes)

  /** After a step that failed the others tell nothing. */
  const tell = async (step: (story: Story) => Promise<void>): Promise<void> => {
    if (failed !== '') throw new Error(`not told, because ${failed} failed`)
    failed = step.name
    await step(story)
    failed = ''
  }

  it(
    '1. the region makes two municipalities and three schools on three presets',
    () => tell(makesTheRegion),
    3 * minutes,
  )
  it(
    '2. the administrator is told every wrong row of a file, and nothing of it is kept',
    () => tell(refusesABrokenFile),
    minutes,
  )
  it('2. the administrator imports the people of the school', () => tell(importsPeople), minutes)
  it(
    '2. the administrator refuses a teacher in two rooms, and generates the lessons of the year',
    () => tell(generatesTheYear),
    3 * minutes,
  )
  it(
    '3. the teacher loads a plan, which then offers topics and homework',
    () => tell(loadsAPlan),
    minutes,
  )
  it(
    '4. the policy refuses a control work without its theme, and says on what ground',
    () => tell(refusesABareControlWork),
    minutes,
  )
  it(
    '4. the teacher enters marks with a comment, an absence, and is refused what the scale has not',
    () => tell(entersMarksAndAbsences),
    minutes,
  )
  it('4. nothing is marked in grade 1', () => tell(marksNothingInGradeOne), minutes)
  it(
    '4. lateness has a letter in Samara, and Moscow oblast closes lessons after two weeks',
    () => tell(differsByPolicy),
    minutes,
  )
  it(
    '4. two teachers saving one cell, and a key used for something else',
    () => tell(settlesRaces),
    minutes,
  )
  it(
    '5. a parent activates access with an invite code of the class teacher',
    () => tell(activatesAParent),
    minutes,
  )
  it('5. a pupil under 14 enters with login and password', () => tell(letsAYoungPupilIn), minutes)
  it(
    '5. a mother enters through Gosuslugi by СНИЛС, without a code, and has her children of two schools',
    () => tell(letsAMotherInThroughGosuslugi),
    minutes,
  )
  it(
    '5. each sees the diary of the own child only: week, homework, marks, averages',
    () => tell(showsOwnChildrenOnly),
    minutes,
  )
  it(
    '5. an absence and a lateness are in the diary of the family',
    () => tell(showsAttendance),
    minutes,
  )
  it(
    '5. a mark appears in the open diary by itself within a second, and a notice arrives',
    () => tell(showsAMarkByItself),
    minutes,
  )
  it(
    '6. the dispatcher cancels one lesson and moves another; journal and diary follow',
    () => tell(cancelsAndMoves),
    minutes,
  )
  it(
    '6. a teacher is replaced for a fortnight; the substitute may fill just those lessons',
    () => tell(replacesATeacher),
    minutes,
  )
  it('6. family, teacher and substitute are told', () => tell(tellsThoseConcerned), minutes)
  it(
    '7. the administrator closes a period and opens it again: the journal obeys',
    () => tell(closesAPeriod),
    minutes,
  )
  it(
    '7. finals with averages and a warning; the journal of the quarter closes; the diary shows them',
    () => tell(setsFinals),
    minutes,
  )
  it(
    '8. an inspector goes from the region down to a lesson; the school sees who read',
    () => tell(isInspected),
    minutes,
  )

  it('leaves no name and no СНИЛС in any log', async () => {
    const log = await platform.readLog()
    expect(log).toContain('"level":"info"')
    const digits = gosuslugiMother.snils
    const written = digits.replace(/(...)(...)(...)(..)/, '$1-$2-$3 $4')
    const secrets = [digits, written, 'Абрамов', 'Белов', 'Громова', 'Гусев', password]
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  })
})
