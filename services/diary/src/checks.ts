import { isDate } from '@zvonok/policy/dates'
import { isId } from '@zvonok/runtime/id'
import { invalid } from '@zvonok/runtime/refusal'

/** Refuses the first field that is no UUID, before the database would. */
export const checkIds = (ids: Readonly<Record<string, string>>): void => {
  for (const [field, id] of Object.entries(ids)) {
    if (!isId(id)) throw invalid(field, 'NOT_AN_ID')
  }
}

// Beyond them there is no diary, and arithmetic on days of four-digit years ends.
const [firstDate, lastDate] = ['2000-01-01', '2100-12-31']

/** Empty means today. */
export const checkOptionalDate = (field: string, text: string): string | undefined => {
  if (text === '') return undefined
  if (!isDate(text) || text < firstDate || text > lastDate) throw invalid(field, 'DATE_INVALID')
  return text
}
