import { describe, expect, it } from 'vitest'
import { standingAt } from '#app/lifecycle/standing.ts'
import { aChallenge } from '#test/factories/a-lifecycle.ts'
import {
  deskSteps,
  funnelOf,
  railOf,
  stepStateAt,
  stepsOf,
  waitingAt,
  type DeskCounts,
  type NamedApprovers,
} from './challenge-desk.ts'

const none: DeskCounts = {
  followers: 0,
  drafts: 0,
  submitted: 0,
  eligible: 0,
  ineligible: 0,
  jurors: 0,
  jurorsInvited: 0,
  minimumReviews: 3,
  appealsWaiting: 0,
  undeclared: 0,
  underassigned: 0,
  assigned: 0,
  finals: 0,
  judged: 0,
  winners: 0,
  accepted: 0,
  movesUp: 0,
  hostingMissing: 0,
  commentsWaiting: 0,
  pilots: 0,
  pilotsOver: 0,
}

const waiting = (
  challenge: ReturnType<typeof aChallenge>,
  counts: Partial<DeskCounts> = {},
  viewerId = 'somebody',
  named: NamedApprovers = [],
  addendumBy: readonly string[] | null = null,
) => waitingAt({ challenge, counts: { ...none, ...counts }, viewerId, named, addendumBy })

describe('what waits for a person', () => {
  it('asks another than the author to approve', () => {
    const challenge = aChallenge({ state: 'in_review' })
    expect(waiting(challenge)).toMatchObject([{ code: 'approve', isYours: true }])
    expect(waiting(challenge, {}, challenge.createdBy)).toMatchObject([
      { code: 'wait-for-approval', isYours: false },
    ])
  })

  it('asks another than its authors to issue an addendum, and those whom the programme has named', () => {
    const open = aChallenge({ state: 'open' })
    const jury = { jurors: 9, minimumReviews: 3 }
    const named: NamedApprovers = [
      { approval: 'addendum', part: 'approver', personId: 'lin', name: 'Lin' },
      { approval: 'opening', part: 'approver', personId: 'oskar', name: 'Oskar' },
    ]
    expect(waiting(open, jury)).toEqual([])
    expect(waiting(open, jury, 'aino', [], ['aino'])).toMatchObject([
      { code: 'wait-for-issue', step: 'addenda', isYours: false },
    ])
    expect(waiting(open, jury, 'oskar', [], ['aino'])).toMatchObject([
      { code: 'issue-addendum', step: 'addenda', isYours: true },
    ])
    expect(waiting(open, jury, 'oskar', named, ['aino'])).toMatchObject([
      { code: 'issue-addendum', isYours: false, awaited: { approvers: ['Lin'], deputies: [] } },
    ])
  })

  it('names whose approval is awaited and who stands in, and asks nobody else', () => {
    const challenge = aChallenge({ state: 'in_review' })
    const named: NamedApprovers = [
      { approval: 'opening', part: 'approver', personId: 'lin', name: 'Lin' },
      { approval: 'opening', part: 'deputy', personId: 'katri', name: 'Katri' },
      { approval: 'decision', part: 'approver', personId: 'oskar', name: 'Oskar' },
    ]
    const awaited = { approvers: ['Lin'], deputies: ['Katri'] }
    expect(waiting(challenge, {}, 'katri', named)).toMatchObject([
      { code: 'approve', isYours: true, awaited },
    ])
    expect(waiting(challenge, {}, 'oskar', named)).toMatchObject([
      { code: 'approve', isYours: false, awaited },
    ])
  })

  it('asks another than the decider to confirm', () => {
    const challenge = aChallenge({ state: 'decided' })
    expect(waiting(challenge)).toMatchObject([{ code: 'confirm', isYours: true }])
    expect(waiting(challenge, {}, challenge.decidedBy ?? '')).toMatchObject([{ isYours: false }])
  })

  it('asks for the check of comments before the decision and before its confirmation', () => {
    const commentsWaiting = 4
    const check = { code: 'check-comments', step: 'feedback', count: 4, isYours: true }
    expect(waiting(aChallenge({ state: 'deliberating' }), { commentsWaiting })).toMatchObject([
      check,
      { code: 'decide' },
    ])
    expect(waiting(aChallenge({ state: 'decided' }), { commentsWaiting })).toMatchObject([
      check,
      { code: 'confirm' },
    ])
    expect(waiting(aChallenge({ state: 'judging' }), { commentsWaiting })).toEqual([])
  })

  it('goes from screening over conflicts and assignment to the start of judging', () => {
    const closed = aChallenge({ state: 'closed' })
    const jury = { jurors: 3, submitted: 4 }
    expect(waiting(closed, { ...jury, eligible: 1, ineligible: 1 })).toMatchObject([
      { code: 'screen', count: 2 },
    ])
    expect(waiting(closed, { ...jury, eligible: 4, undeclared: 5, underassigned: 4 })).toMatchObject([
      { code: 'declare', count: 5, isYours: false },
    ])
    expect(waiting(closed, { ...jury, eligible: 4, underassigned: 4 })).toMatchObject([
      { code: 'assign', count: 4 },
    ])
    expect(waiting(closed, { ...jury, eligible: 4 })).toMatchObject([{ code: 'start-judging' }])
  })

  it('names a jury that is too small as soon as the challenge is open', () => {
    expect(waiting(aChallenge({ state: 'open' }), { jurors: 1 })).toMatchObject([
      { code: 'gather-jury', count: 2 },
    ])
    expect(waiting(aChallenge({ state: 'open' }), { jurors: 3 })).toEqual([])
  })

  it('asks nothing where nobody took part', () => {
    expect(waiting(aChallenge({ state: 'closed' }))).toEqual([])
  })

  it('leaves a confirmed decision to the calendar', () => {
    expect(waiting(aChallenge({ state: 'confirmed' }))).toEqual([])
  })

  it('offers the pilots of winners who said yes, then the end of the phase', () => {
    const piloting = aChallenge({ state: 'piloting' })
    expect(waiting(piloting, { winners: 2, accepted: 2, pilots: 1 })).toMatchObject([
      { code: 'start-pilots', count: 1 },
    ])
    expect(waiting(piloting, { winners: 1, accepted: 1, pilots: 1, pilotsOver: 1 })).toMatchObject([
      { code: 'complete-pilots' },
    ])
  })
})

