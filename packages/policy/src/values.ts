import {
  either,
  flag,
  listOf,
  matching,
  oneOf,
  record,
  text,
  whole,
  type ShapeOf,
} from './shape.ts'

const timeOfDay = matching('time', /^([01]\d|2[0-3]):[0-5]\d$/)

/** Where nothing is graded; the facts come from the registry, the choice from P-08. */
export const ungradedPlaces = [
  'grade-1',
  'grade-2-foreign-language',
  'without-attestation',
] as const
export type UngradedPlace = (typeof ungradedPlaces)[number]

export const absenceKinds = ['excused', 'unexcused', 'sick', 'unknown', 'late'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

const absenceCode = record({
  /** As written in the journal. */
  code: matching('letters', /^[А-ЯЁа-яё/]{1,4}$/),
  kind: oneOf(...absenceKinds),
  /** `KeyboardEvent.code`, so that the letter works in any keyboard layout. */
  key: matching('key', /^[A-Z][A-Za-z]+$/),
})

const markDue = either(
  record({ by: oneOf('next-lesson', 'check-day') }),
  record({ by: oneOf('days', 'working-days'), days: whole(1, 30) }),
)

/** The value of each policy: what may be set, and at once its type. */
export const policyShapes = {
  /** Days after the lesson and the local time until which filling counts as timely. */
  'P-01': record({ daysAfter: whole(0, 14), time: timeOfDay }),
  'P-02': either(
    record({ by: oneOf('time'), time: timeOfDay }),
    record({ by: oneOf('last-lesson'), hoursAfter: whole(0, 12) }),
  ),
  'P-03': record({ primary: markDue, basic: markDue, secondary: markDue }),
  'P-04': record({
    every: oneOf('week', 'month', 'quarter', 'half-year'),
    by: oneOf('school-admin', 'class-teacher'),
  }),
  'P-05': record({ codes: listOf(absenceCode, 1) }),
  'P-06': record({
    classTeacher: oneOf('daily', 'weekly'),
    /** Days after the lesson within which the teacher enters absences. */
    teacherWithinDays: whole(0, 14),
  }),
  'P-07': record({
    marks: oneOf('none', 'symbol'),
    homework: oneOf('allowed', 'from-second-half-year', 'never'),
  }),
  'P-08': record({
    /** Empty when nothing is written. */
    symbol: text(20),
    place: oneOf('lesson', 'finals', 'nowhere'),
    where: listOf(oneOf(...ungradedPlaces)),
  }),
  'P-09': record({
    letters: listOf(matching('letters', /^[А-ЯЁа-яё/]{1,4}$/), 1),
    orderRequired: flag,
  }),
  'P-10': either(
    record({ by: oneOf('order', 'local-act', 'attestation-end') }),
    record({ by: oneOf('days'), days: whole(0, 60) }),
  ),
  'P-11': record({ fewest: whole(1, 20), writtenWorkRequired: flag }),
  'P-12': record({ window: oneOf('never', '1-week', '2-weeks', '3-weeks', '1-month') }),
  /** What closes the journal of a period for its teacher. */
  'P-13': record({ lock: oneOf('none', 'finals-set', 'period-closed') }),
  'P-14': record({
    signs: flag,
    average: oneOf('plain', 'weighted', 'both'),
  }),
  'P-15': record({ lowest: whole(0, 100), highest: whole(1, 100) }),
  'P-16': record({
    due: oneOf('year-start', 'week-after-approval', 'before-year', '15-days-after-launch'),
    mandatory: flag,
    hoursMustMatch: flag,
  }),
  'P-17': record({
    russianOnly: flag,
    workNeedsTheme: oneOf('no', 'named', 'quoted'),
    planOnly: flag,
    fewestLetters: whole(1, 50),
  }),
  'P-18': record({
    /** Empty when the school writes nothing. */
    grade1: text(60),
    others: text(60),
    emptyAllowed: flag,
  }),
  'P-19': record({
    modes: listOf(oneOf('invite-code', 'gosuslugi', 'under-14', 'password'), 1),
    issuedBy: oneOf('class-teacher', 'school-admin'),
  }),
  'P-20': record({
    forms: oneOf('deputy-head', 'dispatcher', 'school-admin'),
    enters: listOf(oneOf('deputy-head', 'dispatcher', 'school-admin', 'class-teacher'), 1),
  }),
  'P-21': record({ when: oneOf('year-start', 'period-start'), withinDays: whole(0, 30) }),
  'P-22': record({
    currentMarks: flag,
    separateJournal: flag,
    finalsBy: oneOf('teacher', 'deputy-head'),
  }),
  'P-23': record({
    by: oneOf('teacher', 'class-teacher', 'deputy-head'),
    specialWorkType: flag,
  }),
  'P-24': record({ every: oneOf('on-request', 'week', 'half-month') }),
  'P-25': record({
    summaryYears: whole(1, 100),
    printYears: whole(1, 100),
    destroyAfter: flag,
    exports: listOf(oneOf('week', 'period', 'year')),
  }),
  'P-26': record({ maySetFinals: flag, maySchedule: flag }),
  'P-27': record({ classAverage: flag, forecast: flag }),
  'P-28': record({ store: oneOf('platform', 'sferum') }),
  'P-29': record({ binding: flag }),
  'P-30': record({
    zone: matching('zone', /^[A-Z][A-Za-z]+\/[A-Za-z_]+$/),
    weekStart: oneOf('monday'),
    weekDays: whole(5, 6),
    /** First-graders study five days a week [СП 2.4.3648-20, 3.4.16]. */
    grade1WeekDays: whole(5, 6),
  }),
}

export type PolicyKey = keyof typeof policyShapes

export type PolicyValues = { readonly [K in PolicyKey]: ShapeOf<(typeof policyShapes)[K]> }
