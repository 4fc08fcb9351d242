import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, it } from '@jest/globals'
import { annotate } from './annotate.ts'
import { columnLetters } from './grid.ts'
import { closeWorkers } from './pool.ts'
import { preflight } from './preflight.ts'
import { readSheet } from './read.ts'
import { writeSheet } from './write.ts'

afterAll(closeWorkers)

interface Part {
  readonly name: string
  readonly data: string | Buffer
  /** What the directory declares, the truth by default. */
  readonly size?: number
  readonly flags?: number
}

/** A ZIP writer that can lie, which no library does. */
const zip = (parts: readonly Part[]): Buffer => {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, size, flags = 0x800 } of parts) {
    const raw = Buffer.from(data)
    const body = deflateRawSync(raw)
    const bytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(size ?? raw.length, 18)
    common.writeUInt16LE(bytes.length, 22)
    local.push(Buffer.from('PK\u0003\u0004'), common, bytes, body)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, bytes)
    offset += 30 + bytes.length + body.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, entries, end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const package_ = 'http://schemas.openxmlformats.org/package/2006'
const relations = (type: string, target: string): string =>
  `<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`

const workbookPart: Part = {
  name: 'xl/workbook.xml',
  data: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
}

const book = (sheet: string, ...extra: readonly Part[]): Buffer =>
  zip([
    { name: '[Content_Types].xml', data: `<Types xmlns="${package_}/content-types"/>` },
    { name: '_rels/.rels', data: relations('officeDocument', 'xl/workbook.xml') },
    workbookPart,
    { name: 'xl/_rels/workbook.xml.rels', data: relations('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
    ...extra,
  ])

const cell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const head = `<row r="1">${cell('A1', 'Имя')}</row>`
const sheet = (rows: string, tail = ''): string =>
  `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${tail}</worksheet>`

const columns = [{ field: 'name', title: 'Имя' }] as const
const plain = sheet(`${head}<row r="2">${cell('A2', 'Пётр')}</row>`)
const reasonsOf = async (bytes: Buffer): Promise<string[]> =>
  (await readSheet(bytes, columns)).problems.map(({ reason }) => reason)

/** Still of use after the file before: the parser's process died, not ours. */
const expectAlive = async (): Promise<void> => {
  const { rows, problems } = await readSheet(book(plain), columns)
  expect(problems).toEqual([])
  expect(rows.map((row) => row.cells.name)).toEqual(['Пётр'])
}

describe('preflight', () => {
  it('lets a plain workbook through', async () => {
    expect(await preflight(book(plain))).toBeUndefined()
    await expectAlive()
  })

  it('reads bytes that are a view into a larger buffer', async () => {
    const bytes = book(plain)
    const larger = new Uint8Array(bytes.length + 20)
    larger.set(bytes, 10)
    expect(await preflight(larger.subarray(10, 10 + bytes.length))).toBeUndefined()
  })

  const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024)

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'FILE_NOT_XLSX'],
    ['text', Buffer.from('Фамилия;Имя\n'), 'FILE_NOT_XLSX'],
    ['Excel 97 or a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_NOT_XLSX'],
    ['half a file', book(plain).subarray(0, 400), 'FILE_DAMAGED'],
    ['an archive without a workbook', zip([{ name: 'a.txt', data: 'x' }]), 'FILE_NOT_XLSX'],
    ['11 MiB', Buffer.concat([Buffer.from('PK'), megabytes(11)]), 'FILE_TOO_LARGE'],
    [
      'a bomb of zeros',
      book(plain, { name: 'xl/media/a.bin', data: megabytes(100) }),
      'FILE_INFLATES_TOO_LARGE',
    ],
    [
      'a bomb in slices',
      book(plain, ...['a', 'b', 'c'].map((name) => ({ name, data: megabytes(19) }))),
      'FILE_INFLATES_TOO_LARGE',
    ],
    [
      'a bomb that lies of its size',
      book(plain, { name: 'a', data: megabytes(100), size: 10 }),
      'FILE_DAMAGED',
    ],
    [
      'a size larger than the truth',
      book(plain, { name: 'a', data: 'x', size: 10 }),
      'FILE_DAMAGED',
    ],
    [
      '201 parts',
      book(plain, ...Array.from({ length: 196 }, (_, n) => ({ name: `a${n}`, data: '' }))),
      'FILE_TOO_MANY_PARTS',
    ],
    ['macros', book(plain, { name: 'xl/vbaProject.bin', data: 'x' }), 'FILE_HAS_MACROS'],
    [
      'macro sheets',
      book(plain, { name: 'xl/macrosheets/sheet1.xml', data: 'x' }),
      'FILE_HAS_MACROS',
    ],
    [
      'external links',
      book(plain, { name: 'xl/externalLinks/externalLink1.xml', data: 'x' }),
      'FILE_HAS_EXTERNAL_LINKS',
    ],
    [
      'embedded objects',
      book(plain, { name: 'xl/embeddings/a.xlsx', data: 'x' }),
      'FILE_HAS_EMBEDDED_OBJECTS',
    ],
    [
      'a way out of the folder',
      book(plain, { name: '../../etc/cron.d/a', data: 'x' }),
      'FILE_HAS_UNSAFE_NAME',
    ],
    ['an absolute path', book(plain, { name: '/etc/passwd', data: 'x' }), 'FILE_HAS_UNSAFE_NAME'],
    ['a Windows path', book(plain, { name: 'C:\\a', data: 'x' }), 'FILE_HAS_UNSAFE_NAME'],
    ['an encrypted part', book(plain, { name: 'a', data: 'x', flags: 0x801 }), 'FILE_ENCRYPTED'],
    ['two parts of one name', book(plain, workbookPart), 'FILE_DAMAGED'],
  ])('refuses %s', async (_what, bytes, reason) => {
    expect(await preflight(bytes)).toMatchObject({ sheet: '', row: 0, reason })
    expect(await reasonsOf(bytes)).toEqual([reason])
  })

  it('refuses a bomb to annotate as well', async () => {
    const bomb = book(plain, { name: 'a', data: megabytes(100) })
    expect(await annotate(bomb, [])).toMatchObject({
      ok: false,
      problem: { reason: 'FILE_INFLATES_TOO_LARGE' },
    })
  })
})

