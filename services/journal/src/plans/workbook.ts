import type { Column } from '@zvonok/spreadsheet/columns'
import type { Problem } from '@zvonok/spreadsheet/problem'
import { readSheet } from '@zvonok/spreadsheet/read'
import { writeSheet } from '@zvonok/spreadsheet/write'
import { longestHomework, longestTopic } from '../lessons/rules.ts'
import type { PlanRow } from './rules.ts'

export const longestSection = 300

const columns = [
  {
    field: 'number',
    title: '№',
    synonyms: ['№ п/п', 'Номер'],
    longest: 20,
    hint: 'Порядковый номер, для удобства чтения',
    width: 6,
  },
  {
    field: 'section',
    title: 'Раздел',
    longest: longestSection,
    hint: 'Пустая ячейка продолжает раздел строки выше',
    width: 32,
  },
  {
    field: 'topic',
    title: 'Тема',
    synonyms: ['Тема урока'],
    required: true,
    longest: longestTopic,
    hint: 'Тема так, как она пойдёт в журнал',
    width: 60,
  },
  {
    field: 'hours',
    title: 'Часы',
    synonyms: ['Кол-во часов', 'Количество часов', 'Часов'],
    kind: 'whole',
    required: true,
    hint: 'Сколько уроков занимает тема, от 1 до 100',
    width: 8,
  },
  {
    field: 'homework',
    title: 'Домашнее задание',
    synonyms: ['ДЗ', 'Д/З'],
    longest: longestHomework,
    width: 60,
  },
] as const satisfies readonly Column[]

export interface PlanFile {
  readonly rows: readonly PlanRow[]
  readonly problems: readonly Problem[]
}

/** The first sheet of the workbook, whatever its name. */
export const readPlan = async (file: Uint8Array): Promise<PlanFile> => {
  const { rows, problems } = await readSheet(file, columns)
  return {
    problems,
    rows: rows.map(({ row, cells: { section, topic, hours, homework } }) => ({
      row,
      section,
      topic,
      hours,
      homework,
    })),
  }
}

export const writeTemplate = (): Promise<Buffer> =>
  writeSheet({
    sheet: 'КТП',
    columns,
    rows: [
      {
        number: '1',
        section: 'Обыкновенные дроби',
        topic: 'Сложение и вычитание дробей',
        hours: 3,
        homework: 'п. 12, № 345–350',
      },
      {
        number: '2',
        section: 'Обыкновенные дроби',
        topic: 'Контрольная работа № 1 по теме «Обыкновенные дроби»',
        hours: 1,
      },
    ],
  })
