interface Course {
  readonly className: string
  readonly groupName: string
  readonly subjectName: string
}

/** «Английский язык, 1-я группа» of English is the first group: the subject stands beside it anyway. */
const groupOf = ({ groupName, subjectName }: Course): string =>
  groupName.startsWith(subjectName)
    ? groupName.slice(subjectName.length).replace(/^[\s,·:–-]+/u, '')
    : groupName

/** «5А · 1-я группа» */
export const classAndGroup = (course: Course): string =>
  [course.className, groupOf(course)].filter((part) => part !== '').join(' · ')

/** «5А · 1-я группа · Английский язык» */
export const courseName = (course: Course): string =>
  [classAndGroup(course), course.subjectName].filter((part) => part !== '').join(' · ')
