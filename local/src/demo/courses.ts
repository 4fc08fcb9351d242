import { ClassServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/classes'
import type { Group, SchoolClass } from '@zvonok/contracts/zvonok/registry/v1/classes'
import { CourseServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Course } from '@zvonok/contracts/zvonok/registry/v1/courses'
import type { Pupil, Staff } from '@zvonok/contracts/zvonok/registry/v1/people'
import type { Subject } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import type { Grant } from '@zvonok/runtime/caller'
import { departments, hoursOf, splitSubject, taughtBySpecialists } from './curriculum.ts'
import { gradeOf } from './people.ts'
import type { Stage } from './stage.ts'
import type { Block } from './timetable.ts'

export interface Founded {
  readonly schoolId: string
  readonly admin: Grant
  readonly year: number
  readonly staff: readonly Staff[]
  readonly classes: readonly SchoolClass[]
  readonly pupils: readonly Pupil[]
  readonly subjects: readonly Subject[]
}

const half = <T>(items: readonly T[], part: 0 | 1): readonly T[] =>
  items.filter((_, at) => at % 2 === part)

const makeGroups = async (
  stage: Stage,
  { schoolId, admin, pupils }: Founded,
  { classId }: SchoolClass,
): Promise<readonly Group[]> => {
  const classes = stage.client(ClassServiceDefinition)
  const own = pupils.filter((pupil) => pupil.classId === classId)
  const groups: Group[] = []
  for (const part of [0, 1] as const) {
    groups.push(
      await classes.putGroup(
        {
          schoolId,
          groupId: '',
          classId,
          name: `${splitSubject}, ${part + 1}-я группа`,
          pupilIds: half(own, part).map(({ pupilId }) => pupilId),
          expectedVersion: 0,
        },
        await stage.by(admin),
      ),
    )
  }
  return groups
}

/** Gives each subject of each class to the trained colleague with the fewest hours. */
const createChooser = (staff: readonly Staff[]) => {
  const load = new Map<string, number>()
  return (subject: string, hours: number, but: readonly string[]): string => {
    const department = departments.find(({ subjects }) => subjects.includes(subject))
    const [chosen] = staff
      .filter(
        ({ position, personId }) => position === department?.position && !but.includes(personId),
      )
      .toSorted((one, other) => (load.get(one.personId) ?? 0) - (load.get(other.personId) ?? 0))
    if (chosen === undefined) throw new Error(`nobody teaches ${subject}`)
    load.set(chosen.personId, (load.get(chosen.personId) ?? 0) + hours)
    return chosen.personId
  }
}

/** Enters the curriculum: English in two groups from grade 2 on, without a second subject. */
export const makeCourses = async (
  stage: Stage,
  founded: Founded,
): Promise<{ readonly courses: readonly Course[]; readonly blocks: readonly Block[] }> => {
  const { schoolId, admin, staff, classes, subjects } = founded
  const client = stage.client(CourseServiceDefinition)
  const choose = createChooser(staff)
  const courses: Course[] = []
  const blocks: Block[] = []
  for (const schoolClass of classes) {
    const grade = gradeOf(schoolClass.name)
    for (const [name, hours] of Object.entries(hoursOf(grade))) {
      const subject = subjects.find((each) => each.name === name)
      if (subject === undefined) throw new Error(`the school has no subject ${name}`)
      const groups =
        name === splitSubject ? await makeGroups(stage, founded, schoolClass) : [undefined]
      const teachers: string[] = []
      const made: Course[] = []
      for (const group of groups) {
        const isOwn = grade <= 4 && !taughtBySpecialists.includes(name)
        const teacherId = isOwn ? schoolClass.classTeacherId : choose(name, hours, teachers)
        teachers.push(teacherId)
        made.push(
          await client.putCourse(
            {
              schoolId,
              courseId: '',
              classId: schoolClass.classId,
              groupId: group?.groupId ?? '',
              subjectId: subject.subjectId,
              teacherId,
              halfHoursPerWeek: hours * 2,
              expectedVersion: 0,
            },
            await stage.by(admin),
          ),
        )
      }
      courses.push(...made)
      blocks.push({
        className: schoolClass.name,
        hours,
        courses: made.map(({ courseId, teacherId }) => ({
          courseKey: courseId,
          teacher: teacherId,
        })),
      })
    }
  }
  return { courses, blocks }
}
