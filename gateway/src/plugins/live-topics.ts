import { invalid } from '@zvonok/runtime/refusal'
import type { Clients } from '../clients.ts'
import { weeks } from '../diary/weeks.ts'
import { journals } from '../journal/journals.ts'

/** What an open page wants to hear of beside the own notices. */
export interface Topic {
  readonly kind: 'diary' | 'journal'
  readonly schoolId: string
  readonly id: string
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const topicPattern = new RegExp(`^(diary|journal):(${uuid}):(${uuid})$`)

const maxTopics = 10

/** `diary:<schoolId>:<pupilId>,journal:<schoolId>:<courseId>`; refuses anything else. */
export const topicsOf = (text: string): readonly Topic[] => {
  const parts = text === '' ? [] : text.split(',')
  if (parts.length > maxTopics) throw invalid('topics', 'FIELD_TOO_LONG')
  return parts.map((part) => {
    const [, kind, schoolId, id] = topicPattern.exec(part) ?? []
    if ((kind !== 'diary' && kind !== 'journal') || schoolId === undefined || id === undefined) {
      throw invalid('topics', 'FIELD_FORMAT')
    }
    return { kind, schoolId, id }
  })
}

/** Whoever may read the page may hear that it changed: the owning service is asked, nothing is decided here. */
export const mayHear = (clients: Clients) => {
  const week = clients.call(weeks.definition, 'getWeek')
  const page = clients.call(journals.definition, 'getJournalPage')
  return async ({ kind, schoolId, id }: Topic, token: string): Promise<void> => {
    await (kind === 'diary'
      ? week({ schoolId, pupilId: id, date: '' }, { caller: token })
      : page({ schoolId, courseId: id, periodId: '' }, { caller: token }))
  }
}
