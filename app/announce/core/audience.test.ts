import { describe, expect, it } from 'vitest'
import {
  audienceFaults,
  countEmbargoed,
  countsPerOutcome,
  embargoedNotice,
  noticeOfOutcome,
  type Audience,
  type OutcomeMessage,
} from './audience.ts'

const audiences: Audience[] = [
  { proposalId: 'a', outcome: 'winner', embargoed: 'never', personIds: ['ann', 'bo'] },
  { proposalId: 'b', outcome: 'not_selected', embargoed: 'never', personIds: ['ann'] },
]

const planned: OutcomeMessage[] = [
  { notice: noticeOfOutcome.winner, proposalId: 'a', personId: 'ann' },
  { notice: noticeOfOutcome.winner, proposalId: 'a', personId: 'bo' },
  { notice: noticeOfOutcome.not_selected, proposalId: 'b', personId: 'ann' },
]

describe('who hears what', () => {
  it('has no fault when everybody hears what was decided', () => {
    expect(audienceFaults(audiences, planned)).toEqual([])
  })

  it('catches a congratulation to the wrong team', () => {
    const faults = audienceFaults(audiences, [
      ...planned,
      { notice: 'decision.winner', proposalId: 'b', personId: 'ann' },
    ])
    expect(faults).toEqual([{ code: 'wrong-message', proposalId: 'b', personId: 'ann' }])
  })

  it('catches two outcomes exchanged, from both sides', () => {
    const exchanged = planned.map((message) =>
      message.proposalId === 'b' ? { ...message, notice: 'decision.winner' } : message,
    )
    expect(audienceFaults(audiences, exchanged).map(({ code }) => code)).toEqual([
      'wrong-message',
      'message-missing',
    ])
  })

  it('catches a stranger, and somebody forgotten', () => {
    expect(
      audienceFaults(audiences, [
        ...planned,
        { notice: 'decision.winner', proposalId: 'a', personId: 'eve' },
      ]),
    ).toHaveLength(1)
    expect(audienceFaults(audiences, planned.slice(1))).toEqual([
      { code: 'message-missing', proposalId: 'a', personId: 'ann' },
    ])
  })

  it('counts proposals, not people', () => {
    expect(countsPerOutcome(audiences, planned)).toMatchObject([
      { outcome: 'winner', decided: 1, told: 1 },
      { outcome: 'reserve', decided: 0, told: 0 },
      { outcome: 'honourable_mention', decided: 0, told: 0 },
      { outcome: 'not_selected', decided: 1, told: 1 },
    ])
  })
})

describe('who is told under embargo', () => {
  const winner = { proposalId: 'a', outcome: 'winner', personIds: ['ann', 'bo'] } as const
  const told = (embargoed: Audience['embargoed'], outcome: Audience['outcome'] = 'winner'): Audience[] => [
    { ...winner, outcome, embargoed },
    audiences[1]!,
  ]
  const under = (proposalId: string, personId: string) => ({ notice: embargoedNotice, proposalId, personId })
  const wave = [under('a', 'ann'), under('a', 'bo')]

  it('is the winners, each person of them, beside the mail of the announcement', () => {
    expect(audienceFaults(told('wanted'), [...planned, ...wave])).toEqual([])
    expect(audienceFaults(told('wanted'), [...planned, under('a', 'ann')])).toEqual([
      { code: 'message-missing', proposalId: 'a', personId: 'bo' },
    ])
  })

  it('is never another team, and nobody where the challenge tells at the announcement', () => {
    expect(audienceFaults(told('wanted'), [...planned, ...wave, under('b', 'ann')])).toEqual([
      { code: 'wrong-message', proposalId: 'b', personId: 'ann' },
    ])
    expect(audienceFaults(told('never'), [...planned, ...wave])).toHaveLength(2)
    expect(audienceFaults(told('wanted'), [...planned, under('b', 'ann'), under('a', 'ann')])).toHaveLength(2)
  })

  it('is not asked for any more once the announcement has come', () => {
    expect(audienceFaults(told('over'), planned)).toEqual([])
    expect(audienceFaults(told('over'), [...planned, ...wave])).toEqual([])
  })

  it('hears nothing at the announcement after declining before it', () => {
    const left = [planned[2]!]
    expect(audienceFaults(told('wanted', null), [...left, ...wave])).toEqual([])
    expect(audienceFaults(told('wanted', null), [...planned, ...wave]).map(({ code }) => code)).toEqual([
      'wrong-message',
      'wrong-message',
    ])
  })

  it('is counted by teams', () => {
    expect(countEmbargoed(told('wanted'), [...planned, ...wave])).toEqual({ decided: 1, told: 1 })
    expect(countEmbargoed(told('wanted'), planned)).toEqual({ decided: 1, told: 0 })
    expect(countEmbargoed(audiences, planned)).toBeNull()
  })
})
