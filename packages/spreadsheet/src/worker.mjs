/**
 * Runs in a process with its own heap, the only place that loads exceljs. Plain JavaScript, checked
 * by the compiler, so that Node runs the very same file from `src` (tests) and from `dist`.
 */
import ExcelJS from 'exceljs'

class TooManyCells extends Error {}

/** The last row Excel has. */
const lastRow = 1_048_576

/** Parts of a sheet nobody here reads; exceljs would unroll some of them cell by cell. */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
]

/**
 * @param {Uint8Array} bytes
 * @param {Partial<import('exceljs').XlsxReadOptions> & { maxRows?: number, maxCols?: number }} [options]
 */
const load = async (bytes, options) => {
  const workbook = new ExcelJS.Workbook()
  // exceljs hands the bytes to a reader that takes any Uint8Array.
  await workbook.xlsx.load(/** @type {ArrayBuffer} */ (/** @type {unknown} */ (bytes)), options)
  // exceljs walks every row up to the last one, and takes any number for one.
  if (workbook.worksheets.some((sheet) => sheet.rowCount > lastRow)) throw new TooManyCells()
  return workbook
}

/**
 * @param {import('exceljs').Cell} cell
 * @returns {import('./grid.ts').GridValue}
 */
const valueOf = (cell) => {
  const { value } = cell
  if (cell.type === ExcelJS.ValueType.Merge) return { kind: 'merged' }
  if (value === null || value === undefined) return { kind: 'empty' }
  if (typeof value === 'number') return { kind: 'number', number: value }
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'ИСТИНА' : 'ЛОЖЬ' }
  if (value instanceof Date) {
    const isDay = !Number.isNaN(value.getTime()) && value.getUTCFullYear() < 10_000
    return isDay ? { kind: 'date', date: value.toISOString().slice(0, 10) } : { kind: 'error' }
  }
  if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula' }
  if ('error' in value) return { kind: 'error' }
  return { kind: 'text', text: cell.text }
}

/**
 * @param {{ bytes: Uint8Array, limits: typeof import('./limits.ts').limits }} task
 * @returns {Promise<import('./grid.ts').Grid>}
 */
const read = async ({ bytes, limits }) => {
  const workbook = await load(bytes, { ignoreNodes, maxRows: limits.rows, maxCols: limits.columns })
  let count = 0
  return {
    date1904: workbook.properties.date1904,
    sheets: workbook.worksheets.map((sheet) => {
      /** @type {import('./grid.ts').GridRow[]} */
      const rows = []
      sheet.eachRow((row, number) => {
        /** @type {import('./grid.ts').GridCell[]} */
        const cells = []
        row.eachCell((cell, column) => {
          const value = valueOf(cell)
          if (value.kind !== 'empty') cells.push({ column, isMerged: cell.isMerged, value })
        })
        if (cells.length > 0) rows.push({ number, cells })
        count += cells.length
        if (count > limits.cells) throw new TooManyCells()
      })
      return { name: sheet.name, rows }
    }),
  }
}

/**
 * @param {import('exceljs').Cell} cell
 * @returns {string}
 */
const noteText = ({ note }) =>
  typeof note === 'string' ? note : (note?.texts?.map((part) => part.text).join('') ?? '')

/**
 * @param {{ bytes: Uint8Array, notes: readonly import('./annotate.ts').Note[] }} task
 * @returns {Promise<Uint8Array>}
 */
const annotate = async ({ bytes, notes }) => {
  const workbook = await load(bytes)
  for (const { sheet: name, row, column, text } of notes) {
    const sheet = name === '' ? workbook.worksheets[0] : workbook.getWorksheet(name)
    const cell = sheet?.getCell(`${column === '' ? 'A' : column}${Math.max(1, row)}`)
    if (cell === undefined) continue
    const before = noteText(cell)
    cell.note = before === '' ? text : `${before}\n${text}`
    cell.style = {
      ...cell.style,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE3E3' } },
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/**
 * @param {import('exceljs').Worksheet} sheet
 * @param {import('./write.ts').SheetContent} content
 */
const fill = (sheet, content) => {
  sheet.columns = content.columns.map(({ title, width }) => ({
    header: title,
    width: width ?? Math.min(60, Math.max(10, title.length + 4)),
  }))
  const header = sheet.getRow(1)
  header.eachCell((cell, column) => {
    cell.font = { bold: true }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9ECEF' } }
    const hint = content.columns[column - 1]?.hint
    if (hint !== undefined) cell.note = hint
  })
  content.rows.forEach((values, index) => {
    const row = sheet.getRow(index + 2)
    values.forEach((value, at) => {
      if (value === undefined || value === '') return
      const cell = row.getCell(at + 1)
      if (content.columns[at]?.kind === 'date' && typeof value === 'string') {
        cell.value = new Date(`${value}T00:00:00Z`)
        cell.numFmt = 'dd.mm.yyyy'
        return
      }
      cell.value = value
      // A string cell is never a formula; the text format keeps it a text when it is edited too.
      if (typeof value === 'string' && /^[=+\-@\t\r]/.test(value)) cell.numFmt = '@'
    })
  })
}

/**
 * @param {{ sheets: readonly import('./write.ts').SheetContent[] }} task
 * @returns {Promise<Uint8Array>}
 */
const write = async ({ sheets }) => {
  const workbook = new ExcelJS.Workbook()
  for (const content of sheets) {
    const view = /** @type {const} */ ({ state: 'frozen', ySplit: 1, xSplit: 0 })
    fill(workbook.addWorksheet(content.sheet, { views: [view] }), content)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/**
 * @param {unknown} error
 * @returns {import('./pool.ts').WorkerFailure['why']}
 */
const why = (error) => {
  if (error instanceof TooManyCells) return 'too-many-cells'
  // The words of exceljs when `maxRows` or `maxCols` is passed.
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('Max row count')) return 'too-many-rows'
  return message.startsWith('Max column count') ? 'too-many-cells' : 'damaged'
}

/**
 * @param {{ name: string, task: any }} request
 * @returns {Promise<import('./pool.ts').Answer>}
 */
const answer = async ({ name, task }) => {
  try {
    const work = name === 'read' ? read : name === 'annotate' ? annotate : write
    return { ok: true, value: await work(task) }
  } catch (error) {
    return { ok: false, why: why(error), message: String(error) }
  }
}

process.on('message', (/** @type {{ name: string, task: any }} */ request) => {
  void answer(request).then((found) => process.send?.(found))
})
