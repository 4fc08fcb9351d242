/** Who may act, from the region down to the family; `service` is another service of the platform. */
export const roles = [
  'region-authority',
  'municipal-authority',
  'inspector',
  'school-admin',
  'director',
  'deputy-head',
  'dispatcher',
  'secretary',
  'class-teacher',
  'teacher',
  'pupil',
  'parent',
  'service',
] as const

export type Role = (typeof roles)[number]

/** Groups that access rules name together. */
export const roleGroups = {
  /** Read across schools, write nothing there [M 1.12]. */
  authority: ['region-authority', 'municipal-authority', 'inspector'],
  /** Answer for the whole school [39 4.1, 4.2, 4.6]. */
  leadership: ['school-admin', 'director', 'deputy-head'],
  /** Keep the school's registers and timetable [39 4.5, S 4.2.4]. */
  office: ['dispatcher', 'secretary'],
  /** Teach or lead a class [39 4.3, 4.4]. */
  teaching: ['class-teacher', 'teacher'],
  /** Read the diary only [S 5.8]. */
  family: ['pupil', 'parent'],
} as const satisfies Record<string, readonly Role[]>

/** Everyone who works in a school. */
export const schoolStaff: readonly Role[] = [
  ...roleGroups.leadership,
  ...roleGroups.office,
  ...roleGroups.teaching,
]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
