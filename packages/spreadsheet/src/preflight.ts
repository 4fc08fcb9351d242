import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry } from 'yauzl'
import { limits } from './limits.ts'
import { fileProblem, type Problem } from './problem.ts'

/** `undefined` when the part may be there. */
const judgeName = (name: string): Problem | undefined => {
  if (validateFileName(name) !== null || /[\\\0]/u.test(name)) {
    return fileProblem('FILE_HAS_UNSAFE_NAME')
  }
  if (/vbaProject|(^|\/)macrosheets\//iu.test(name)) return fileProblem('FILE_HAS_MACROS')
  if (/(^|\/)externalLinks\//iu.test(name)) return fileProblem('FILE_HAS_EXTERNAL_LINKS')
  if (/(^|\/)(embeddings|activeX)\//iu.test(name)) return fileProblem('FILE_HAS_EMBEDDED_OBJECTS')
  return undefined
}

const judgeEntry = (entry: Entry, name: string): Problem | undefined => {
  const unsafe = judgeName(name)
  if (unsafe !== undefined) return unsafe
  if (entry.isEncrypted()) return fileProblem('FILE_ENCRYPTED')
  if (!entry.canDecodeFileData()) return fileProblem('FILE_DAMAGED')
  return entry.uncompressedSize > limits.partBytes
    ? fileProblem('FILE_INFLATES_TOO_LARGE', { limit: String(limits.partBytes) })
    : undefined
}

/** The directory: names and declared sizes, with nothing inflated. */
const judgeDirectory = (entries: readonly Entry[]): Problem | undefined => {
  const names = new Set<string>()
  let total = 0
  for (const entry of entries) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
    const problem = judgeEntry(entry, name)
    if (problem !== undefined) return problem
    // Two parts of one name: the parser might read the other one than was looked at here.
    if (names.has(name.toLowerCase())) return fileProblem('FILE_DAMAGED')
    names.add(name.toLowerCase())
    total += entry.uncompressedSize
  }
  if (total > limits.totalBytes) {
    return fileProblem('FILE_INFLATES_TOO_LARGE', { limit: String(limits.totalBytes) })
  }
  return names.has('xl/workbook.xml') ? undefined : fileProblem('FILE_NOT_XLSX')
}

const readDirectory = async (
  bytes: Buffer,
): Promise<{ zip: Awaited<ReturnType<typeof fromBufferPromise>>; entries: Entry[] }> => {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false })
  const entries: Entry[] = []
  if (zip.entryCount > limits.parts) return { zip, entries }
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return { zip, entries }
}

/** Word, Excel 97 and password-protected workbooks are OLE containers, no archives. */
const isOle = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('hex') === 'd0cf11e0'

const look = async (bytes: Buffer): Promise<Problem | undefined> => {
  const { zip, entries } = await readDirectory(bytes)
  if (zip.entryCount > limits.parts) {
    return fileProblem('FILE_TOO_MANY_PARTS', { limit: String(limits.parts) })
  }
  const problem = judgeDirectory(entries)
  if (problem !== undefined) return problem
  for (const entry of entries) {
    const part = await zip.openReadStreamPromise(entry)
    // The stream fails as soon as a part yields a byte more than it declared.
    for await (const _chunk of part) continue
  }
  return undefined
}

/** Why a workbook is refused unread; undefined when a parser may have it. */
export const preflight = async (file: Uint8Array): Promise<Problem | undefined> => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length > limits.fileBytes) {
    return fileProblem('FILE_TOO_LARGE', { limit: String(limits.fileBytes) })
  }
  if (isOle(bytes)) return fileProblem('FILE_NOT_XLSX', { found: 'ole' })
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return fileProblem('FILE_NOT_XLSX')
  try {
    return await look(bytes)
  } catch {
    // yauzl throws only for archives that contradict themselves.
    return fileProblem('FILE_DAMAGED')
  }
}
