import { SubjectServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, openReaders } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listSubjects } from './list-subjects.ts'
import { putSubject } from './put-subject.ts'

export const subjectFeature = (deps: Deps) =>
  feature(
    SubjectServiceDefinition,
    { putSubject: putSubject(deps), listSubjects: listSubjects(deps) },
    { putSubject: { roles: keepers.subjects }, listSubjects: { roles: openReaders } },
  )
