import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isRefused,
  isSameRefusal,
  refusalScopes,
  refusedAfterChoosing,
  refusedIn,
  scopesOf,
  wantedKinds,
  type MailToSomebody,
  type RefusedMail,
} from './refusals-of-mail.ts'

const mail: MailToSomebody = {
  personId: 'aino',
  notice: 'proposal.draft_reminder',
  class: 'service',
  challengeId: 'air',
}
const by = (refused: Partial<RefusedMail>, personId = 'aino') => ({
  personId,
  notice: null,
  challengeId: null,
  ...refused,
})

describe('what somebody said no to', () => {
  it.each([
    ['nothing', [], false],
    ['this kind everywhere', [by({ notice: mail.notice })], true],
    ['this kind about this challenge', [by({ notice: mail.notice, challengeId: 'air' })], true],
    ['this kind about another challenge', [by({ notice: mail.notice, challengeId: 'water' })], false],
    ['another kind', [by({ notice: 'proposal.started' })], false],
    ['everything about this challenge', [by({ challengeId: 'air' })], true],
    ['everything about another challenge', [by({ challengeId: 'water' })], false],
    ['every reminder', [by({})], true],
    ['every reminder, said by somebody else', [by({}, 'bo')], false],
  ])('%s', (_, refusals, expected) => {
    expect(isRefused(mail, refusals)).toBe(expected)
    expect(isRefused({ ...mail, class: 'bulletin' }, refusals)).toBe(expected)
  })

  it('never keeps mandatory mail away, nor mail to an address without a person', () => {
    const everything = [by({}), by({ notice: mail.notice }), by({ challengeId: 'air' })]
    expect(isRefused({ ...mail, class: 'mandatory' }, everything)).toBe(false)
    expect(isRefused({ ...mail, personId: null }, everything)).toBe(false)
  })

  it('reaches a mail about no challenge with a refusal about none', () => {
    const account = { ...mail, challengeId: null }
    expect(isRefused(account, [by({ challengeId: 'air' })])).toBe(false)
    expect(isRefused(account, [by({ notice: mail.notice })])).toBe(true)
  })
})

describe('scopes', () => {
  it('each keep away the mail they were chosen for, and the wider ones more', () => {
    for (const scope of refusalScopes) expect(isRefused(mail, [by(refusedIn(scope, mail))]), scope).toBe(true)
    const sameKindElsewhere = { ...mail, challengeId: 'water' }
    const otherKindHere = { ...mail, notice: 'proposal.started' }
    const reached = (one: MailToSomebody) =>
      refusalScopes.filter((scope) => isRefused(one, [by(refusedIn(scope, mail))]))
    expect(reached(sameKindElsewhere)).toEqual(['kind', 'all'])
    expect(reached(otherKindHere)).toEqual(['challenge', 'all'])
    expect(reached({ ...sameKindElsewhere, notice: 'proposal.started' })).toEqual(['all'])
  })

  it('are two where there is no challenge', () => {
    expect(scopesOf({ notice: 'a', challengeId: null })).toEqual(['kind', 'all'])
    expect(scopesOf({ notice: 'a', challengeId: 'air' })).toEqual(refusalScopes)
  })
})

describe('choosing', () => {
  const kinds = ['a', 'b', 'c']
  const refused = fc.array(
    fc.record({
      notice: fc.constantFrom(null, 'a', 'b', 'c', 'gone'),
      challengeId: fc.constantFrom(null, 'air', 'water'),
    }),
    { maxLength: 6 },
  )

  it('gives exactly the kinds that were ticked', () => {
    fc.assert(
      fc.property(refused, fc.subarray(kinds), (present, wanted) => {
        const after = refusedAfterChoosing(present, { kinds, wanted, heardAgain: [] })
        expect(wantedKinds(kinds, after)).toEqual(wanted)
      }),
    )
  })

  it('changes nothing when what is shown is saved', () => {
    fc.assert(
      fc.property(refused, (present) => {
        const wanted = wantedKinds(kinds, present)
        const after = refusedAfterChoosing(present, { kinds, wanted, heardAgain: [] })
        expect(wantedKinds(kinds, after)).toEqual(wanted)
        const aboutOne = (all: readonly RefusedMail[]) =>
          all.filter(({ challengeId }) => challengeId !== null)
        expect(aboutOne(after)).toEqual(aboutOne(present))
      }),
    )
  })

  it('wants nothing in one word, keeps what is not offered, and takes back single challenges', () => {
    expect(refusedAfterChoosing([], { kinds, wanted: [], heardAgain: [] })).toEqual([
      { notice: null, challengeId: null },
    ])
    const gone = { notice: 'gone', challengeId: null }
    const air = { notice: 'a', challengeId: 'air' }
    const water = { notice: null, challengeId: 'water' }
    const after = refusedAfterChoosing([gone, air, water], { kinds, wanted: ['a', 'c'], heardAgain: [air] })
    expect(after).toEqual([water, gone, { notice: 'b', challengeId: null }])
    expect(isSameRefusal(after[0]!, water)).toBe(true)
  })
})
