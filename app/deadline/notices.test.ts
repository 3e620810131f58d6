import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts } from '#app/notify/core/facts.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { deadlineNotices } from './notices.ts'

const base = someFacts()
const submission = {
  version: 1,
  submittedAt: new Date('2021-12-20T10:00:00Z'),
  hash: 'a'.repeat(64),
  recordHash: 'b'.repeat(64),
  isInGrace: false,
}
const team = [aMember({ personId: 'lead', zone: 'Asia/Shanghai' })]
const open: ChallengeFacts = {
  ...base,
  now: new Date('2021-12-20T12:00:00Z'),
  challenge: { ...base.challenge, ...aChallenge({ state: 'open' }) },
  organisers: [aReader({ personId: 'organiser' })],
  proposals: [
    aProposalSeen({ id: 'in', state: 'submitted', submissions: [submission], team }),
    aProposalSeen({ id: 'draft', team }),
    aProposalSeen({ id: 'empty', team, answeredQuestions: 0 }),
    aProposalSeen({ id: 'out', state: 'withdrawn', withdrawnAt: submission.submittedAt, team }),
  ],
}

const planned = (facts: ChallengeFacts) =>
  planMessages(deadlineNotices, facts).map(({ notice, about, sendAt }) => [
    notice,
    about,
    sendAt.toISOString(),
  ])

it('plans what the closing says from the opening on', () => {
  expect(planned(open)).toEqual([
    ['challenge.closed_team', open.challenge.id, '2021-12-22T21:59:00.000Z'],
    ['challenge.closed_applicants', 'in', '2021-12-23T00:00:00.000Z'],
    // 05:59 in Shanghai: the morning after is two hours later there.
    ['challenge.closed_draft_missed', 'draft', '2021-12-23T00:00:00.000Z'],
  ])
})

it('says nothing of a closing that does not take place', () => {
  const cancelled = { ...base.challenge, ...anEndedChallenge('cancelled', 'open') }
  expect(planned({ ...open, challenge: cancelled })).toEqual([])
})

it('tells every team but the withdrawn of the newest deadline, once', () => {
  const move = (closesAt: string, changedAt: string) => ({
    previousClosesAt: open.challenge.calendar.closesAt,
    closesAt: new Date(closesAt),
    reason: 'Storm.',
    changedAt: new Date(changedAt),
  })
  const deadlineChanges = [
    move('2021-12-24T21:59:00Z', '2021-12-20T11:00:00Z'),
    move('2021-12-23T21:59:00Z', '2021-12-19T11:00:00Z'),
  ]
  const told = planned({ ...open, deadlineChanges }).filter(
    ([notice]) => notice === 'challenge.deadline_extended',
  )
  expect(told.map(([, about]) => about).sort()).toEqual(['draft', 'empty', 'in'])
})

