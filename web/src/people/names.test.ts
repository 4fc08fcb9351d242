import { describe, expect, it } from '@jest/globals'
import { fullName, shortName } from './names.ts'

const name = { surname: 'Иванова', givenName: 'Мария', patronymic: 'Сергеевна' }

describe('a name', () => {
  it('is written whole or with initials', () => {
    expect(fullName(name)).toBe('Иванова Мария Сергеевна')
    expect(shortName(name)).toBe('Иванова М. С.')
  })

  it('may have no patronymic, or be absent', () => {
    expect(shortName({ ...name, patronymic: '' })).toBe('Иванова М.')
    expect(fullName(undefined)).toBe('')
  })
})
