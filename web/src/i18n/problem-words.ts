type Words = Readonly<Record<string, string>>
type Details = Readonly<Record<string, string>>

let words: Words = {}

export const setProblemWords = (catalogue: Words): void => {
  words = catalogue
}

/** The gateway's sentence of a reason, with its `{details}` filled in. */
export const problemWords = (reason: string, details: Details): string | undefined =>
  words[reason]?.replaceAll(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '…')
