import { debt, type CellValue } from './cell-value.ts'

export interface PasteRules {
  readonly scale: readonly string[]
  readonly absenceCodes: readonly { readonly code: string }[]
}

/** As a spreadsheet has it: cells between tabs, rows between line ends. */
export const parseTable = (text: string): readonly (readonly string[])[] => {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()))
}

export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n')

/** Excel writes 5 as «5,0» in some columns, and Latin letters pass for Cyrillic ones. */
const normal = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/^(\d+)[.,]0+$/, '$1')
    .toUpperCase()
    .replaceAll('K', 'К')

const markIn = (text: string, scale: readonly string[]): string | undefined =>
  text === debt ? debt : scale.find((each) => each.toUpperCase() === text)

/** `5`, `5/4`, `н`, `ОП 4`, an empty cell; undefined for anything else, such as «5-». */
export const parseCell = (typed: string, rules: PasteRules): CellValue | undefined => {
  const parts = normal(typed).split(/\s+/).filter(Boolean)
  const first = parts[0]
  const code = rules.absenceCodes.find((each) => each.code.toUpperCase() === first)?.code
  const rest = code === undefined ? parts : parts.slice(1)
  if (rest.length > 1) return undefined
  const texts = rest[0]?.split('/') ?? []
  const marks = texts.map((text, index) => ({
    work: index + 1,
    value: text === '' ? '' : markIn(text, rules.scale),
    comment: '',
  }))
  if (marks.some((mark) => mark.value === undefined) || marks.length > 4) return undefined
  return {
    code: code ?? '',
    marks: marks.flatMap(({ value, ...mark }) =>
      value === undefined || value === '' ? [] : [{ ...mark, value }],
    ),
  }
}
