import { describe, expect, it } from '@jest/globals'
import { readable } from './readable.ts'

describe('a policy value', () => {
  it.each([
    ['{"window":"2-weeks"}', 'window: 2-weeks'],
    ['{"letters":["н/а","осв"],"orderRequired":true}', 'letters: н/а, осв; orderRequired: true'],
    ['not json', 'not json'],
  ])('%s is read as %s', (json, text) => {
    expect(readable(json)).toBe(text)
  })
})
