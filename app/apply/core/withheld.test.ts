import { expect, it } from 'vitest'
import type { FrozenBody } from './frozen-body.ts'
import { withheldText, withoutSecrets } from './withheld.ts'

const planted = 'the recipe is nine parts clay'
const file = { id: 'f', name: 'recipe.pdf', type: 'pdf', bytes: 9, sha256: 'a'.repeat(64) } as const
const body = {
  ...{ reference: 'HEL-2026-K7QF-3', challengeId: 'two', version: 2, briefNumber: 1, language: 'en' },
  answers: { title: 'Heat', plan: planted, needs: 'A yard.' },
  organisation: { name: 'O', kind: 'company', country: 'FI', registryNumber: null, website: null },
  team: ['lead'],
  translations: ['plan', 'needs'].map((question) => ({
    ...{ question, language: 'fi', sourceHash: 'b'.repeat(64), origin: 'human', isChecked: true },
    text: question === 'plan' ? `suomeksi: ${planted}` : 'Piha.',
  })),
  files: [
    { ...file, question: 'plan' },
    { ...file, id: 'g', name: 'yard.pdf', question: 'needs' },
  ],
  earlier: [{ challengeId: 'one', formNumber: 0, answers: { plan: planted, novelty: 'New.' } }],
  secrets: [{ question: 'plan', reason: 'Patent pending.' }],
} as const satisfies FrozenBody

it('takes what is marked out of every place in which it is said, and keeps that it was marked', () => {
  expect(JSON.stringify(body)).toContain(planted)
  const text = withheldText(body, [])
  expect(text).not.toContain('nine parts')
  expect(text).not.toContain('recipe.pdf')
  expect(JSON.parse(text)).toMatchObject({
    answers: { title: 'Heat', needs: 'A yard.' },
    translations: [{ question: 'needs' }],
    files: [{ name: 'yard.pdf' }],
    earlier: [{ answers: { novelty: 'New.' } }],
    secrets: [{ question: 'plan', reason: 'Patent pending.' }],
  })
})

it('leaves a version without marks as it is', () => {
  const { secrets: _, ...open } = body
  expect(withoutSecrets(open, [])).toBe(open)
})

it('takes out and names what was marked in the draft or another version only', () => {
  const ever = [
    { question: 'needs', reason: 'Marked since.' },
    { question: 'plan', reason: 'Another reason.' },
  ]
  const seen = withoutSecrets(body, ever)
  expect(seen.answers).toEqual({ title: 'Heat' })
  expect(seen.secrets).toEqual([
    { question: 'needs', reason: 'Marked since.' },
    { question: 'plan', reason: 'Patent pending.' },
  ])
})
