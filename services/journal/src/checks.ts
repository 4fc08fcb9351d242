import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'

/** Refuses the first field that is no UUID, before the database would. */
export const checkIds = (ids: Readonly<Record<string, string>>): void => {
  for (const [field, id] of Object.entries(ids)) {
    if (!isId(id)) throw invalid(field, 'NOT_AN_ID')
  }
}

/** Controls except line breaks, zero-width and direction marks: unseen, they change what is read. */
const invisible = /[^\P{Cc}\n]|[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/** The text as it is stored: composed, without invisible characters and outer spaces. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replaceAll(invisible, '')
    .trim()

export const checkText = (field: string, text: string, longest: number): string => {
  const cleaned = cleanText(text)
  if (cleaned.length > longest) throw invalid(field, 'TOO_LONG', { longest: String(longest) })
  return cleaned
}
