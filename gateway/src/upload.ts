import { invalid } from '@zvonok/runtime/refusal'
import type { FastifyRequest } from 'fastify'

/** Reads a multipart body of one file and plain fields into the request message's fields. */
export const readUpload = async (
  request: FastifyRequest,
  fileField: string,
): Promise<Readonly<Record<string, unknown>>> => {
  if (!request.isMultipart()) throw invalid(fileField, 'FILE_REQUIRED')
  const fields: Record<string, unknown> = {}
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      if (part.fieldname !== fileField) throw invalid(part.fieldname, 'FIELD_UNKNOWN')
      // toBuffer throws past the limit set at registration; the error handler words it.
      fields[fileField] = await part.toBuffer()
      fields['fileName'] ??= part.filename
    } else if (/^(year|expectedVersion)$/.test(part.fieldname)) {
      const number = Number(part.value)
      if (!Number.isInteger(number)) throw invalid(part.fieldname, 'INTEGER_REQUIRED')
      fields[part.fieldname] = number
    } else {
      fields[part.fieldname] = String(part.value)
    }
  }
  if (fields[fileField] === undefined) throw invalid(fileField, 'FILE_REQUIRED')
  return fields
}
