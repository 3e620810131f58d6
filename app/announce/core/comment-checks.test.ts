import { describe, expect, it } from 'vitest'
import { isCheckOpen, isCheckTime, likelyLanguage, standingOfComment, storedStep } from './comment-checks.ts'

describe('where a comment stands', () => {
  it.each([
    [null, 'waiting'],
    ['rewritten', 'waiting'],
    ['sent_back', 'sent-back'],
    ['approved', 'told'],
    ['edited', 'told'],
    ['withheld', 'withheld'],
  ] as const)('%s: %s', (step, standing) => {
    expect(standingOfComment(step)).toBe(standing)
  })
})

describe('what is stored of an approval', () => {
  const original = 'Weak.'
  it.each([
    ['the juror’s words', 'Weak.', { step: null, wording: 'Weak.' }, 'approved'],
    ['other words', 'Not yet strong.', { step: null, wording: 'Weak.' }, 'edited'],
    ['what the juror wrote anew', 'Unclear.', { step: 'rewritten', wording: 'Unclear.' }, 'approved'],
    [
      'an edited wording once more',
      'Not yet strong.',
      { step: 'edited', wording: 'Not yet strong.' },
      'edited',
    ],
    ['the first words after all', 'Weak.', { step: 'edited', wording: 'Not yet strong.' }, 'approved'],
  ] as const)('%s', (_, wording, before, stored) => {
    expect(storedStep('approve', wording, { ...before, original })).toBe(stored)
  })
})

describe('when it may be checked', () => {
  it('not while the jury judges', () => {
    expect((['open', 'closed', 'judging'] as const).some(isCheckTime)).toBe(false)
  })

  it('once announced, only what nobody has settled', () => {
    expect(isCheckOpen('confirmed', 'told')).toBe(true)
    expect(isCheckOpen('announced', 'waiting')).toBe(true)
    expect(isCheckOpen('announced', 'told')).toBe(false)
    expect(isCheckOpen('piloting', 'withheld')).toBe(false)
  })
})

describe('likelyLanguage', () => {
  it.each([
    ['证据充分，但运营方案不够清楚。', 'zh-CN'],
    ['Ratkaisu on selkeä, mutta se ei kerro, kuka huoltaa.', 'fi'],
    ['Förslaget är tydligt och det går att prova.', 'sv'],
    ['The plan is clear, and it names who repairs it.', 'en'],
    ['Ok.', 'sv'],
  ] as const)('%s', (text, language) => {
    expect(likelyLanguage(text, 'sv')).toBe(language)
  })
})
