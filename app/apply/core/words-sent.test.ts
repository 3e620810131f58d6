import { expect, it } from 'vitest'
import { wordsSent } from './words-sent.ts'

const questions: Parameters<typeof wordsSent>[1] = [
  { key: 'plan', label: 'The plan', parts: {} },
  { key: 'maturity', label: 'How mature', parts: { tried: 'Tried once' } },
]

it('says what was typed under its question, choices in words, and nothing of the page itself', () => {
  const values = {
    intent: 'continue',
    'versions.plan': '3',
    'keep.plan': 'mine',
    'answers.plan': 'First\nthen',
    'answers.maturity': ['tried', 'other'],
    'answers.gone': 'Kept too',
    'answers.empty': ' ',
    country: 'FI',
    name: 'Northern Heat',
  }
  expect(wordsSent(values, questions)).toEqual([
    { key: 'answers.plan', label: 'The plan', text: 'First\nthen' },
    { key: 'answers.maturity', label: 'How mature', text: 'Tried once, other' },
    { key: 'answers.gone', label: null, text: 'Kept too' },
    { key: 'name', label: null, text: 'Northern Heat' },
  ])
})
