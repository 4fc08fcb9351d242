import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { journalsOf } from '../../journal/journals/reads.ts'
import { fullName } from '../../people/names.ts'
import { schoolsQuery } from '../../region/reads.ts'
import { classesOf, pupilsOf, staffOf } from '../../school/reads.ts'
import { baseOf, homeOf, type NavigationLink } from '../navigation.ts'
import { usePlace, usePlaces, useYear } from '../use-place.ts'
import type { Thing } from './matching.ts'

/** Lists are read when the search is first opened, and kept while one works. */
const keptMs = 5 * 60_000

interface Things {
  readonly things: readonly Thing[]
  readonly isLoading: boolean
}

/**
 * Everything of the place that the person may open. Only lists that their own pages show are asked
 * for, so that nothing is found that could not be seen.
 */
export const useThings = (links: readonly NavigationLink[], isOpen: boolean): Things => {
  const { t } = useTranslation()
  const place = usePlace()
  const places = usePlaces()
  const year = useYear() ?? 0
  const schoolId = place?.kind === 'school' ? place.schoolId : ''
  const base = place === undefined ? '' : baseOf(place, year)
  const mayOpen = (id: string) => links.some((link) => link.id === id)
  const [seesPeople, seesLessons, seesJournals] = [
    mayOpen('people'),
    mayOpen('lessons'),
    mayOpen('journals'),
  ]
  const asked = (isTheirs: boolean) => ({
    enabled: isOpen && schoolId !== '' && isTheirs,
    staleTime: keptMs,
  })
  const classes = useQuery({
    ...classesOf(schoolId, year),
    ...asked(seesPeople || seesLessons),
  })
  const staff = useQuery({ ...staffOf(schoolId), ...asked(seesPeople || seesLessons) })
  const pupils = useQuery({ ...pupilsOf(schoolId), ...asked(seesPeople) })
  const journals = useQuery({ ...journalsOf(schoolId), ...asked(seesJournals) })
  const schools = useQuery({
    ...schoolsQuery,
    enabled: isOpen && place?.kind === 'region',
    staleTime: keptMs,
  })

  const things = useMemo((): readonly Thing[] => {
    const classNames = new Map(classes.data?.map(({ classId, name }) => [classId, name]))
    const of = (kind: Thing['kind'], id: string, label: string, about: string, href: string) => ({
      id: `${kind}/${id}`,
      kind,
      label,
      about,
      href,
    })
    return [
      ...links.map(({ id, label, href }) => of('page', id, t(label), '', href)),
      ...(pupils.data?.pupils ?? []).map(({ pupilId, name, classId, leftOn }) =>
        of(
          'pupil',
          pupilId,
          fullName(name),
          leftOn === '' ? (classNames.get(classId) ?? '') : t('search.left'),
          `${base}/people/pupils?edit=${pupilId}`,
        ),
      ),
      ...(staff.data ?? []).map(({ personId, name, position }) =>
        of(
          'staff',
          personId,
          fullName(name),
          position,
          seesPeople
            ? `${base}/people/staff?edit=${personId}`
            : `${base}/lessons?view=teacher&of=${personId}`,
        ),
      ),
      ...(classes.data ?? []).map(({ classId, name }) =>
        of(
          'class',
          classId,
          name,
          seesLessons ? t('search.week') : t('search.pupilsOf'),
          seesLessons ? `${base}/lessons?of=${classId}` : `${base}/people/pupils?class=${classId}`,
        ),
      ),
      ...(journals.data ?? []).map(({ courseId, className, groupName, subjectName, teacherName }) =>
        of(
          'journal',
          courseId,
          [className, groupName.startsWith(subjectName) ? '' : subjectName, groupName]
            .filter(Boolean)
            .join(' · '),
          teacherName,
          `${base}/journals/${courseId}`,
        ),
      ),
      ...(schools.data ?? []).map((school) =>
        of(
          'school',
          school.schoolId,
          school.shortName,
          school.name,
          `/region/overview/schools/${school.schoolId}`,
        ),
      ),
      ...(places.length > 1 ? places : []).map((each) =>
        of('place', each.key, each.name, '', homeOf(each) ?? '/'),
      ),
    ]
  }, [
    links,
    places,
    base,
    seesPeople,
    seesLessons,
    classes.data,
    staff.data,
    pupils.data,
    journals.data,
    schools.data,
    t,
  ])
  const isLoading = [classes, staff, pupils, journals, schools].some((each) => each.isLoading)
  return { things, isLoading }
}
