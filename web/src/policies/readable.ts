const said = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(said).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${said(each)}`)
      .join('; ')
  return String(value)
}

/** `{"window":"2-weeks"}` as «window: 2-weeks»; what is no JSON stays as it is. */
export const readable = (json: string): string => {
  try {
    return said(JSON.parse(json))
  } catch {
    return json
  }
}
