import { describe, expect, it } from '@jest/globals'
import { addWork, suggestionFor, takeOffer, typeTopic, type LessonDraft } from './draft.ts'

const draft: LessonDraft = { topic: '', homework: '', works: [], planItemId: '' }
const offer = { planItemId: 'i1', topic: 'Сложение дробей', homework: 'п. 12' }

describe('taking what the plan offers', () => {
  it('brings the homework along', () => {
    expect(takeOffer(draft, offer, '')).toEqual({
      ...draft,
      topic: 'Сложение дробей',
      homework: 'п. 12',
      planItemId: 'i1',
    })
  })

  it('replaces the placeholder, and keeps what the teacher wrote', () => {
    expect(takeOffer({ ...draft, homework: 'Без задания' }, offer, 'Без задания').homework).toBe(
      'п. 12',
    )
    expect(takeOffer({ ...draft, homework: '№ 7' }, offer, 'Без задания').homework).toBe('№ 7')
  })

  it('lets the plan go when the topic is emptied', () => {
    const taken = takeOffer(draft, offer, '')
    expect(typeTopic(taken, 'Сложение дробей, продолжение').planItemId).toBe('i1')
    expect(typeTopic(taken, ' ').planItemId).toBe('')
  })
})

describe('works', () => {
  it('take the first free number, up to four', () => {
    const one = { number: 1, workTypeId: 'a', title: '' }
    const three = { number: 3, workTypeId: 'a', title: '' }
    expect(addWork([one, three], 'b').map(({ number }) => number)).toEqual([1, 2, 3])
    const full = addWork(addWork([one, three], 'b'), 'b')
    expect(addWork(full, 'b')).toBe(full)
  })
})

describe('the suggestion of a refusal', () => {
  it('is that of the field', () => {
    const violations = [
      { field: 'topic', reason: 'TOPIC_WITHOUT_THEME', details: { suggestion: 'по теме «…»' } },
    ]
    const body = { type: '', title: '', status: 422, reason: 'INVALID', violations }
    expect(suggestionFor(body, 'topic')).toBe('по теме «…»')
    expect(suggestionFor(body, 'homework')).toBeUndefined()
    expect(suggestionFor(undefined, 'topic')).toBeUndefined()
  })
})
