/** What a key, a button of the touch pad or a menu asks of the grid. */
export type Intent =
  | {
      readonly do: 'move'
      readonly rows: number
      readonly columns: number
      readonly extend: boolean
    }
  | { readonly do: 'edge'; readonly to: Edge; readonly extend: boolean }
  | { readonly do: 'mark'; readonly value: string }
  | { readonly do: 'code'; readonly code: string }
  /** The next mark typed is of the second work. */
  | { readonly do: 'second' }
  | { readonly do: 'clear' }
  | { readonly do: 'attendance' }
  /** Everybody of the lesson was there. */
  | { readonly do: 'all-present' }
  | { readonly do: 'history' }
  | { readonly do: 'comment' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'column' }
  | { readonly do: 'lesson' }
  | { readonly do: 'keys' }
  | { readonly do: 'escape' }

export type Edge = 'row-start' | 'row-end' | 'start' | 'end' | 'page-up' | 'page-down'

/** What of a keyboard event decides; `code` is the physical key, the same in every layout. */
export interface Pressed {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

export interface KeyRules {
  /** What may be typed as a mark. */
  readonly scale: readonly string[]
  readonly absenceCodes: readonly { readonly code: string; readonly key: string }[]
}

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const edges: Readonly<Record<string, readonly [plain: Edge, withControl: Edge]>> = {
  Home: ['row-start', 'start'],
  End: ['row-end', 'end'],
  PageUp: ['page-up', 'page-up'],
  PageDown: ['page-down', 'page-down'],
}

const plain: Readonly<Record<string, Intent>> = {
  Delete: { do: 'clear' },
  Backspace: { do: 'clear' },
  F2: { do: 'comment' },
  F4: { do: 'history' },
  Space: { do: 'attendance' },
  Escape: { do: 'escape' },
  NumpadDivide: { do: 'second' },
}

const move = (rows: number, columns: number, extend: boolean): Intent => ({
  do: 'move',
  rows,
  columns,
  extend,
})

const withControl = ({ code, shiftKey }: Pressed): Intent | undefined => {
  if (code === 'KeyZ') return shiftKey ? { do: 'redo' } : { do: 'undo' }
  if (code === 'KeyY') return { do: 'redo' }
  if (code === 'Space') return { do: 'column' }
  if (code === 'Enter') return { do: 'lesson' }
  return undefined
}

// «К», where nothing is graded, stands on the key R of the Russian layout.
const unmarkedKey = 'KeyR'
const unmarkedSymbol = 'К'

const typed = ({ code, key }: Pressed, rules: KeyRules): Intent | undefined => {
  const absence = rules.absenceCodes.find((each) => each.key === code)
  if (absence !== undefined) return { do: 'code', code: absence.code }
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return { do: 'mark', value: digit }
  if (code === unmarkedKey && rules.scale.includes(unmarkedSymbol))
    return { do: 'mark', value: unmarkedSymbol }
  // The Russian layout has the dot where the Latin one has the slash: the character decides first.
  if (key === '.' || code === 'Period' || code === 'NumpadDecimal')
    return { do: 'mark', value: '.' }
  if (code === 'Slash') return { do: 'second' }
  return undefined
}

/** The grid's whole keyboard; undefined leaves the key to the browser. */
export const intentOf = (pressed: Pressed, rules: KeyRules): Intent | undefined => {
  const { code, key, shiftKey, altKey } = pressed
  if (altKey) return undefined
  const control = pressed.ctrlKey || pressed.metaKey
  const edge = edges[code]
  if (edge !== undefined) return { do: 'edge', to: edge[control ? 1 : 0], extend: shiftKey }
  if (control) return withControl(pressed)
  const arrow = arrows[code]
  if (arrow !== undefined) return move(arrow[0], arrow[1], shiftKey)
  if (code === 'Enter' || code === 'NumpadEnter') return move(shiftKey ? -1 : 1, 0, false)
  if (code === 'Tab') return move(0, shiftKey ? -1 : 1, false)
  if (code === 'Space' && shiftKey) return { do: 'all-present' }
  // Shift and the slash key is «?» in the Latin layout, Shift and 7 in the Russian one.
  if (key === '?') return { do: 'keys' }
  if (key === '/') return { do: 'second' }
  const known = plain[code]
  if (known !== undefined) return known
  return shiftKey && !/^(Key|Comma)/.test(code) ? undefined : typed(pressed, rules)
}
