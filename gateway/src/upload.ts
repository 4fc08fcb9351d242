import { invalid, Refusal } from '@zvonok/runtime/refusal'
import type { FastifyRequest } from 'fastify'

type Fields = Record<string, unknown>

const readParts = async (request: FastifyRequest, fileField: string): Promise<Fields> => {
  const fields: Fields = {}
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
  return fields
}

/** Reads a multipart body of one file and plain fields into the request message's fields. */
export const readUpload = async (
  request: FastifyRequest,
  fileField: string,
): Promise<Readonly<Fields>> => {
  if (!request.isMultipart()) throw invalid(fileField, 'FILE_REQUIRED')
  const fields = await readParts(request, fileField).catch((error: unknown) => {
    // The parser throws plain errors for a form that is broken or breaks off; the limits have a status.
    const isOurs = error instanceof Refusal || (error instanceof Error && 'statusCode' in error)
    throw isOurs ? error : invalid('body', 'FORM_UNREADABLE')
  })
  if (fields[fileField] === undefined) throw invalid(fileField, 'FILE_REQUIRED')
  return fields
}
