import { describe, expect, it } from '@jest/globals'
import { Type } from 'typebox'
import { ConfigError, readConfig } from './config.ts'

const schema = Type.Object({
  DATABASE_URL: Type.String({ description: 'where the data is' }),
  POLL_MS: Type.Integer({ default: 1000, minimum: 10 }),
  LOUD: Type.Boolean({ default: false }),
  MODE: Type.Union([Type.Literal('a'), Type.Literal('b')], { default: 'a' }),
  EXTRA: Type.Optional(Type.String()),
})

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(schema, env)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

describe('configuration', () => {
  it('converts what is given and fills in the rest', () => {
    const env = {
      DATABASE_URL: 'postgres://x',
      POLL_MS: '50',
      LOUD: 'true',
      PATH: '/bin',
      MODE: '',
    }
    expect(readConfig(schema, env)).toEqual({
      DATABASE_URL: 'postgres://x',
      POLL_MS: 50,
      LOUD: true,
      MODE: 'a',
    })
  })

  it('says one sentence for each problem and never a value', () => {
    const problems = problemsOf({ POLL_MS: 'secret', MODE: 'hidden' })
    expect(problems).toHaveLength(3)
    expect(problems[0]).toBe('DATABASE_URL is not set (where the data is).')
    expect(problems[1]).toMatch(/^POLL_MS is wrong: /)
    expect(problems[2]).toBe('MODE is wrong: it must be one of a, b.')
    expect(problems.join()).not.toMatch(/secret|hidden/)
  })

  it('takes an empty variable for an absent one', () => {
    expect(problemsOf({ DATABASE_URL: '' })).toEqual([
      'DATABASE_URL is not set (where the data is).',
    ])
  })

  it('refuses a number outside its limits', () => {
    expect(problemsOf({ DATABASE_URL: 'x', POLL_MS: '5' })).toEqual([
      'POLL_MS is wrong: it must be >= 10.',
    ])
  })
})
