import { zip } from './zip.ts'

export type SheetCell = string | number | undefined

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    // Control characters have no place in XML at all.
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** Text is always text, so that a cell beginning with «=» is never a formula. */
const cellXml = (value: SheetCell, at: string, style: number): string => {
  if (value === undefined || value === '') return ''
  if (typeof value === 'number') return `<c r="${at}" s="${style}"><v>${value}</v></c>`
  const text = `<is><t xml:space="preserve">${escape(value)}</t></is>`
  return `<c r="${at}" t="inlineStr" s="${style}">${text}</c>`
}

const rowXml = (row: readonly SheetCell[], index: number): string => {
  const number = index + 1
  const style = index === 0 ? 1 : 0
  const cells = row.map((value, column) => cellXml(value, letters(column) + number, style))
  return `<row r="${number}">${cells.join('')}</row>`
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const widths = (rows: readonly (readonly SheetCell[])[]): string => {
  const [heads = []] = rows
  const columns = heads.map((_, column) => {
    const longest = Math.max(...rows.map((row) => String(row[column] ?? '').length))
    const width = Math.min(60, Math.max(8, longest + 2))
    return `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`
  })
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
}

const worksheet = (rows: readonly (readonly SheetCell[])[]): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>' +
  `</sheetViews>${widths(rows)}<sheetData>` +
  `${rows.map(rowXml).join('')}</sheetData></worksheet>`

const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts>` +
  '<fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'

const workbook = (name: string): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
  `<sheet name="${escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

const contentTypes =
  `${head}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${media}.worksheet+xml"/></Types>`

const relationsXml = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">` +
  targets
    .map(
      ([kind, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${relations}/${kind}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>'

/** A sheet's name has at most 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** One sheet with a bold, frozen head row: what a table on the screen holds. */
export const xlsx = (name: string, rows: readonly (readonly SheetCell[])[]): Uint8Array =>
  zip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheetName(name))],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', worksheet(rows)],
  ])
