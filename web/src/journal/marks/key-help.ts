import type { ParseKeys } from 'i18next'

/** The list of keys, as `?` shows it. */
export const keyHelp: readonly (readonly [keys: readonly string[], does: ParseKeys])[] = [
  [['←', '↑', '→', '↓'], 'grid.keys.arrows'],
  [['Enter'], 'grid.keys.enter'],
  [['Tab'], 'grid.keys.tab'],
  [['1', '…', '5'], 'grid.keys.marks'],
  [['.'], 'grid.keys.debt'],
  [['/'], 'grid.keys.second'],
  [['Delete'], 'grid.keys.clear'],
  [['Space'], 'grid.keys.attendance'],
  [['Shift', 'Space'], 'grid.keys.allPresent'],
  [['F2'], 'grid.keys.comment'],
  [['F4'], 'grid.keys.history'],
  [['Shift', '← ↑ → ↓'], 'grid.keys.select'],
  [['Ctrl', 'Space'], 'grid.keys.column'],
  [['Ctrl', 'Enter'], 'grid.keys.lesson'],
  [['Ctrl', 'Z'], 'grid.keys.undo'],
  [['Ctrl', 'Y'], 'grid.keys.redo'],
  [['Ctrl', 'C'], 'grid.keys.copy'],
  [['Ctrl', 'V'], 'grid.keys.paste'],
  [['Home', 'End'], 'grid.keys.edges'],
  [['?'], 'grid.keys.help'],
]
