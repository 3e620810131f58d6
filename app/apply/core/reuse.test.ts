import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNothingWritten, reusePlan } from './reuse.ts'

const asked = [
  { key: 'title', type: 'short-text' },
  { key: 'summary', type: 'long-text' },
  { key: 'language', type: 'choice' },
  { key: 'sketch', type: 'file' },
  { key: 'truth', type: 'consent' },
  { key: 'cost', type: 'money' },
]

describe('what is copied from an earlier proposal', () => {
  it('goes where the same is asked; the rest stays behind and is named', () => {
    const answers = {
      ...{ title: 'Heat', plan: 'Weeks 1-4', truth: 'yes', summary: ' ', language: 'fi' },
      ...{ sketch: '["1"]', cost: 'a lot' },
    }
    const before = [...asked.filter(({ key }) => key !== 'cost'), { key: 'cost', type: 'long-text' }]
    expect(reusePlan(answers, before, asked)).toEqual({
      copied: [
        { question: 'title', value: 'Heat' },
        { question: 'language', value: 'fi' },
      ],
      left: [
        { question: 'cost', reason: 'asked-otherwise' },
        { question: 'plan', reason: 'not-asked' },
        { question: 'sketch', reason: 'given-anew' },
        { question: 'truth', reason: 'given-anew' },
      ],
    })
  })

  it('does not take questions of two forms for the same because both were the first of their kind', () => {
    const own = (label: string) => [{ key: 'money-1', type: 'money', texts: { en: { label } } }]
    const answers = { 'money-1': '7' }
    expect(reusePlan(answers, own('Price'), own('Own share')).copied).toEqual([])
    expect(reusePlan(answers, own('Price'), own('Price')).copied).toHaveLength(1)
  })

  it('loses nothing: every answer is copied word for word or named as left behind, never both', () => {
    const keys = [...asked.map(({ key }) => key), 'gone', 'other']
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), fc.string({ maxLength: 30 })),
        fc.subarray(asked),
        fc.subarray(asked),
        (answers, before, now) => {
          const { copied, left } = reusePlan(answers, before, now)
          const told = [...copied, ...left].map(({ question }) => question)
          const answered = Object.keys(answers).filter((key) => answers[key]!.trim() !== '')
          expect(told.toSorted()).toEqual(answered.toSorted())
          for (const { question, value } of copied) expect(value).toBe(answers[question])
        },
      ),
    )
  })
})

describe('nothing written', () => {
  it.each([
    [{}, true],
    [{ language: 'fi' }, true],
    [{ language: 'fi', title: '  ' }, true],
    [{ title: 'A' }, false],
    [{ truth: 'yes' }, false],
  ])('%j: %s', (answers, is) => expect(isNothingWritten(answers)).toBe(is))
})