describe('who is not eligible', () => {
  const judgingStarted = new Date('2021-12-27T10:00:00Z')
  const out = aProposalSeen({
    id: 'out-of-it',
    state: 'submitted',
    submissions: [submission],
    screening: 'ineligible',
    screeningRule: '4',
    screeningReason: 'It needs two winters.',
    screenedAt: new Date('2021-12-24T10:00:00Z'),
    team: [aMember({ personId: 'lead' }), aMember({ personId: 'member', role: 'viewer' })],
  })
  const factsAt = (now: string, change: Partial<ChallengeFacts> = {}): ChallengeFacts => ({
    ...open,
    now: new Date(now),
    challenge: {
      ...base.challenge,
      ...aChallenge({ state: 'judging' }),
      titles: { en: 'Clean air', fi: 'Puhdas ilma' },
      effectiveState: 'judging',
    },
    happenedAt: { JudgingStarted: judgingStarted },
    proposals: [out],
    ...change,
  })
  const told = (facts: ChallengeFacts) =>
    planMessages(deadlineNotices, facts)
      .filter(({ notice }) => notice === 'screening.ineligible')
      .map(({ to, sendAt }) => [to.personId, sendAt.toISOString()])

  const everybody = [
    ['lead', judgingStarted.toISOString()],
    ['member', judgingStarted.toISOString()],
  ]

  it.each<[string, ChallengeFacts, unknown]>([
    ['before judging begins', factsAt('2021-12-27T09:00:00Z', { happenedAt: {} }), []],
    ['when it begins', factsAt('2021-12-27T10:00:00Z'), everybody],
    ['days after', factsAt('2022-01-05T10:00:00Z'), everybody],
    ['two weeks after', factsAt('2022-01-10T10:00:01Z'), []],
    [
      'withdrawn meanwhile',
      factsAt('2021-12-27T10:00:00Z', { proposals: [{ ...out, state: 'withdrawn' }] }),
      [],
    ],
    [
      'found eligible after all',
      factsAt('2021-12-27T10:00:00Z', {
        proposals: [{ ...out, screening: 'eligible', screeningRule: null, screeningReason: null }],
      }),
      [],
    ],
    [
      'in a cancelled challenge',
      factsAt('2021-12-27T10:00:00Z', {
        challenge: { ...base.challenge, ...anEndedChallenge('cancelled', 'judging') },
      }),
      [],
    ],
  ])('%s', (_when, facts, expected) => {
    expect(told(facts)).toEqual(expected)
  })

  it('gives the rule, the reason and the challenge in the reader’s language', () => {
    const team = [aMember({ personId: 'lead', locale: 'fi' })]
    const [message] = planMessages(
      deadlineNotices,
      factsAt('2021-12-27T10:00:00Z', { proposals: [{ ...out, team }] }),
    ).filter(({ notice }) => notice === 'screening.ineligible')
    expect(message).toMatchObject({
      class: 'mandatory',
      data: { rule: '4', reason: 'It needs two winters.', challenge: 'Puhdas ilma' },
    })
  })

  it('says a rule the challenge has of its own in the words it is written in', () => {
    const proposal = {
      ...out,
      screeningRule: '7',
      screeningRuleTexts: { fi: 'Ei akkuja.' },
      team: [aMember({ personId: 'lead', locale: 'en' })],
    }
    const told = planMessages(deadlineNotices, factsAt('2021-12-27T10:00:00Z', { proposals: [proposal] }))
    expect(told.find(({ notice }) => notice === 'screening.ineligible')).toMatchObject({
      data: { rule: '7', ruleText: 'Ei akkuja.' },
    })
  })

  it('goes when the organisers tell it, then not again when judging begins', () => {
    const toldAt = new Date('2021-12-24T12:00:00Z')
    const released = { ...out, screeningReleasedAt: toldAt }
    const anchors = (happenedAt: ChallengeFacts['happenedAt']) =>
      planMessages(deadlineNotices, factsAt('2021-12-27T10:00:00Z', { proposals: [released], happenedAt }))
        .filter(({ notice }) => notice === 'screening.ineligible')
        .map(({ sendAt, key }) => [sendAt.toISOString(), key])
    expect(anchors({ JudgingStarted: judgingStarted })).toEqual(anchors({}))
    expect(anchors({})[0]?.[0]).toBe(toldAt.toISOString())
  })

  it('tells the lead of an eligible proposal, when the organisers tell the teams and only then', () => {
    const toldAt = new Date('2021-12-24T12:00:00Z')
    const fine = { ...out, screening: 'eligible' as const, screeningRule: null, screeningReason: null }
    const told = (screeningReleasedAt: Date | null) =>
      planMessages(
        deadlineNotices,
        factsAt('2021-12-27T10:00:00Z', { proposals: [{ ...fine, screeningReleasedAt }] }),
      )
        .filter(({ notice }) => notice === 'screening.eligible')
        .map(({ to }) => to.personId)
    expect(told(null)).toEqual([])
    expect(told(toldAt)).toEqual(['lead'])
  })

  it('asks a team at once and reminds it two days and six hours before, until it has answered or the time is up', () => {
    const dueAt = new Date('2021-12-27T14:00:00Z')
    const askedAt = new Date('2021-12-24T10:00:00Z')
    const asked = { ...out, screening: null, screeningRule: null, screeningReason: null }
    const told = (completion: typeof out.completion, now = '2021-12-24T10:00:00Z') =>
      planMessages(deadlineNotices, factsAt(now, { proposals: [{ ...asked, completion }], happenedAt: {} }))
        .filter(({ notice }) => notice.startsWith('screening.completion'))
        .map(({ notice, to, data }) => [notice, data['left'] ?? '', to.personId].join(' '))
        .toSorted()
    const both = ['lead', 'member']
    const completion = { askedAt, dueAt, message: 'Which building?' }
    expect(told(completion)).toEqual([
      ...both.map((who) => `screening.completion_asked  ${who}`),
      ...both.map((who) => `screening.completion_reminder 2d ${who}`),
      ...both.map((who) => `screening.completion_reminder 6h ${who}`),
    ])
    // With less time the first mail is near enough: a day, and half a day.
    expect(told({ ...completion, dueAt: new Date('2021-12-25T14:00:00Z') })).toEqual([
      ...both.map((who) => `screening.completion_asked  ${who}`),
      ...both.map((who) => `screening.completion_reminder 6h ${who}`),
    ])
    expect(told({ ...completion, dueAt: new Date('2021-12-24T20:00:00Z') })).toEqual(
      both.map((who) => `screening.completion_asked  ${who}`),
    )
    expect(told(completion, '2021-12-27T14:00:00Z')).toEqual([])
    expect(told(null)).toEqual([])
  })
})
