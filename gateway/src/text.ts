import { invalid } from '@zvonok/runtime/refusal'

// In this mode a pair is one character of its own; what is left of this kind is half of one.
const broken = /[\0\p{Surrogate}]/u

/**
 * Refuses text that could not be stored as it was sent: a NUL, or half of a surrogate pair, which
 * would silently become another character. No recursion: depth is the sender's choice.
 */
export const checkText = (message: object): void => {
  const left: [field: string, value: unknown][] = Object.entries(message)
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [field, value] = next
    if (typeof value === 'string') {
      if (broken.test(value)) throw invalid(field, 'FORBIDDEN_CHARACTER')
    } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
      for (const [name, inner] of Object.entries(value)) {
        left.push([Array.isArray(value) ? `${field}[${name}]` : `${field}.${name}`, inner])
      }
    }
  }
}