describe('the steps of the work', () => {
  it('are done, now or later, and never go back', () => {
    const order = ['later', 'now', 'done']
    const road = [
      'draft',
      'scheduled',
      'open',
      'closed',
      'judging',
      'deliberating',
      'confirmed',
      'completed',
    ] as const
    for (const step of deskSteps) {
      const states = road.map((state) => order.indexOf(stepStateAt(step, aChallenge({ state }))))
      expect(states).toEqual([...states].sort((a, b) => a - b))
    }
  })

  it('draw finalists only where a round of the jury does', () => {
    expect(stepsOf({ hasShortlist: true })).toEqual(deskSteps)
    expect(stepsOf({ hasShortlist: false })).toEqual(deskSteps.filter((step) => step !== 'shortlist'))
  })

  it('show one station at hand on the rail', () => {
    const rail = railOf(standingAt(aChallenge({ state: 'judging' }), new Date('2022-01-04T10:00:00Z')))
    expect(rail.filter(({ state }) => state === 'current').map(({ phase }) => phase)).toEqual(['judge'])
    expect(rail).toHaveLength(6)
  })

  it.each([
    ['decided', []],
    ['confirmed', ['announce']],
    ['announced', []],
  ] as const)('says of %s what waits for its instant alone', (state, expected) => {
    const rail = railOf(standingAt(aChallenge({ state }), new Date('2022-01-13T10:00:00Z')))
    expect(rail.flatMap((station) => ('isWaiting' in station ? station.phase : []))).toEqual(expected)
  })
})

it('asks the organisers to move the reserve up when a team has declined', () => {
  const challenge = aChallenge({ state: 'announced' })
  expect(waiting(challenge, { winners: 1, accepted: 0, movesUp: 1 })).toMatchObject([
    { code: 'move-up', step: 'release', count: 1, isYours: true },
    { code: 'answers', isYours: false },
  ])
  expect(waiting(challenge, { winners: 1, accepted: 1 })).toMatchObject([{ code: 'start-pilots' }])
})

it('asks the organisers to answer what teams have appealed', () => {
  const waits = { code: 'answer-appeals', step: 'appeals', count: 2, isYours: true }
  for (const state of ['announced', 'piloting', 'completed'] as const) {
    expect(waiting(aChallenge({ state }), { appealsWaiting: 2 })).toMatchObject([waits])
  }
})

it('counts what was begun together with what was handed in', () => {
  const counts = { ...none, followers: 40, drafts: 5, submitted: 10, eligible: 9 }
  expect(funnelOf(counts, aChallenge({ state: 'judging' }))).toMatchObject({
    followers: 40,
    begun: 15,
    submitted: 10,
    eligible: 9,
  })
})

it('tells winners and pilots from the release on, and not a number before', () => {
  const counts = { ...none, winners: 2, accepted: 1, pilots: 1 }
  expect(funnelOf(counts, aChallenge({ state: 'confirmed' }))).toMatchObject({
    winners: null,
    accepted: null,
    pilots: null,
  })
  expect(funnelOf(counts, aChallenge({ state: 'piloting' }))).toMatchObject({
    winners: 2,
    accepted: 1,
    pilots: 1,
  })
})
