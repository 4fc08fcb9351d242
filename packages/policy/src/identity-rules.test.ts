import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseClassName } from './class-name.ts'
import { formatInviteCode, inviteCodeFrom, parseInviteCode } from './invite-code.ts'
import { compareNames, fullName, normalizeText, parseName, searchKey, shortName } from './names.ts'
import { isRole, roleGroups, roles, schoolStaff } from './roles.ts'
import { formatSnils, parseSnils, snilsCheck } from './snils.ts'

describe('СНИЛС', () => {
  it.each(['112-233-445 95', '11223344595', ' 112 233 445 95 ', '112–233–445–95'])(
    'takes %j',
    (typed) => expect(parseSnils(typed)).toEqual({ ok: true, value: '11223344595' }),
  )

  it.each([
    ['112-233-445 96', 'SNILS_CHECKSUM'],
    ['112-233-454 95', 'SNILS_CHECKSUM'],
    ['112-233-445', 'SNILS_FORMAT'],
    ['112-233-445 955', 'SNILS_FORMAT'],
    ['000-000-000 00', 'SNILS_FORMAT'],
    ['112-233-445 9O', 'SNILS_FORMAT'],
    ['', 'SNILS_FORMAT'],
    ['١١٢٢٣٣٤٤٥٩٥', 'SNILS_FORMAT'],
  ])('refuses %j as %s without repeating it', (typed, reason) =>
    expect(parseSnils(typed)).toEqual({ ok: false, reason, details: {} }),
  )

  it('does not check numbers up to 001-001-998', () => {
    expect(parseSnils('001-001-998 77').ok).toBe(true)
    expect(parseSnils('001-001-999 77').ok).toBe(false)
  })

  it('counts 100 and 101 as nought', () => {
    expect(snilsCheck('920000010')).toBe(99)
    expect(snilsCheck('920000011')).toBe(0)
    expect(snilsCheck('920000100')).toBe(0)
    expect(snilsCheck('920000101')).toBe(0)
  })

  it('formats', () => expect(formatSnils('11223344595')).toBe('112-233-445 95'))

  it('takes every well-made number and no other check number', () => {
    const number = fc.integer({ min: 1_001_999, max: 999_999_999 })
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 99 }), (nine, check) => {
        const digits = String(nine).padStart(9, '0')
        const right = snilsCheck(digits)
        const made = `${digits}${String(right).padStart(2, '0')}`
        expect(parseSnils(formatSnils(made))).toEqual({ ok: true, value: made })
        const other = parseSnils(`${digits}${String(check).padStart(2, '0')}`)
        expect(other.ok).toBe(check === right)
      }),
      { numRuns: 10_000 },
    )
  })

  it('notices one wrong digit', () => {
    const number = fc.integer({ min: 100_000_000, max: 999_999_999 })
    fc.assert(
      fc.property(number, fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, at, change) => {
        const digits = Array.from(String(nine), Number)
        const wrong = digits.map((digit, index) => (index === at ? (digit + change) % 10 : digit))
        const check = (each: number[]) => snilsCheck(each.join(''))
        // 100 and 0 share the check number 00, so a pair of sums 0 and 100 alone goes unseen.
        fc.pre(check(digits) !== 0 || check(wrong) !== 0)
        expect(check(digits)).not.toBe(check(wrong))
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('class names', () => {
  it.each(['5А', '5а', ' 5 А ', '5-а', '5 «А»', '5"А"', '5–А', '05А'])('%j is «5А»', (typed) =>
    expect(parseClassName(typed)).toEqual({
      ok: true,
      value: { grade: 5, letter: 'А', name: '5А' },
    }),
  )

  it.each([
    ['5A', '5А'],
    ['5a', '5А'],
    ['11-B', '11В'],
    ['7 "K"', '7К'],
  ])('refuses Latin %j and offers %s', (typed, suggestion) =>
    expect(parseClassName(typed)).toEqual({
      ok: false,
      reason: 'CLASS_NAME_LATIN',
      details: { typed, suggestion },
    }),
  )

  it('has nothing to offer for a Latin letter like no Cyrillic one', () =>
    expect(parseClassName('5D')).toEqual({
      ok: false,
      reason: 'CLASS_NAME_LATIN',
      details: { typed: '5D' },
    }))

  it.each(['', '5', 'А', '0А', '12А', '5АБ', '5Ъ', '5ы', '5Ω', '5 1', '-5А'])(
    'refuses %j',
    (typed) =>
      expect(parseClassName(typed)).toMatchObject({ ok: false, reason: 'CLASS_NAME_INVALID' }),
  )

  it('reads its own names back', () => {
    const letters = Array.from('АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.constantFrom(...letters), (grade, letter) => {
        const name = `${grade}${letter}`
        expect(parseClassName(name)).toEqual({ ok: true, value: { grade, letter, name } })
        expect(parseClassName(name.toLowerCase())).toEqual(parseClassName(name))
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['  Иванов ', 'Иванов'],
    ['Салтыков – Щедрин', 'Салтыков-Щедрин'],
    ['Ива\u200Bно\u202Eв', 'Иванов'],
    ['Й', 'Й'],
    ['Оглы  Кызы', 'Оглы Кызы'],
    ["О'Коннор", "О'Коннор"],
    ['Smith', 'Smith'],
    ['Мамед\u00A0оглы', 'Мамед оглы'],
  ])('%j is %j', (typed, name) => expect(parseName(typed)).toEqual({ ok: true, value: name }))

  it.each([
    ['', 'NAME_EMPTY'],
    [' \u200B ', 'NAME_EMPTY'],
    ['Иванoв', 'NAME_MIXED_ALPHABETS'],
    ['Иванов1', 'NAME_INVALID'],
    ['-Иванов', 'NAME_INVALID'],
    ['=cmd', 'NAME_INVALID'],
    ['😀', 'NAME_INVALID'],
    ['А'.repeat(101), 'NAME_INVALID'],
  ])('refuses %j as %s', (typed, reason) =>
    expect(parseName(typed)).toEqual({ ok: false, reason, details: {} }),
  )

  it('is normal once normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
      }),
    )
  })

  it('shortens and joins, with no patronymic too', () => {
    const name = { lastName: 'Иванов', firstName: 'Пётр', middleName: 'Сергеевич' }
    const { lastName, firstName } = name
    expect([shortName(name), fullName(name)]).toEqual(['Иванов П. С.', 'Иванов Пётр Сергеевич'])
    expect(shortName({ lastName, firstName })).toBe('Иванов П.')
    expect(shortName({ lastName, firstName, middleName: '' })).toBe('Иванов П.')
    expect(fullName({ lastName, firstName, middleName: '' })).toBe('Иванов Пётр')
  })

  it('sorts as a class list does, ё beside е', () => {
    const people = [
      { lastName: 'Жуков', firstName: 'А' },
      { lastName: 'Ёлкин', firstName: 'Б' },
      { lastName: 'Ермаков', firstName: 'В' },
      { lastName: 'Ежов', firstName: 'Г' },
      { lastName: 'Ежов', firstName: 'Г', middleName: 'А' },
      { lastName: 'Ежов', firstName: 'А' },
    ]
    expect(people.toSorted(compareNames).map(fullName)).toEqual([
      'Ежов А',
      'Ежов Г',
      'Ежов Г А',
      'Ёлкин Б',
      'Ермаков В',
      'Жуков А',
    ])
  })

  it('searches ё as е in any case', () => {
    expect(searchKey('  ЁЛКИН – Ёж ')).toBe('елкин-еж')
  })
})

describe('invite codes', () => {
  const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 })

  it('reads back what it made, however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = inviteCodeFrom(random)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
        const typed = formatInviteCode(code)
        expect(typed).toMatch(/^.{4}-.{4}-.{4}$/)
        for (const each of [typed, typed.toLowerCase(), typed.replaceAll('-', ' '), ` ${code} `]) {
          expect(parseInviteCode(each)).toEqual({ ok: true, value: code })
        }
      }),
    )
  })

  it('forgives what the eye confuses', () => {
    expect(parseInviteCode('OIl0-абвг-1111'.replace('абвг', 'АВСЕ'))).toEqual({
      ok: true,
      value: '0110ABCE1111',
    })
    expect(parseInviteCode('оооо оооо оооо')).toEqual({ ok: true, value: '000000000000' })
  })

  it.each(['', '1234', '1234-5678-9ABCD', 'UUUU-UUUU-UUUU', 'ЖЖЖЖ-ЖЖЖЖ-ЖЖЖЖ', '😀'.repeat(6)])(
    'refuses %j',
    (typed) => expect(parseInviteCode(typed)).toMatchObject({ reason: 'INVITE_CODE_INVALID' }),
  )

  it('wants twelve random bytes', () => {
    expect(() => inviteCodeFrom(new Uint8Array(8))).toThrow(RangeError)
  })
})

describe('roles', () => {
  it('puts every human role in one group', () => {
    const grouped: string[] = Object.values(roleGroups).flat()
    expect([...grouped, 'service'].toSorted()).toEqual([...roles].toSorted())
    expect(schoolStaff).toHaveLength(7)
    expect([isRole('teacher'), isRole('root')]).toEqual([true, false])
  })
})
