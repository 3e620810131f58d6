import { expect, it } from 'vitest'
import { firstOwnRule, rulesAfter, rulesFromForm, rulesSchema } from './rules.ts'

const rows = (rules: Record<string, Record<string, string>>) =>
  rulesFromForm(rulesSchema.parse({ version: 'v', rules }))

it('numbers on from the general rules, keeps what there was, takes new ones that say something', () => {
  expect(firstOwnRule).toBe(7)
  expect(
    rows({
      '10': { from: '', text: ' The newest. ' },
      '0': { from: '7', text: 'Kept.' },
      '1': { from: '8', text: 'Out.', isRemoved: 'yes' },
      '2': { from: '', text: '' },
    }),
  ).toEqual([
    { from: 7, text: 'Kept.' },
    { from: null, text: 'The newest.' },
  ])
})

it('writes one language and leaves the others; a rule says something in at least one', () => {
  const before = [{ texts: { en: 'One.', fi: 'Yksi.' } }, { texts: { en: 'Two.' } }]
  expect(rulesAfter(before, [{ from: 8, text: 'Kaksi.' }], 'fi')).toEqual([
    { texts: { en: 'Two.', fi: 'Kaksi.' } },
  ])
  expect(rulesAfter(before, [{ from: 7, text: '' }], 'fi')).toEqual([{ texts: { en: 'One.' } }])
  expect(rulesAfter(before, [{ from: 8, text: '' }], 'en')).toBeNull()
  expect(rulesAfter(before, [{ from: 99, text: '' }], 'en')).toBeNull()
})
