import { describe, expect, it } from '@jest/globals'
import { createLog } from './log.ts'

describe('the log', () => {
  it('writes JSON and hides personal data by key', () => {
    const lines: string[] = []
    const log = createLog({
      service: 'journal',
      destination: { write: (line) => lines.push(line) },
    })
    log.info(
      { schoolId: 's1', snils: '11223344595', person: { lastName: 'Иванова', phone: '+7' } },
      'rpc',
    )
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!)).toMatchObject({
      service: 'journal',
      level: 'info',
      schoolId: 's1',
      msg: 'rpc',
    })
    expect(lines[0]).not.toMatch(/11223344595|Иванова|\+7/)
  })
})
