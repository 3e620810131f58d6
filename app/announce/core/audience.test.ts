import { describe, expect, it } from 'vitest'
import {
  audienceFaults,
  countsPerOutcome,
  noticeOfOutcome,
  type Audience,
  type OutcomeMessage,
} from './audience.ts'

const audiences: Audience[] = [
  { proposalId: 'a', outcome: 'winner', personIds: ['ann', 'bo'] },
  { proposalId: 'b', outcome: 'not_selected', personIds: ['ann'] },
]

const planned: OutcomeMessage[] = audiences.flatMap(({ proposalId, outcome, personIds }) =>
  personIds.map((personId) => ({ notice: noticeOfOutcome[outcome], proposalId, personId })),
)

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
