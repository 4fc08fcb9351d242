import type { Locator } from 'playwright-core'
import type { Visitor } from '../browser.ts'
import { eventually } from '../platform.ts'

// Runs in the page; as text, for the types of the tests know no browser.
const watch = `(() => {
  globalThis.shownStates = []
  globalThis.stateWatch?.disconnect()
  globalThis.stateWatch = new MutationObserver((changes) => {
    for (const { target } of changes)
      globalThis.shownStates.push([target.getAttribute('aria-label').split(':')[0], target.dataset.state].join())
  })
  const attributeFilter = ['data-state']
  stateWatch.observe(document.querySelector('[role=grid]'), { subtree: true, attributeFilter })
})()`

/** Notes every state the cells of a journal show from now on: the tick of a saved one stands for seconds only. */
export const watchStates = async ({ page }: Visitor) => {
  await page.evaluate(watch)
  return {
    has: async (cell: Locator, state: string): Promise<void> => {
      const label = (await cell.getAttribute('aria-label')) ?? ''
      const wanted = `${label.split(':')[0]},${state}`
      await eventually(async () =>
        (await page.evaluate<readonly string[]>('globalThis.shownStates')).includes(wanted),
      )
    },
  }
}
