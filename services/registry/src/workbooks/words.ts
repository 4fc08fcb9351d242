import { searchKey } from '@zvonok/policy/names'
import type { PeriodKind } from '@zvonok/policy/periods'
import type { StudyFormName } from '../people/rows.ts'
import type { StaffRole } from '../people/rules.ts'

/** Finds a word whatever its case and ё; `allowed` is what to say when it is not found. */
export interface Vocabulary<T> {
  find(typed: string): T | undefined
  readonly allowed: string
}

const vocabulary = <T extends string>(
  words: Readonly<Record<T, readonly [string, ...string[]]>>,
): Vocabulary<T> => {
  const byWord = new Map<string, T>()
  const firsts: string[] = []
  // The keys of the record are the vocabulary's own.
  for (const [meaning, spellings] of Object.entries(words) as [T, readonly string[]][]) {
    firsts.push(spellings[0] ?? meaning)
    for (const spelling of [meaning, ...spellings]) byWord.set(searchKey(spelling), meaning)
  }
  return { find: (typed) => byWord.get(searchKey(typed)), allowed: firsts.join(', ') }
}

export const roleWords = vocabulary<StaffRole>({
  teacher: ['учитель', 'педагог', 'учитель-предметник', 'преподаватель'],
  'deputy-head': ['завуч', 'заместитель директора', 'зам. директора', 'заместитель по УВР'],
  'school-admin': ['администратор', 'администратор ЭЖ', 'ответственный координатор'],
  director: ['директор', 'руководитель'],
  dispatcher: ['диспетчер', 'диспетчер расписания', 'диспетчер по расписанию'],
  secretary: ['секретарь', 'офис-менеджер', 'делопроизводитель'],
})

export const periodWords = vocabulary<PeriodKind>({
  quarter: ['четверти', 'четверть', 'по четвертям'],
  trimester: ['триместры', 'триместр', 'по триместрам'],
  'half-year': ['полугодия', 'полугодие', 'по полугодиям'],
})

export const studyFormWords = vocabulary<StudyFormName>({
  'full-time': ['очная', 'очно', 'очное'],
  'part-time': ['очно-заочная', 'очно-заочно', 'очно-заочное'],
  family: ['семейная', 'семейное образование', 'семейное', 'в семье'],
  home: ['на дому', 'домашняя', 'надомная', 'обучение на дому'],
})
