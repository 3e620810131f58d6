import { describe, expect, it } from 'vitest'
import {
  audienceNamed,
  audiencesOffered,
  broadcastAudiences,
  missingLanguages,
  spaced,
  whatIsSeen,
  wordsFor,
} from './broadcast.ts'

const en = { subject: 'A', body: 'B' }
const seen = { audience: 'jury', challengeId: null, texts: { en }, recipients: ['1', '2'] }

describe('the audiences of a message to many', () => {
  it('that tell outcomes are not there before the announcement', () => {
    const before = audiencesOffered(false)
    expect(before.some((name) => broadcastAudiences[name].tellsOutcome)).toBe(false)
    expect(audiencesOffered(true)).toEqual(expect.arrayContaining(['winners', 'reserve', 'not-selected']))
  })

  it('are known by name alone', () => {
    expect(audienceNamed('winners')).toBe('winners')
    expect(audienceNamed('toString')).toBeNull()
  })
})

describe('the languages', () => {
  it('that are missing are those that somebody reads', () => {
    expect(missingLanguages({ en }, [{ locale: 'en' }, { locale: 'fi' }, { locale: 'fi' }])).toEqual(['fi'])
    expect(missingLanguages({ fi: en }, [{ locale: 'fi' }])).toEqual([])
    expect(missingLanguages({ en }, [])).toEqual([])
  })

  it('fall back to English, else to what there is', () => {
    const fi = { subject: 'C', body: 'D' }
    expect(wordsFor({ en, fi }, 'fi')).toBe(fi)
    expect(wordsFor({ en, fi }, 'sv')).toBe(en)
    expect(wordsFor({ fi }, 'sv')).toBe(fi)
    expect(wordsFor({}, 'sv')).toBeNull()
  })
})

describe('what is agreed to', () => {
  it.each([
    { ...seen, audience: 'followers' },
    { ...seen, challengeId: '1' },
    { ...seen, texts: { en: { ...en, body: 'B ' } } },
    { ...seen, texts: { en, fi: en } },
    { ...seen, texts: { fi: en } },
    { ...seen, recipients: ['1'] },
    { ...seen, recipients: ['1', '2', '3'] },
  ])('is another thing in %j', (other) => {
    expect(whatIsSeen(other)).not.toBe(whatIsSeen(seen))
  })

  it('does not hang on any order', () => {
    expect(whatIsSeen({ ...seen, recipients: ['2', '1'] })).toBe(whatIsSeen(seen))
  })
})

describe('the distance to other mail', () => {
  const at = (hour: number) => new Date(Date.UTC(2021, 11, 8) + hour * 3_600_000)
  it.each([
    [10, null, 82, 10],
    [30, 10, 82, 30],
    [29, 10, 82, 30],
    [29, 10, 30, null],
    [29, 10, 31, 30],
  ])('wanted at %i, last at %s, until %i: goes at %s', (wanted, last, until, goes) => {
    expect(spaced(at(wanted), { lastAt: last === null ? null : at(last), expiresAt: at(until) })).toEqual(
      goes === null ? null : at(goes),
    )
  })
})
