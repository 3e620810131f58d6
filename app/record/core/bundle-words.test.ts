import { expect, it } from 'vitest'
import { limitSentences, sentences, verdicts } from '../../../public/haaste-verify.mjs'
import texts from '../texts/en.json'
import { bundleFindings, bundleLimits, bundleVerdicts } from './bundle-words.ts'

it('the page says in English what the program says, and has a sentence for all of it', () => {
  expect(texts.bundle.findings).toEqual(sentences)
  expect(texts.bundle.limits).toEqual(limitSentences)
  expect(texts.bundle.verdicts).toEqual(verdicts)
  const said = Object.entries(sentences).map(([code, by]) => [code, Object.keys(by)] as const)
  expect(Object.fromEntries(said)).toEqual(bundleFindings)
  expect(Object.keys(limitSentences)).toEqual([...bundleLimits])
  expect(Object.keys(verdicts)).toEqual([...bundleVerdicts])
})
