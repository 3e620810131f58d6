import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FrozenBody } from '#app/apply/core/frozen-body.ts'
import type { Form, Question } from '#app/publish/core/form/form.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { carriedAnswers, movedBody, moveStanding, openQuestions } from './move.ts'

const facts = { language: 'en', members: null } as const

function text(key: string, over: Partial<Question> = {}): Question {
  return {
    ...{ key, type: 'short-text', config: { limit: 100 }, isRequired: true, visibility: 'jurors' },
    ...{ condition: null, texts: { en: { label: key, help: '', parts: {} } } },
    ...over,
  } as Question
}

const formOf = (...questions: Question[]): Form => ({
  number: 1,
  sections: [{ key: 'one', texts: {}, questions }],
})

describe('where a question about a move stands', () => {
  const dueAt = new Date('2021-12-27T14:00:00Z')
  const ask = { dueAt, answer: null, closedAt: null }
  it.each([
    ['open to the last millisecond', ask, '2021-12-27T13:59:59.999Z', 'open'],
    ['lapsed from then on', ask, '2021-12-27T14:00:00.000Z', 'lapsed'],
    ['closed', { ...ask, closedAt: dueAt }, '2021-12-25T00:00:00Z', 'closed'],
    ['answered for good', { ...ask, answer: 'agreed' as const }, '2022-01-27T14:00:00Z', 'agreed'],
  ])('%s', (_when, request, now, expected) => {
    expect(moveStanding(request, new Date(now))).toBe(expected)
  })
})

describe('answers that go along', () => {
  it('are those to questions the other challenge asks too and takes as they are', () => {
    const before = formOf(text('plan'), text('money-1'), text('long'), text('gone'))
    const now = formOf(
      text('plan'),
      text('money-1', { texts: { en: { label: 'Another question', help: '', parts: {} } } }),
      text('long', { config: { limit: 3 } } as Partial<Question>),
      text('new'),
    )
    const answers = { plan: ' As  written ', 'money-1': '5', long: 'too long', gone: 'stays' }
    const { carried, left } = carriedAnswers(answers, { before, now, facts })
    expect(carried).toEqual({ plan: ' As  written ' })
    expect(left).toEqual({ 'money-1': '5', long: 'too long', gone: 'stays' })
    expect(openQuestions(now, carried)).toEqual(['money-1', 'long', 'new'])
  })

  it('leave behind what hangs on an answer that does not go along', () => {
    const hanging = text('more', { condition: { question: 'level', choices: ['9'] } })
    const before = formOf(text('level', { type: 'maturity', config: {} } as Partial<Question>), hanging)
    const now = formOf(
      text('level', { type: 'choice', config: { choices: ['9'] } } as unknown as Partial<Question>),
      hanging,
    )
    expect(carriedAnswers({ level: '9', more: 'x' }, { before, now, facts })).toEqual({
      carried: {},
      left: { level: '9', more: 'x' },
    })
  })

  it('lose nothing, whatever was answered', () => {
    const before = formOf(...['a', 'b', 'c', 'd'].map((key) => text(key)))
    const now = formOf(text('b'), text('d', { config: { limit: 2 } } as Partial<Question>))
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.string({ minLength: 1 })),
        (answers) => {
          const { carried, left } = carriedAnswers(answers, { before, now, facts })
          const given = Object.entries(answers).filter(([, value]) => value.trim() !== '')
          expect({ ...carried, ...left }).toEqual(Object.fromEntries(given))
          expect(Object.keys(carried).filter((key) => key in left)).toEqual([])
        },
      ),
    )
  })
})

describe('the version a move makes', () => {
  const version = {
    reference: 'HEL-2021-K7QF-M',
    challengeId: 'one',
    version: 2,
    briefNumber: 3,
    formNumber: 0,
    language: 'en',
    answers: { title: 'Heat', plan: 'Weeks' },
    organisation: { name: 'O', kind: 'company', country: 'FI', registryNumber: null, website: null },
    team: ['lead'],
    secrets: [{ question: 'plan', reason: 'Patent.' }],
    site: { name: 'Yard', months: 6 },
    agreed: { declarations: 1, terms: { version: 1, hash: 'a' } },
  } satisfies FrozenBody
  const to = {
    ...{ challengeId: 'two', briefNumber: 1, form: formOf(text('title')), formBefore: standardForm, facts },
    terms: null,
  }

  it('says what the one before said, under the other form', () => {
    const { site, ...rest } = version
    expect(JSON.parse(movedBody(version, to))).toEqual({
      ...rest,
      ...{ version: 3, challengeId: 'two', briefNumber: 1, formNumber: 1, answers: { title: 'Heat' } },
      agreed: { declarations: 1, terms: null },
      earlier: [{ challengeId: 'one', formNumber: 0, answers: { plan: 'Weeks' }, site }],
    })
  })

  it('keeps what earlier moves left behind', () => {
    const twice = JSON.parse(movedBody(version, to)) as FrozenBody
    const back = { ...to, challengeId: 'one', form: standardForm, formBefore: to.form }
    const again = JSON.parse(movedBody(twice, back)) as FrozenBody
    expect(again).toMatchObject({ version: 4, challengeId: 'one', earlier: twice.earlier })
  })
})
