import type { Page } from 'playwright-core'

/** Keys in the Russian layout: what a key gives and its number in Windows, which stays that of the Latin letter. */
const russian = {
  Comma: ['б', 188],
  KeyE: ['у', 69],
  KeyJ: ['о', 74],
  KeyV: ['м', 86],
  KeyY: ['н', 89],
  KeyZ: ['я', 90],
} as const

const modifierBits = { Control: 2, Shift: 8 } as const

/** A key by its place, and what is held down with it. */
export type Keys = readonly [code: keyof typeof russian, ...held: (keyof typeof modifierBits)[]]

/** Presses a key as a keyboard in the Russian layout does: Playwright knows the American one only. */
export const pressRussian = async (page: Page, ...[code, ...held]: Keys): Promise<void> => {
  const [letter, windowsVirtualKeyCode] = russian[code]
  const modifiers = held.reduce((bits, each) => bits | modifierBits[each], 0)
  const key = held.includes('Shift') ? letter.toUpperCase() : letter
  const session = await page.context().newCDPSession(page)
  const stroke = { code, key, windowsVirtualKeyCode, modifiers }
  const types = !held.includes('Control')
  await session.send('Input.dispatchKeyEvent', {
    ...stroke,
    ...(types ? { type: 'keyDown', text: key } : { type: 'rawKeyDown' }),
  })
  await session.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyUp' })
  await session.detach()
}

/** Puts what a spreadsheet would have copied into the clipboard of the browser. */
export const copyColumn = async (page: Page, values: readonly string[]): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const text = JSON.stringify(values.map((value) => `${value}\r\n`).join(''))
  await page.evaluate(`navigator.clipboard.writeText(${text})`)
}
