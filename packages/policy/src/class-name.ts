import { lookAlikes } from './look-alikes.ts'
import { accept, refuse, type Decision } from './verdict.ts'

export interface ClassName {
  /** 1 … 11. */
  readonly grade: number
  /** One Cyrillic capital. */
  readonly letter: string
  /** `5А`. */
  readonly name: string
}

const parts = /^(\d{1,2})\s*[-–—]?\s*[«"]?\s*(\p{L})\s*[»"]?$/u

/**
 * «5а», «5 "А"», «5-А» are «5А». A Latin letter is refused, not quietly changed: two classes that
 * look the same must not come about, nor one appear under a letter nobody meant.
 */
export const parseClassName = (typed: string): Decision<ClassName> => {
  const found = parts.exec(typed.normalize('NFC').trim())
  if (found === null) return refuse('CLASS_NAME_INVALID', { typed })
  const grade = Number(found[1])
  const letter = (found[2] ?? '').toUpperCase()
  if (grade < 1 || grade > 11) return refuse('CLASS_NAME_INVALID', { typed })
  if (/\p{Script=Latin}/u.test(letter)) {
    const cyrillic = lookAlikes.get(letter)
    return refuse('CLASS_NAME_LATIN', {
      typed,
      ...(cyrillic === undefined ? {} : { suggestion: `${grade}${cyrillic}` }),
    })
  }
  return /^[А-ЯЁ]$/u.test(letter) && !/[ЪЫЬ]/u.test(letter)
    ? accept({ grade, letter, name: `${grade}${letter}` })
    : refuse('CLASS_NAME_INVALID', { typed })
}
