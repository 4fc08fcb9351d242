import { SubjectReadServiceDefinition } from '@zvonok/contracts/zvonok/diary/v1/subjects'
import { feature } from '@zvonok/runtime/service'
import { readers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getFinals } from './get-finals.ts'
import { getSubjects } from './get-subjects.ts'

export const subjectFeature = (parts: Parts) =>
  feature(
    SubjectReadServiceDefinition,
    { getSubjects: getSubjects(parts), getFinals: getFinals(parts) },
    { getSubjects: { roles: readers }, getFinals: { roles: readers } },
  )
