import type { Access, Handlers } from '@zvonok/runtime/grpc-server'
import type { JournalReadServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { readers } from '../access.ts'
import type { Parts } from '../parts.ts'
import { getJournalPage } from './get-journal-page.ts'
import { listJournals } from './list-journals.ts'

export const journalHandlers = (parts: Parts): Handlers<typeof JournalReadServiceDefinition> => ({
  listJournals: listJournals(parts),
  getJournalPage: getJournalPage(parts),
})

export const journalAccess: Access<typeof JournalReadServiceDefinition> = {
  listJournals: { roles: readers },
  getJournalPage: { roles: readers },
}
