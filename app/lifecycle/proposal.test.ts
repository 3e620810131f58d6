import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar, aChallenge, anEndedChallenge, aProposal } from '#test/factories/a-lifecycle.ts'
import { defaultPolicy, type Challenge } from './challenge.ts'
import {
  decideProposal,
  evolveProposal,
  hasUnsubmittedChanges,
  teamRefusal,
  teamRoles,
  type Proposal,
  type ProposalCommand,
} from './proposal.ts'
import type { LifecycleRefusal } from './refusals.ts'

const { opensAt, closesAt, zone } = aCalendar()
const whileOpen = new Date('2021-12-10T10:00:00Z')
const afterDeadline = new Date('2021-12-23T10:00:00Z')
const justBefore = (instant: Date) => new Date(instant.getTime() - 1)
const open = aChallenge({ state: 'open' })
const by = 'maija'

const start: ProposalCommand = { type: 'start', by, proposalId: 'proposal-1' }
const editDraft: ProposalCommand = { type: 'editDraft', by, role: 'editor', draftVersion: 1 }
const submit: ProposalCommand = { type: 'submit', by, role: 'editor', draftVersion: 1 }
const withdraw: ProposalCommand = { type: 'withdraw', by, role: 'lead' }
const restore: ProposalCommand = { type: 'restore', by, role: 'lead' }
const eligible: ProposalCommand = {
  type: 'screen',
  by: 'screener',
  outcome: 'eligible',
  rule: '',
  reason: '',
}
const ineligible: ProposalCommand = {
  ...eligible,
  outcome: 'ineligible',
  rule: '3',
  reason: 'Not a legal entity.',
}

const draft = aProposal()
const submitted = aProposal({
  state: 'submitted',
  submittedDraftVersion: 1,
  versions: 1,
  submittedAt: whileOpen,
})
const withdrawn = aProposal({ ...submitted, state: 'withdrawn' })

/** The proposal after an accepted command; fails the test when it is refused. */
function after(
  proposal: Proposal | null,
  command: ProposalCommand,
  challenge = open,
  now = whileOpen,
): Proposal {
  const decision = decideProposal(proposal, command, challenge, now)
  if (!decision.ok) throw new Error(decision.refusal.code)
  const [event] = decision.value
  if (event === undefined) throw new Error('accepted without an event')
  return evolveProposal(proposal, event)
}

describe('a proposal', () => {
  it('is started, written, submitted, written further and submitted again', () => {
    const started = after(null, start)
    expect(started).toEqual(draft)
    const written = after(started, editDraft)
    expect(written).toMatchObject({ state: 'draft', draftVersion: 2 })
    const first = after(written, { ...submit, draftVersion: 2 })
    expect(first).toMatchObject({
      state: 'submitted',
      versions: 1,
      submittedDraftVersion: 2,
      submittedAt: whileOpen,
    })
    expect(hasUnsubmittedChanges(first)).toBe(false)
    const further = after(first, { ...editDraft, draftVersion: 2 })
    expect(further).toMatchObject({ state: 'submitted', versions: 1, submittedDraftVersion: 2 })
    expect(hasUnsubmittedChanges(further)).toBe(true)
    expect(after(further, { ...submit, draftVersion: 3 })).toMatchObject({
      versions: 2,
      submittedDraftVersion: 3,
    })
  })

  it('comes back from withdrawal as what it was', () => {
    expect(after(after(submitted, withdraw), restore).state).toBe('submitted')
    expect(after(after(draft, withdraw), restore).state).toBe('draft')
  })

  it('is screened between the deadline and the jury, and again when it changes', () => {
    const screened = after(submitted, ineligible, open, afterDeadline)
    expect(screened.screening).toBe('ineligible')
    expect(after(screened, eligible, open, afterDeadline).screening).toBe('eligible')
    const extended = aChallenge({
      state: 'open',
      calendar: aCalendar({ closesAt: new Date('2021-12-30T21:59:00Z') }),
    })
    const changed = after(screened, editDraft, extended, afterDeadline)
    expect(after(changed, { ...submit, draftVersion: 2 }, extended, afterDeadline).screening).toBe(
      'unscreened',
    )
  })

  it('may be withdrawn after the deadline, until the decision', () => {
    expect(after(submitted, withdraw, aChallenge({ state: 'judging' }), afterDeadline).state).toBe(
      'withdrawn',
    )
  })
})

describe('in time', () => {
  it('is before the deadline, to the millisecond, whatever the stored state says', () => {
    for (const stored of [open, aChallenge({ state: 'scheduled' })]) {
      expect(decideProposal(draft, submit, stored, justBefore(closesAt)).ok).toBe(true)
      expect(decideProposal(draft, submit, stored, closesAt)).toEqual({
        ok: false,
        refusal: { code: 'deadline-passed', closedAt: closesAt, zone },
      })
      expect(decideProposal(draft, submit, stored, opensAt).ok).toBe(true)
    }
  })

  it('stays in time when the deadline is extended', () => {
    const times = fc.integer({ min: opensAt.getTime(), max: closesAt.getTime() + 86_400_000 })
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 10 * 86_400_000 }), (time, longer) => {
        const now = new Date(time)
        const extended = aCalendar({ closesAt: new Date(closesAt.getTime() + longer), version: 2 })
        const wasInTime = decideProposal(draft, submit, open, now).ok
        const isInTime = decideProposal(draft, submit, { ...open, calendar: extended }, now).ok
        expect(wasInTime && !isInTime).toBe(false)
      }),
    )
  })
})

