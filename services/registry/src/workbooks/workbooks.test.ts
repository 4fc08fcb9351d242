import { describe, expect, it } from '@jest/globals'
import { fileReasons, sheetReasons } from '@zvonok/spreadsheet/problem'
import type { Problem } from './problem.ts'
import { createRowReader } from './row-reader.ts'
import { periodWords, roleWords, studyFormWords } from './words.ts'
import { english } from './wording-en.ts'
import { russian } from './wording-ru.ts'
import { wordProblem } from './wording.ts'

describe('words', () => {
  it.each([
    ['Учитель', 'teacher'],
    ['Заместитель директора', 'deputy-head'],
    ['school-admin', 'school-admin'],
    ['дворник', undefined],
  ])('role «%s»: %s', (typed, expected) => {
    expect(roleWords.find(typed)).toBe(expected)
  })
  it('knows kinds of periods and forms of study', () => {
    expect(periodWords.find('По полугодиям')).toBe('half-year')
    expect(studyFormWords.find('Очно – заочная')).toBe('part-time')
    expect(studyFormWords.allowed).toBe('очная, очно-заочная, семейная, на дому')
  })
})

describe('a row', () => {
  const place = { sheet: 'Ученики', row: 3, columns: { snils: 'F', roles: 'E' } } as const
  const read = () => {
    const problems: Problem[] = []
    return { problems, reader: createRowReader(place, problems) }
  }
  it('gives back the noughts a number cell lost', () => {
    const { reader, problems } = read()
    expect(reader.snils('1234567819')).toBe('01234567819')
    expect(problems).toEqual([])
  })
  it('places what it can’t understand', () => {
    const { reader, problems } = read()
    expect(reader.words('roles', 'учитель; маг', roleWords)).toEqual(['teacher'])
    expect(reader.snils('112-233-445 96')).toBeUndefined()
    expect(problems).toMatchObject([
      { sheet: 'Ученики', row: 3, column: 'E', reason: 'WORD_UNKNOWN' },
      { sheet: 'Ученики', row: 3, column: 'F', reason: 'SNILS_CHECKSUM', details: {} },
    ])
  })
})

describe('wording', () => {
  it('has the same reasons and details in both languages', () => {
    const blanks = (text: string) => text.match(/\{\w+\}/g)?.toSorted() ?? []
    expect(Object.keys(english)).toEqual(Object.keys(russian))
    for (const [reason, text] of Object.entries(russian)) {
      expect([reason, blanks(english[reason] ?? '')]).toEqual([reason, blanks(text)])
    }
  })
  it('words every problem a cell can have', () => {
    const silent = new Set<string>([...fileReasons, 'SHEET_EMPTY'])
    const missing = sheetReasons.filter((reason) => !(reason in russian) && !silent.has(reason))
    expect(missing).toEqual([])
    expect(wordProblem('ru', 'SNILS_DUPLICATE', { row: '7' })).toBe('Тот же СНИЛС в строке 7.')
    expect(wordProblem('en', 'OF_TOMORROW', {})).toBe('OF_TOMORROW')
  })
})
