import { parseClassName, type ClassName } from '@zvonok/policy/class-name'
import { normalizeText, parseName } from '@zvonok/policy/names'
import { parseSnils } from '@zvonok/policy/snils'
import { refusalDetails, type Decision } from '@zvonok/policy/verdict'
import type { Details } from '@zvonok/runtime/refusal'
import type { Named } from '../people/rows.ts'
import { emailIsPlausible } from '../people/rules.ts'
import { problemAt, type Place, type Problem } from './problem.ts'
import type { Vocabulary } from './words.ts'

interface NameCells {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
}

/**
 * Understands the cells of one row and gathers their problems. A cell that is empty but required
 * has its problem from the reader of the workbook already: here it only gives undefined.
 */
interface RowReader {
  name(cells: NameCells): Named | undefined
  className(typed: string): ClassName | undefined
  snils(typed: string): string | undefined
  email(typed: string): string
  word<T>(field: string, typed: string, words: Vocabulary<T>): T | undefined
  words<T>(field: string, typed: string, words: Vocabulary<T>): T[]
  refuse(field: string, reason: string, details?: Details): void
}

/** A number cell loses the leading noughts of a СНИЛС. */
const withNoughts = (typed: string): string =>
  /^\d{8,10}$/.test(typed) ? typed.padStart(11, '0') : typed

export const createRowReader = (place: Place, problems: Problem[]): RowReader => {
  const refuse: RowReader['refuse'] = (field, reason, details) => {
    problems.push(problemAt(place, field, reason, details))
  }
  const decided = <T>(field: string, decision: Decision<T>): T | undefined => {
    if (decision.ok) return decision.value
    refuse(field, decision.reason, refusalDetails(decision))
    return undefined
  }
  const part = (field: string, typed: string): string | undefined =>
    typed === '' ? undefined : decided(field, parseName(typed))
  const word: RowReader['word'] = (field, typed, words) => {
    if (typed === '') return undefined
    const found = words.find(typed)
    if (found === undefined) refuse(field, 'WORD_UNKNOWN', { typed, allowed: words.allowed })
    return found
  }
  return {
    refuse,
    word,
    words: (field, typed, words) =>
      typed.split(/[,;\n]/u).flatMap((each) => word(field, normalizeText(each), words) ?? []),
    name: ({ surname, givenName, patronymic }) => {
      const [last, first] = [part('surname', surname), part('givenName', givenName)]
      const middle = part('patronymic', patronymic) ?? ''
      return last === undefined || first === undefined
        ? undefined
        : { surname: last, givenName: first, patronymic: middle }
    },
    className: (typed) => (typed === '' ? undefined : decided('className', parseClassName(typed))),
    snils: (typed) => (typed === '' ? undefined : decided('snils', parseSnils(withNoughts(typed)))),
    email: (typed) => {
      if (typed === '' || emailIsPlausible(typed)) return typed
      refuse('email', 'EMAIL_INVALID')
      return ''
    },
  }
}
