const keysOf = (letters: string): readonly string[] => [...letters].map((letter) => `Key${letter}`)

/** The rows of a keyboard: physical keys, and the Russian letters on them. */
const rows: readonly (readonly [keys: readonly string[], letters: string])[] = [
  [['Backquote'], 'Ё'],
  [[...keysOf('QWERTYUIOP'), 'BracketLeft', 'BracketRight'], 'ЙЦУКЕНГШЩЗХЪ'],
  [[...keysOf('ASDFGHJKL'), 'Semicolon', 'Quote'], 'ФЫВАПРОЛДЖЭ'],
  [[...keysOf('ZXCVBNM'), 'Comma', 'Period'], 'ЯЧСМИТЬБЮ'],
]

/** Keys by the letter they bear, so that a sign is typed in any layout. */
export const letterKeys: readonly { readonly value: string; readonly label: string }[] = rows
  .flatMap(([keys, letters]) => keys.map((value, at) => ({ value, label: letters[at] ?? '' })))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'ru'))

/** The key that most likely is meant by a sign: that of its first letter. */
export const keyFor = (sign: string): string | undefined => {
  const [first = ''] = sign.toLocaleUpperCase('ru')
  return letterKeys.find(({ label }) => label === first)?.value
}
