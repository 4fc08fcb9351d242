import type { Invite } from '@zvonok/contracts/zvonok/identity/v1/invites'
import type { Lesson } from '@zvonok/contracts/zvonok/scheduling/v1/lessons'
import type { Person } from './person.ts'
import type { FoundSchool } from './region.ts'
import type { Curriculum } from './timetable.ts'

/** What one step of the main job leaves to the next. School № 3 is where the story goes on; the two others show what their policies change. */
export class Story {
  readonly url: string
  authority!: Person
  school!: FoundSchool
  sota!: FoundSchool
  zarechye!: FoundSchool
  curriculum!: Curriculum
  zarechyeCurriculum!: Curriculum
  /** Today's mathematics of 5А. */
  lesson!: Lesson
  sotaLesson!: Lesson
  teacher!: Person
  sotaTeacher!: Person
  parent!: Person
  pupil!: Person
  mother!: Person
  /** Of the teacher, from step 6 on. */
  substituteTeacher!: Person
  /** Person id of the pupil whose diary is open. */
  anna!: string
  invites!: readonly Invite[]

  constructor(url: string) {
    this.url = url
  }
}
