import { describe, expect, it } from '@jest/globals'
import { matching, type Thing, type ThingKind } from './matching.ts'

const thing = (kind: ThingKind, label: string, about = ''): Thing => ({
  id: `${kind}/${label}/${about}`,
  kind,
  label,
  about,
  href: '/',
})

const things = [
  thing('page', 'Журналы'),
  thing('pupil', 'Семёнова Алёна', '5А'),
  thing('pupil', 'Присеменов Олег', '5Б'),
  thing('staff', 'Семенова Ольга', ''),
  thing('journal', '5А · Математика', 'Семёнова О. П.'),
  ...Array.from({ length: 20 }, (_, at) => thing('pupil', `Иванов ${at}`, '7В')),
]

const labels = (typed: string) =>
  matching(things, typed).map(([kind, found]) => [kind, found.map(({ label }) => label)])

describe('what is typed', () => {
  it('finds «ё» by «е» and «е» by «ё», the beginning of a word first', () => {
    const found = [
      ['pupil', ['Семёнова Алёна', 'Присеменов Олег']],
      ['staff', ['Семенова Ольга']],
      ['journal', ['5А · Математика']],
    ]
    expect(labels('семен')).toEqual(found)
    expect(labels('СЕМЁН')).toEqual(found)
  })

  it('is found whole, in any order', () => {
    expect(labels('5а сем')).toEqual([
      ['pupil', ['Семёнова Алёна']],
      ['journal', ['5А · Математика']],
    ])
    expect(labels('сем 9')).toEqual([])
  })

  it('offers pages only while nothing is typed, and never a whole school', () => {
    expect(labels('')).toEqual([['page', ['Журналы']]])
    expect(matching(things, 'иванов')[0]![1]).toHaveLength(7)
  })
})
