import { describe, expect, it } from '@jest/globals'
import { intentOf, type Intent, type Pressed } from './intents.ts'

const rules = {
  scale: ['5', '4', '3', '2', '1'],
  absenceCodes: [
    { code: 'у', key: 'KeyE' },
    { code: 'н', key: 'KeyY' },
    { code: 'б', key: 'Comma' },
  ],
}

const press = (code: string, key: string, held: Partial<Pressed> = {}): Pressed => ({
  code,
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

const cases: readonly (readonly [string, Pressed, Intent | undefined])[] = [
  ['a digit', press('Digit5', '5'), { do: 'mark', value: '5' }],
  ['a digit of the numeric pad', press('Numpad3', '3'), { do: 'mark', value: '3' }],
  ['Shift and a digit', press('Digit5', '%', { shiftKey: true }), undefined],
  ['«у» in the Russian layout', press('KeyE', 'у'), { do: 'code', code: 'у' }],
  ['the same key in the Latin layout', press('KeyE', 'e'), { do: 'code', code: 'у' }],
  ['the same key with Shift', press('KeyE', 'E', { shiftKey: true }), { do: 'code', code: 'у' }],
  ['«б», a comma in the Latin layout', press('Comma', ','), { do: 'code', code: 'б' }],
  ['Space', press('Space', ' '), { do: 'attendance' }],
  ['Shift and Space', press('Space', ' ', { shiftKey: true }), { do: 'all-present' }],
  ['F4', press('F4', 'F4'), { do: 'history' }],
  ['a letter of no code', press('KeyQ', 'й'), undefined],
  ['the dot in the Latin layout', press('Period', '.'), { do: 'mark', value: '.' }],
  ['the dot in the Russian layout', press('Slash', '.'), { do: 'mark', value: '.' }],
  ['the key of the dot, «ю»', press('Period', 'ю'), { do: 'mark', value: '.' }],
  ['the slash in the Latin layout', press('Slash', '/'), { do: 'second' }],
  [
    'the slash in the Russian layout',
    press('Backslash', '/', { shiftKey: true }),
    { do: 'second' },
  ],
  [
    'the question mark in the Latin layout',
    press('Slash', '?', { shiftKey: true }),
    { do: 'keys' },
  ],
  [
    'the question mark in the Russian layout',
    press('Digit7', '?', { shiftKey: true }),
    { do: 'keys' },
  ],
  ['Ctrl Z', press('KeyZ', 'z', { ctrlKey: true }), { do: 'undo' }],
  ['Ctrl Я', press('KeyZ', 'я', { ctrlKey: true }), { do: 'undo' }],
  ['Command Shift Z', press('KeyZ', 'z', { metaKey: true, shiftKey: true }), { do: 'redo' }],
  ['Ctrl Y, the key of «н»', press('KeyY', 'н', { ctrlKey: true }), { do: 'redo' }],
  ['Ctrl C, left to the browser', press('KeyC', 'c', { ctrlKey: true }), undefined],
  [
    'Alt and an arrow, left to the browser',
    press('ArrowLeft', 'ArrowLeft', { altKey: true }),
    undefined,
  ],
  ['Enter', press('Enter', 'Enter'), { do: 'move', rows: 1, columns: 0, extend: false }],
  [
    'Shift Tab',
    press('Tab', 'Tab', { shiftKey: true }),
    { do: 'move', rows: 0, columns: -1, extend: false },
  ],
  [
    'Shift and an arrow',
    press('ArrowDown', 'ArrowDown', { shiftKey: true }),
    { do: 'move', rows: 1, columns: 0, extend: true },
  ],
  ['Ctrl End', press('End', 'End', { ctrlKey: true }), { do: 'edge', to: 'end', extend: false }],
  ['Space', press('Space', ' '), { do: 'attendance' }],
  ['Ctrl Space', press('Space', ' ', { ctrlKey: true }), { do: 'column' }],
  ['Delete', press('Delete', 'Delete'), { do: 'clear' }],
  ['F2', press('F2', 'F2'), { do: 'comment' }],
]

describe('the keyboard of the grid', () => {
  it.each(cases)('%s', (_name, pressed, intent) => {
    expect(intentOf(pressed, rules)).toEqual(intent)
  })

  it('writes «К» where the policy has it', () => {
    const withSymbol = { ...rules, scale: ['К'] }
    expect(intentOf(press('KeyR', 'к'), withSymbol)).toEqual({ do: 'mark', value: 'К' })
    expect(intentOf(press('KeyR', 'к'), rules)).toBeUndefined()
  })
})
