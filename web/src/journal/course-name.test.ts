import { describe, expect, it } from '@jest/globals'
import { classAndGroup, courseName } from './course-name.ts'

describe('the name of a course', () => {
  it.each([
    ['', 'Математика', '5А · Математика'],
    ['Английский язык, 1-я группа', 'Английский язык', '5А · 1-я группа · Английский язык'],
    ['1-я группа', 'Английский язык', '5А · 1-я группа · Английский язык'],
    ['Девочки', 'Физическая культура', '5А · Девочки · Физическая культура'],
    ['Английский язык', 'Английский язык', '5А · Английский язык'],
  ])('with the group «%s» of «%s» is «%s»', (groupName, subjectName, name) => {
    const course = { className: '5А', groupName, subjectName }
    expect(courseName(course)).toBe(name)
    expect(name.startsWith(classAndGroup(course))).toBe(true)
  })
})
