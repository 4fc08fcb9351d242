/** On the wire an absent value is an empty text. */
export const absent = (text: string): string | undefined => (text === '' ? undefined : text)
