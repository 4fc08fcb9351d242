/** Text that may stand in a page as it is; everything else is escaped on the way in. */
export interface Html {
  readonly markup: string
}

type Part = Html | readonly Html[] | string | number | false | undefined

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

const render = (part: Part): string => {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map((piece) => piece.markup).join('')
}

/** Template of a page: every value is escaped unless it is itself `html`. */
export const html = (text: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: text.reduce((markup, piece, index) => markup + render(parts[index - 1]) + piece),
})
