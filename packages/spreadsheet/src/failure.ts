import { limits } from './limits.ts'
import { WorkerFailure } from './pool.ts'
import { fileProblem, type Problem } from './problem.ts'

/** What to tell the sender of a file that the parser did not survive; other errors are ours. */
export const failureProblem = (error: unknown): Problem => {
  if (!(error instanceof WorkerFailure)) throw error
  switch (error.why) {
    case 'too-many-rows':
      return fileProblem('FILE_TOO_MANY_ROWS', { limit: String(limits.rows) })
    case 'too-many-cells':
    case 'exhausted':
      return fileProblem('FILE_TOO_COMPLEX')
    case 'damaged':
      return fileProblem('FILE_DAMAGED')
  }
}
