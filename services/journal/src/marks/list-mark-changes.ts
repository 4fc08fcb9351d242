import type { Context } from '@zvonok/runtime/rpc'
import type {
  ListMarkChangesRequest,
  ListMarkChangesResponse,
} from '@zvonok/contracts/zvonok/journal/v1/marks'
import { checkIds } from '../checks.ts'
import type { Parts } from '../parts.ts'
import { allowReading } from '../replicas/reading.ts'
import { listChanges } from './store.ts'

/** Who set what and when: open to whoever reads the journal [M 4.13, JRN-43]. */
export const listMarkChanges =
  ({ db }: Parts) =>
  async (request: ListMarkChangesRequest, context: Context): Promise<ListMarkChangesResponse> => {
    const { schoolId, lessonId, pupilId, workNumber } = request
    checkIds({ schoolId, lessonId, pupilId })
    return db.read({ schoolId }, async (read) => {
      const [, changes] = await Promise.all([
        allowReading(read, context.caller, { schoolId, lessonId }),
        listChanges(read, { schoolId, lessonId }, { pupilId, workNumber }),
      ])
      return { changes: changes.map((change) => ({ lessonId, pupilId, workNumber, ...change })) }
    })
  }