describe('what only a parser can tell', () => {
  const merged = '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
  const validated =
    '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"а"</formula1></dataValidation></dataValidations>'
  const rows = (count: number): string =>
    Array.from(
      { length: count },
      (_, n) => `<row r="${n + 2}">${cell(`A${n + 2}`, 'а')}</row>`,
    ).join('')

  it.each<[string, string, string]>([
    ['no XML', 'Фамилия', 'FILE_DAMAGED'],
    ['half the XML', plain.slice(0, -40), 'FILE_DAMAGED'],
    ['an entity', `<!DOCTYPE x [<!ENTITY a "аа">]>${plain.replace('Пётр', '&a;')}`, 'FILE_DAMAGED'],
    [
      'the column after the last',
      sheet(`${head}<row r="2">${cell('XFE2', 'а')}</row>`),
      'FILE_DAMAGED',
    ],
    [
      'the row after the last',
      sheet(`${head}<row r="1048577">${cell('A1048577', 'а')}</row>`),
      'FILE_TOO_COMPLEX',
    ],
    [
      'a row far below the last',
      sheet(`${head}<row r="999999999">${cell('A999999999', 'а')}</row>`),
      'FILE_TOO_COMPLEX',
    ],
    ['10,001 rows', sheet(head + rows(10_000)), 'FILE_TOO_MANY_ROWS'],
    [
      '257 columns',
      sheet(
        `<row r="1">${Array.from({ length: 257 }, (_, n) => cell(`${columnLetters(n + 1)}1`, 'Имя')).join('')}</row>`,
      ),
      'FILE_TOO_COMPLEX',
    ],
  ])('refuses %s', async (_what, xml, reason) => {
    expect(await reasonsOf(book(xml))).toEqual([reason])
  })

  it('refuses more cells than a school can need', async () => {
    const numbers = Array.from({ length: 201 }, (_, n) => columnLetters(n + 1))
    const row = (at: number): string =>
      `<row r="${at}">${numbers.map((letters) => `<c r="${letters}${at}"><v>1</v></c>`).join('')}</row>`
    const many = Array.from({ length: 1000 }, (_, n) => row(n + 2)).join('')
    expect(await reasonsOf(book(sheet(head + many)))).toEqual(['FILE_TOO_COMPLEX'])
  })

  it('outlives a merged range of all cells', async () => {
    expect(await reasonsOf(book(sheet(head, merged)))).toEqual(['FILE_TOO_COMPLEX'])
    await expectAlive()
  })

  it('reads past a validation of all cells, which it does not need', async () => {
    expect(await reasonsOf(book(sheet(head, validated)))).toEqual([])
  })

  it('outlives a parser that takes its whole process down', async () => {
    const note = { sheet: '', row: 1, column: 'A', text: 'плохо' }
    expect(await annotate(book(sheet(head, validated)), [note])).toMatchObject({
      ok: false,
      problem: { reason: 'FILE_TOO_COMPLEX' },
    })
    await expectAlive()
  })

  it('gives no file to a process that is being ended', async () => {
    const write = () => writeSheet({ sheet: 'Лист', columns, rows: [] })
    await write()
    closeWorkers()
    // At once: the process that was idle is still connected.
    expect((await write()).byteLength).toBeGreaterThan(0)
  })

  it('serves others while a hostile file is at work, however many wait', async () => {
    const hostile = reasonsOf(book(sheet(head, merged)))
    await Promise.all(Array.from({ length: 5 }, expectAlive))
    expect(await hostile).toEqual(['FILE_TOO_COMPLEX'])
  })
})
