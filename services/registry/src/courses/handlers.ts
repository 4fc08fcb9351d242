import { CourseServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/courses'
import { feature } from '@zvonok/runtime/rpc'
import { keepers, openReaders } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listCourses } from './list-courses.ts'
import { putCourse } from './put-course.ts'

export const courseFeature = (deps: Deps) =>
  feature(
    CourseServiceDefinition,
    { putCourse: putCourse(deps), listCourses: listCourses(deps) },
    { putCourse: { roles: keepers.courses }, listCourses: { roles: openReaders } },
  )
