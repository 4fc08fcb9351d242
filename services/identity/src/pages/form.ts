import type { IncomingMessage, ServerResponse } from 'node:http'

/** A sign-in form is a few hundred bytes; anything longer is not one. */
const maxFormBytes = 16 * 1024

export class FormTooLarge extends Error {
  override readonly name = 'FormTooLarge'
}

export const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxFormBytes) throw new FormTooLarge('the form is longer than 16 KB')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

/** 303: the browser follows with GET whatever method brought it here. */
export const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': 0 })
  response.end()
}
