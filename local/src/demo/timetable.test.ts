import { describe, expect, it } from '@jest/globals'
import { departments, hoursOf, splitSubject, taughtBySpecialists } from './curriculum.ts'
import { gradeOf } from './people.ts'
import { createRandom } from './random.ts'
import { makeTimetable } from './timetable.ts'
import type { Block } from './timetable.ts'
import { peopleOf, wishes } from './wishes.ts'

const blocksOf = (at: number): Block[] => {
  const wish = wishes[at]!
  const { staff } = peopleOf(wish, at, 2026).people
  const load = new Map<string, number>()
  const choose = (subject: string, hours: number, but: readonly string[]): string => {
    const department = departments.find(({ subjects }) => subjects.includes(subject))
    const [chosen] = staff
      .map((member, index) => ({ id: `${index}`, member }))
      .filter(({ id, member }) => member.position === department?.position && !but.includes(id))
      .toSorted((one, other) => (load.get(one.id) ?? 0) - (load.get(other.id) ?? 0))
    load.set(chosen!.id, (load.get(chosen!.id) ?? 0) + hours)
    return chosen!.id
  }
  return wish.classNames.flatMap((className) =>
    Object.entries(hoursOf(gradeOf(className))).map(([subject, hours]) => {
      const isOwn = gradeOf(className) <= 4 && !taughtBySpecialists.includes(subject)
      const first = isOwn ? `own ${className}` : choose(subject, hours, [])
      const teachers = subject === splitSubject ? [first, choose(subject, hours, [first])] : [first]
      return {
        className,
        hours,
        courses: teachers.map((teacher, part) => ({
          courseKey: `${className} ${subject} ${part}`,
          teacher,
        })),
      }
    }),
  )
}

describe('timetable of a demonstration school', () => {
  it.each(wishes.map(({ shortName }, at) => [shortName, at] as const))(
    '%s: every hour placed, nobody in two places, no gaps',
    (_, at) => {
      const blocks = blocksOf(at)
      const placed = makeTimetable(blocks, createRandom(1))
      const hours = blocks.reduce((sum, block) => sum + block.hours * block.courses.length, 0)
      expect(placed).toHaveLength(hours)
      const teacherOf = new Map(
        blocks.flatMap(({ courses }) =>
          courses.map((one) => [one.courseKey, one.teacher] as const),
        ),
      )
      const places = placed.map(
        ({ courseKey, weekday, slot }) => `${teacherOf.get(courseKey)} ${weekday} ${slot}`,
      )
      expect(new Set(places).size).toBe(places.length)
      const slots = placed.filter(({ courseKey }) => courseKey.startsWith('5А '))
      for (const day of [1, 2, 3, 4, 5]) {
        const used = [...new Set(slots.filter((one) => one.weekday === day).map((one) => one.slot))]
        expect(used.toSorted((one, other) => one - other)).toEqual(
          used.map((_each, index) => index + 1),
        )
      }
    },
  )
})
