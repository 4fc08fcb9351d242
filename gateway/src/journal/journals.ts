import { JournalReadServiceDefinition } from '@zvonok/contracts/zvonok/journal/v1/journals'
import { feature, get } from '../feature.ts'

export const journals = feature(JournalReadServiceDefinition, {
  listJournals: get('/schools/:schoolId/journals', {
    reading: { what: 'journals', subject: 'classId' },
  }),
  getJournalPage: get('/schools/:schoolId/journals/:courseId', {
    ready: 'body',
    reading: { what: 'journal.page', subject: 'courseId' },
  }),
})
