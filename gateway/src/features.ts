import { closings, closingsRead } from './attestation/closings.ts'
import { finals, finalsRead } from './attestation/finals.ts'
import { diarySubjects } from './diary/subjects.ts'
import { weeks } from './diary/weeks.ts'
import type { Feature } from './feature.ts'
import { accounts } from './identity/accounts.ts'
import { grants } from './identity/grants.ts'
import { integrators } from './identity/integrators.ts'
import { activation, invites } from './identity/invites.ts'
import { attendance } from './journal/attendance.ts'
import { journals } from './journal/journals.ts'
import { journalLessons } from './journal/lessons.ts'
import { marks, marksRead } from './journal/marks.ts'
import { plans } from './journal/plans.ts'
import { overviews } from './monitoring/overviews.ts'
import { readings } from './monitoring/readings.ts'
import { notices } from './notifications/notices.ts'
import { preferences } from './notifications/preferences.ts'
import { calendars } from './registry/calendars.ts'
import { classes } from './registry/classes.ts'
import { courses } from './registry/courses.ts'
import { imports } from './registry/imports.ts'
import { municipalities } from './registry/municipalities.ts'
import { people } from './registry/people.ts'
import { periods } from './registry/periods.ts'
import { policies } from './registry/policies.ts'
import { rooms } from './registry/rooms.ts'
import { schools } from './registry/schools.ts'
import { subjects } from './registry/subjects.ts'
import { workTypes } from './registry/work-types.ts'
import { bells } from './scheduling/bells.ts'
import { changes } from './scheduling/changes.ts'
import { generations } from './scheduling/generations.ts'
import { lessons, lessonsRead } from './scheduling/lessons.ts'
import { templates } from './scheduling/templates.ts'

/** Everything the API offers. The services the gateway calls for itself (SignIn, LogReading) are not here. */
export const features: readonly Feature[] = [
  municipalities,
  schools,
  policies,
  calendars,
  periods,
  rooms,
  subjects,
  workTypes,
  classes,
  people,
  imports,
  courses,
  bells,
  templates,
  generations,
  lessonsRead,
  lessons,
  changes,
  journals,
  journalLessons,
  marks,
  marksRead,
  attendance,
  plans,
  finals,
  finalsRead,
  closings,
  closingsRead,
  weeks,
  diarySubjects,
  notices,
  preferences,
  overviews,
  readings,
  invites,
  activation,
  accounts,
  grants,
  integrators,
]
