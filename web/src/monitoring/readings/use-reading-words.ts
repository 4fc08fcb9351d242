import { isRole } from '@zvonok/policy/roles'
import { useTranslation } from 'react-i18next'
import type { Reading } from './reads.ts'

/** What an operation shows; of one that has no words yet the bare name is more than nothing. */
const wordsOf = {
  'overview.region': 'overviewRegion',
  'overview.municipality': 'overviewMunicipality',
  'overview.school': 'overviewSchool',
  'overview.class': 'overviewClass',
  'overview.lesson': 'overviewLesson',
  'journal.page': 'journalPage',
  'journal.lesson': 'journalLesson',
  journals: 'journals',
  plan: 'plan',
  changes: 'changes',
  courses: 'courses',
  lessons: 'lessons',
  'mark.changes': 'markChanges',
  finals: 'finals',
  'diary.week': 'diaryWeek',
  'diary.subjects': 'diarySubjects',
  'diary.finals': 'diaryFinals',
} as const

type Known = keyof typeof wordsOf

const isKnown = (what: string): what is Known => Object.hasOwn(wordsOf, what)

export const useReadingWords = () => {
  const { t } = useTranslation()
  return {
    what: ({ what }: Reading): string =>
      isKnown(what) ? t(`readings.what.${wordsOf[what]}`) : what,
    role: ({ role }: Reading): string =>
      isRole(role) && role !== 'service' ? t(`role.${role}`) : role,
  }
}
