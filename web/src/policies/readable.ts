/** Words for the names and values of a rule; what has none stays as it is. */
export type Worded = (name: string) => string

const said = (value: unknown, worded: Worded): string => {
  if (Array.isArray(value)) return value.map((each) => said(each, worded)).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${worded(name)}: ${said(each, worded)}`)
      .join('; ')
  return value === '' ? '—' : worded(String(value))
}

/** `{"window":"2-weeks"}` as «срок: 2 недели»; what is no JSON stays as it is. */
export const readable = (json: string, worded: Worded = (name) => name): string => {
  try {
    return said(JSON.parse(json), worded)
  } catch {
    return json
  }
}
