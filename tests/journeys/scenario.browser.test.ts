import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startBrowser } from './browser.ts'
import { citizens } from './cast.ts'
import * as attendance from './pages/attendance.ts'
import * as changes from './pages/changes.ts'
import * as columns from './pages/columns.ts'
import * as family from './pages/family.ts'
import * as finals from './pages/finals.ts'
import * as inspection from './pages/inspection.ts'
import * as journal from './pages/journal.ts'
import * as losses from './pages/losses.ts'
import * as offline from './pages/offline.ts'
import * as region from './pages/region.ts'
import * as rules from './pages/rules.ts'
import * as school from './pages/school.ts'
import * as timetable from './pages/timetable.ts'
import { Visit } from './pages/visit.ts'
import type { JourneyPlatform } from './platform.ts'
import { modes } from './platform.ts'

const minutes = 60_000

describe.each(modes)('the main job before the pages %s', (_, start) => {
  let platform: JourneyPlatform
  let browser: Browser
  let visit: Visit
  let failed = ''

  beforeAll(async () => {
    ;[platform, browser] = await Promise.all([start({ citizens }), startBrowser()])
    visit = new Visit(platform.url, browser)
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
    ['1. the authority makes municipalities, schools, first administrators', region.makesTheRegion],
    [
      '1. the administrator signs in and finds the rules of the preset',
      region.beginsInThreeSchools,
    ],
    ['2. periods that overlap are refused, the usual ones saved', school.setsPeriods],
    ['2. rooms, and a subject without attestation', school.addsRoomsAndASubject],
    ['2. people: every wrong row is told, then all at once', school.uploadsThePeople],
    ['2. quarters or half-years per class', school.choosesPeriodsPerClass],
    ['2. a class in two groups for English', school.splitsTheClassForEnglish],
    ['2. logins of the staff on slips', school.printsLogins],
    ['2. the curriculum', timetable.entersTheCurriculum],
    ['2. the bells', timetable.setsTheBells],
    ['2. the week on the board, by the keyboard', timetable.composesTheWeek],
    ['2. the lessons of the year, none on holidays', timetable.generatesTheYear],
    ['3. the teacher loads a КТП from XLSX', journal.loadsAPlan],
    ['4. marks and an absence from the keyboard, undone, saved', journal.typesMarks],
    ['4. a comment, and everything outlives the page', journal.comments],
    ['4. a column from a spreadsheet, undone, done again', columns.pastesAColumn],
    ['4. a column with something else in it is not pasted', columns.isRefusedABadColumn],
    ['4. who was ill the day before', columns.notesWhoWasIll],
    ['4. the КТП offers topic and homework', journal.takesTheTopicFromThePlan],
    ['4. a control work without its theme is refused', journal.isRefusedABareControlWork],
    ['4. who leaves is asked about the unsaved first', losses.leavingAsksAboutTheUnsaved],
    ['4. who came late, in Samara', rules.notesWhoCameLate],
    ['4. too late to save, in Moscow oblast', rules.isTooLate],
    ['4. who came late, in Moscow oblast', rules.notesWhoCameLateInMoscowOblast],
    ['4. nothing is marked in grade 1', rules.marksNothingInGradeOne],
    ['5. the class teacher hands out codes', family.handsOutCodes],
    ['5. a parent activates with a code', family.activatesByCode],
    ['5. a parent sees the own child only', family.seesTheOwnChildOnly],
    ['5. an absence and the average are in the diary', attendance.readsAnAbsence],
    ['5. a pupil under 14 enters', family.aYoungPupilEnters],
    ['5. a mark appears in the open diary by itself', family.seesAMarkByItself],
    ['5. so does a notice', family.aNoticeArrives],
    ['5. a mother enters through Gosuslugi by СНИЛС', family.entersThroughGosuslugi],
    ['5. the lateness of her other child too', attendance.readsALateness],
    ['5. a stranger from Gosuslugi is told why', family.isRefusedAStranger],
    ['5. the family reads the diary without a network', offline.readsWithoutANetwork],
    ['5. who signs out leaves nothing behind', offline.leavesNothingBehind],
    ['5. not even without a network', offline.leavesWithoutANetwork],
    ['6. a cancelled lesson is said in the open diary', changes.cancelsALesson],
    ['6. a lesson is moved, not into the holidays', changes.movesALesson],
    ['6. a teacher is replaced for a fortnight in one change', changes.replacesATeacher],
    ['6. those concerned are told', changes.tellsThoseConcerned],
    ['6. the substitute fills just those lessons', changes.fillsJustThoseLessons],
    ['4. of two teachers in one cell the second sees the first', changes.twoTeachersMeetInACell],
    ['7. finals, with a warning under three marks', finals.setsFinals],
    ['7. the journal of the period is closed', finals.findsTheJournalClosed],
    ['7. the diary shows the finals', finals.familiesSeeTheFinals],
    ['8. an inspector goes from the region down to a lesson', inspection.isInspectedFromAbove],
    ['8. and can write nothing', inspection.canWriteNothing],
    ['8. the school sees who read', inspection.theSchoolSeesWhoRead],
    ['4. a cut network loses nothing', losses.aCutNetworkLosesNothing],
    ['4. an expired session loses nothing', losses.anExpiredSessionLosesNothing],
  ])('%s', (__, step) => tell(step), 2 * minutes)

  it('has no error of its own in any page', () => {
    expect(visit.visitors.flatMap(({ errors }) => errors)).toEqual([])
  })
})
