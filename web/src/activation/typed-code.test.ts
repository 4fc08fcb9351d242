import { describe, expect, it } from '@jest/globals'
import { showTypedCode } from './typed-code.ts'

describe('a code as it is typed', () => {
  it.each([
    ['7k9', '7K9'],
    ['7k9mp', '7K9M-P'],
    ['7K9M-PQ2R-ST4V', '7K9M-PQ2R-ST4V'],
    ['7k9m pq2r st4v', '7K9M-PQ2R-ST4V'],
    // Cyrillic look-alikes and the letter O are what people read from paper.
    ['7к9мpq2rst4v', '7K9M-PQ2R-ST4V'],
    ['о000-0000-000O', '0000-0000-0000'],
    ['7K9M-PQ2R-ST4V-5', '7K9M-PQ2R-ST4V'],
  ])('%j is shown as %j', (typed, shown) => {
    expect(showTypedCode(typed)).toBe(shown)
  })
})