describe('every refusal', () => {
  const scheduled = aChallenge({ state: 'scheduled' })
  const closed = aChallenge({ state: 'closed' })
  const judging = aChallenge({ state: 'judging' })
  const cancelled = anEndedChallenge('cancelled', 'open')
  const archived = anEndedChallenge('archived', 'completed')
  const passed: LifecycleRefusal = { code: 'deadline-passed', closedAt: closesAt, zone }
  const sealed: LifecycleRefusal = { code: 'sealed-until-deadline', closesAt, zone }

  const cases: [Proposal | null, ProposalCommand, Challenge, Date, LifecycleRefusal][] = [
    [null, start, scheduled, justBefore(opensAt), { code: 'not-open-yet', opensAt, zone }],
    [null, start, aChallenge({ state: 'approved' }), whileOpen, { code: 'not-open' }],
    [null, start, open, closesAt, passed],
    [null, start, cancelled, whileOpen, { code: 'challenge-cancelled' }],
    [null, start, archived, whileOpen, { code: 'challenge-archived' }],
    [draft, start, open, whileOpen, { code: 'already-started' }],
    [draft, editDraft, closed, afterDeadline, passed],
    [draft, editDraft, judging, afterDeadline, passed],
    [
      draft,
      { ...editDraft, role: 'viewer' },
      open,
      whileOpen,
      { code: 'team-role-needed', needed: 'editor', has: 'viewer' },
    ],
    [draft, { ...editDraft, draftVersion: 0 }, open, whileOpen, { code: 'draft-changed', draftVersion: 1 }],
    [withdrawn, editDraft, open, whileOpen, { code: 'proposal-withdrawn' }],
    [
      draft,
      { ...submit, role: 'viewer' },
      open,
      whileOpen,
      { code: 'team-role-needed', needed: 'editor', has: 'viewer' },
    ],
    [draft, { ...submit, draftVersion: 2 }, open, whileOpen, { code: 'draft-changed', draftVersion: 1 }],
    [submitted, submit, open, whileOpen, { code: 'nothing-new' }],
    [withdrawn, submit, open, whileOpen, { code: 'proposal-withdrawn' }],
    [
      submitted,
      { ...withdraw, role: 'editor' },
      open,
      whileOpen,
      { code: 'team-role-needed', needed: 'lead', has: 'editor' },
    ],
    [withdrawn, withdraw, open, whileOpen, { code: 'proposal-withdrawn' }],
    [submitted, withdraw, aChallenge({ state: 'decided' }), afterDeadline, { code: 'withdrawal-over' }],
    [draft, restore, open, whileOpen, { code: 'not-withdrawn' }],
    [withdrawn, restore, open, closesAt, passed],
    [submitted, eligible, open, whileOpen, sealed],
    [submitted, eligible, judging, afterDeadline, { code: 'screening-over' }],
    [submitted, eligible, cancelled, whileOpen, { code: 'challenge-cancelled' }],
    [submitted, eligible, archived, whileOpen, { code: 'challenge-archived' }],
    [draft, eligible, closed, afterDeadline, { code: 'not-submitted' }],
    [submitted, { ...ineligible, rule: ' ' }, closed, afterDeadline, { code: 'rule-missing' }],
    [submitted, { ...ineligible, reason: '' }, closed, afterDeadline, { code: 'reason-missing' }],
  ]

  it.each(cases.map((each) => [each[1].type, each[4].code, each] as const))(
    '%s: %s',
    (_type, _code, [proposal, command, challenge, now, refusal]) => {
      expect(decideProposal(proposal, command, challenge, now)).toEqual({ ok: false, refusal })
    },
  )

  it('may be screened while open where nothing is sealed', () => {
    const policy = {
      ...defaultPolicy,
      isSealedUntilDeadline: false,
      organisersSeeScoresFrom: 'deliberating',
      jurorsSeeOthers: 'after-judging',
      isBlind: false,
    } as const
    expect(decideProposal(submitted, eligible, aChallenge({ state: 'open', policy }), whileOpen).ok).toBe(
      true,
    )
  })

  it('asking anything but a start of no proposal is a mistake in the code', () => {
    expect(() => decideProposal(null, submit, open, whileOpen)).toThrow('submit asked of no proposal')
    expect(() => decideProposal(null, eligible, open, whileOpen)).toThrow('screen asked of no proposal')
    expect(() => evolveProposal(null, { type: 'ProposalWithdrawn', at: whileOpen, by })).toThrow('before')
  })
})

it('a role in the team reaches as far as the roles below it', () => {
  const allowed = teamRoles.map((role) =>
    (['read', 'editDraft', 'submit', 'withdraw', 'restore', 'invite'] as const).filter(
      (action) => teamRefusal(action, role) === null,
    ),
  )
  expect(allowed).toEqual([
    ['read', 'editDraft', 'submit', 'withdraw', 'restore', 'invite'],
    ['read', 'editDraft', 'submit'],
    ['read'],
  ])
})
