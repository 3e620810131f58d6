import { describe, expect, it } from 'vitest'
import { frozenSecrets, markable, tradeSecretsSchema } from './trade-secrets.ts'

const questions = [
  { key: 'title', type: 'short-text' },
  { key: 'plan', type: 'long-text' },
  { key: 'summary', type: 'long-text' },
  { key: 'novelty', type: 'long-text' },
  { key: 'truth', type: 'consent' },
]
const answers = { title: 'T', plan: 'P', summary: 'S', novelty: '  ', truth: 'yes' }

describe('trade secrets', () => {
  it('can be what is answered, never what is published or declared', () => {
    expect(markable(questions, answers).map(({ key }) => key)).toEqual(['plan'])
  })

  it('are frozen where they are answered, in the order of the questions', () => {
    const secrets = ['novelty', 'plan', 'title'].map((question) => ({ question, reason: 'Why' }))
    expect(frozenSecrets(secrets, questions, { ...answers, novelty: 'N' })).toEqual([
      { question: 'plan', reason: 'Why' },
      { question: 'novelty', reason: 'Why' },
    ])
    expect(frozenSecrets(secrets, questions, answers)).toEqual([{ question: 'plan', reason: 'Why' }])
  })

  it.each([
    [{ reasons: { plan: ' Why ' } }, true],
    [{}, true],
    [{ reasons: { plan: 'x'.repeat(501) } }, false],
    [{ reasons: 'all' }, false],
  ])('%j: %s', (form, isGood) => expect(tradeSecretsSchema.safeParse(form).success).toBe(isGood))
})
