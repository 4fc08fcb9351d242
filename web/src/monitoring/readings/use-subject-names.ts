import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { courseName } from '../../journal/course-name.ts'
import { journalsOf } from '../../journal/journals/reads.ts'
import { fullName } from '../../people/names.ts'
import { classesOf, pupilsOf } from '../../school/reads.ts'
import { useSchool } from '../../school/use-school.ts'

/** Whose or of what a reading was, by its subject's id: a pupil, a class or a journal of the school. */
export const useSubjectNames = (): ReadonlyMap<string, string> => {
  const { schoolId, year } = useSchool()
  const classes = useQuery(classesOf(schoolId, year)).data
  const people = useQuery(pupilsOf(schoolId)).data
  const journals = useQuery(journalsOf(schoolId)).data
  return useMemo(() => {
    const classNames = new Map(classes?.map(({ classId, name }) => [classId, name]))
    return new Map([
      ...classNames,
      ...(people?.pupils ?? []).map(
        ({ pupilId, name, classId }) =>
          [pupilId, [fullName(name), classNames.get(classId)].filter(Boolean).join(', ')] as const,
      ),
      ...(journals ?? []).map((journal) => [journal.courseId, courseName(journal)] as const),
    ])
  }, [classes, people, journals])
}
