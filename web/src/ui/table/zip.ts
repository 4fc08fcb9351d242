const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Little-endian fields, each with its width in bytes. */
const fields = (values: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let offset = 0
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(offset, value, true)
    else view.setUint32(offset, value, true)
    offset += bytes
  }
  return new Uint8Array(view.buffer)
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const utf8Names = 0x0800
/** 1 January 1980, the first day that a zip can name: files of the same rows are the same bytes. */
const date = 0x21

/** A zip archive without compression: enough for a spreadsheet of some hundred rows. */
export const zip = (files: readonly (readonly [name: string, text: string])[]): Uint8Array => {
  const encoder = new TextEncoder()
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [fileName, text] of files) {
    const name = encoder.encode(fileName)
    const bytes = encoder.encode(text)
    const common = [
      [20, 2],
      [utf8Names, 2],
      [0, 2],
      [0, 2],
      [date, 2],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const
    const body = joined([fields([[0x04034b50, 4], ...common]), name, bytes])
    const entry = fields([
      [0x02014b50, 4],
      [20, 2],
      ...common,
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ])
    directory.push(entry, name)
    bodies.push(body)
    offset += body.length
  }
  const index = joined(directory)
  const end = fields([
    [0x06054b50, 4],
    [0, 4],
    [files.length, 2],
    [files.length, 2],
    [index.length, 4],
    [offset, 4],
    [0, 2],
  ])
  return joined([...bodies, index, end])
}
