import { v7 } from 'uuid'

/** A UUIDv7: sortable by time, so primary keys grow at one end of the index. */
export const newId = (): string => v7()

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether the text has the form of a UUID of any version. */
export const isId = (text: string): boolean => uuid.test(text)
