import { expect, it } from 'vitest'
import { phraseOf, signatureRefusal } from './typed-name.ts'

const hash = '0123456789abcdef'.repeat(4)

it.each([
  ['both right, case and spaces aside', ' aino  virtanen', '0123 4567', null],
  ['another name', 'Bo', phraseOf(hash), 'name-not-yours'],
  ['another phrase', 'Aino Virtanen', 'yes', 'phrase-wrong'],
  ['both wrong', 'Bo', 'yes', 'signature-wrong'],
  ['nothing', '', '', 'signature-wrong'],
])('a signature with %s', (_, signedName, phrase, code) => {
  const refusal = signatureRefusal({ signedName, phrase }, { name: 'Aino Virtanen', hash })
  expect(refusal?.code ?? null).toBe(code)
})
