import { command } from '../api/client.ts'

/** Creates without an id, changes with one: the same body either way. */
export const putRow = <Answer>(
  collection: string,
  id: string | undefined,
  body: Readonly<Record<string, unknown>>,
): Promise<Answer> =>
  id === undefined
    ? command<Answer>('POST', collection, { body })
    : command<Answer>('PUT', `${collection}/${id}`, { body })
