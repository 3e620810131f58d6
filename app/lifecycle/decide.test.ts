import { describe, expect, it } from 'vitest'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import type { Challenge } from './challenge.ts'
import type { Command, JuryCounts } from './commands.ts'
import { decide } from './decide.ts'
import { evolveAll } from './evolve.ts'
import { challengeStates, transitions, type ChallengeState, type RoadState } from './phases.ts'
import type { LifecycleRefusal } from './refusals.ts'

const calendar = aCalendar()
const { zone, opensAt, closesAt, judgingEndsAt, announcesAt } = calendar
const day = 86_400_000
const after = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds)

const weekBefore = after(opensAt, -7 * day)
const whileOpen = after(opensAt, day)
const afterDeadline = after(closesAt, day)
const afterJury = after(judgingEndsAt, day)
const afterRelease = after(announcesAt, day)

/** A moment at which each state can still be the true one. */
const momentIn: Record<RoadState, Date> = {
  draft: weekBefore,
  in_review: weekBefore,
  changes_requested: weekBefore,
  approved: weekBefore,
  scheduled: weekBefore,
  open: whileOpen,
  closed: afterDeadline,
  judging: afterDeadline,
  deliberating: afterJury,
  decided: afterJury,
  confirmed: afterJury,
  announced: afterRelease,
  piloting: afterRelease,
  completed: afterRelease,
}

const readyJury: JuryCounts = {
  jurors: 5,
  jurorsNeeded: 3,
  eligible: 12,
  unscreened: 0,
  underassigned: 0,
  undecidedConflicts: 0,
}
const by = 'organiser'
const reason = 'The form was down for an hour.'

/** One acceptable command of each type. */
const commands: { [Type in Command['type']]: Extract<Command, { type: Type }> } = {
  editBrief: { type: 'editBrief', by },
  changeCalendar: { type: 'changeCalendar', by, calendar: aCalendar({ closesAt: after(closesAt, day) }) },
  requestReview: { type: 'requestReview', by },
  requestChanges: { type: 'requestChanges', by, remarks: 'Name the site.' },
  approve: { type: 'approve', by },
  schedule: { type: 'schedule', by },
  unschedule: { type: 'unschedule', by },
  publish: { type: 'publish', by },
  issueAddendum: { type: 'issueAddendum', by, number: 1, hash: 'hash-1', writtenBy: ['author'] },
  extendDeadline: { type: 'extendDeadline', by, closesAt: after(closesAt, 2 * day), reason },
  extendForOne: {
    ...{ type: 'extendForOne', by, reason, proposalId: 'proposal-1', ownClosesAt: null },
    closesAt: after(closesAt, 2 * day),
  },
  startJudging: { type: 'startJudging', by, ...readyJury },
  extendJudging: { type: 'extendJudging', by, judgingEndsAt: after(announcesAt, -3_600_000), reason },
  endJudging: { type: 'endJudging', by, unfinishedScorecards: 0 },
  recordDecision: { type: 'recordDecision', by, hash: 'hash-1' },
  withdrawDecision: { type: 'withdrawDecision', by, reason },
  confirmDecision: { type: 'confirmDecision', by, hash: 'hash-1' },
  postponeAnnouncement: {
    ...{ type: 'postponeAnnouncement', by, announcesAt: after(announcesAt, day), reason },
    askedBy: 'asker',
  },
  announceSooner: {
    ...{ type: 'announceSooner', by, announcesAt: after(announcesAt, -60_000), reason },
    ...{ askedBy: 'asker', hash: 'hash-1' },
  },
  startPilot: { type: 'startPilot', by, pilotId: 'pilot-1', acceptedAwards: 1 },
  completePilots: { type: 'completePilots', by, runningPilots: 0 },
  cancel: { type: 'cancel', by, reason },
  archive: { type: 'archive', by },
  unarchive: { type: 'unarchive', by },
  settle: { type: 'settle' },
}

function challengeIn(state: ChallengeState): Challenge {
  return state === 'cancelled' || state === 'archived'
    ? anEndedChallenge(state, 'open')
    : aChallenge({ state })
}

function momentOf(state: ChallengeState): Date {
  return state === 'cancelled' || state === 'archived' ? whileOpen : momentIn[state]
}

function answer(challenge: Challenge, command: Command, now: Date) {
  const decision = decide(challenge, command, now)
  return decision.ok ? decision.value : decision.refusal.code
}

describe('every transition of the table', () => {
  const byPeople = transitions.filter((row) => row.automaticAt === null)

  it.each(byPeople.map((row) => [row.from, row.command, row.to, row] as const))(
    '%s, %s: %s',
    (from, _, to, row) => {
      // Out of the archive there are several ways, by where a challenge was put away.
      const challenge =
        from === 'archived' && to !== 'archived' && to !== 'cancelled'
          ? anEndedChallenge('archived', to)
          : challengeIn(from)
      const command = commands[row.command as Command['type']]
      const decision = decide(challenge, command, momentOf(from))
      expect(decision.ok && decision.value.map(({ type }) => type)).toEqual([row.event])
      if (decision.ok) expect(evolveAll(challenge, decision.value).state).toBe(to)
    },
  )

  it('and no other: every command from every other state is refused', () => {
    for (const state of challengeStates) {
      for (const command of Object.values(commands)) {
        if (command.type === 'settle') continue
        const hasRow = byPeople.some((row) => row.from === state && row.command === command.type)
        const { ok } = decide(challengeIn(state), command, momentOf(state))
        expect({ state, command: command.type, ok }).toEqual({ state, command: command.type, ok: hasRow })
      }
    }
  })
})

describe('what a decision writes down', () => {
  it('stamps the person and the moment', () => {
    expect(answer(aChallenge({ state: 'approved' }), commands.schedule, weekBefore)).toEqual([
      { type: 'ChallengeScheduled', at: weekBefore, by, opensAt },
    ])
  })

  it('settles first: screening is accepted though nobody recorded the deadline', () => {
    expect(answer(aChallenge({ state: 'open' }), commands.startJudging, afterDeadline)).toEqual([
      { type: 'ChallengeClosed', at: closesAt, by: null },
      { type: 'JudgingStarted', at: afterDeadline, by },
    ])
  })

  it('settles through several states at once', () => {
    expect(
      answer(aChallenge({ state: 'scheduled' }), commands.extendDeadline, after(closesAt, 1)),
    ).toMatchObject([
      { type: 'ChallengeOpened', at: opensAt, by: null },
      { type: 'ChallengeClosed', at: closesAt, by: null },
      { type: 'DeadlineExtended', by },
    ])
  })

  it('drops the approval when the brief or the calendar changes', () => {
    for (const command of [commands.editBrief, commands.changeCalendar]) {
      const challenge = aChallenge({ state: 'approved' })
      const decision = decide(challenge, command, weekBefore)
      const changed = evolveAll(challenge, decision.ok ? decision.value : [])
      expect(changed).toMatchObject({ state: 'draft', approvedBy: null, requestedBy: null })
    }
  })

  it('moves the opening to now when published by hand, and only the opening', () => {
    const challenge = aChallenge({ state: 'scheduled' })
    const decision = decide(challenge, commands.publish, weekBefore)
    const published = evolveAll(challenge, decision.ok ? decision.value : [])
    expect(published.calendar).toEqual({ ...calendar, opensAt: weekBefore, version: 2 })
  })

  it('keeps both calendars of an extension, and moves the later instants along', () => {
    const command: Command = {
      ...commands.extendDeadline,
      closesAt: after(judgingEndsAt, day),
      judgingEndsAt: after(judgingEndsAt, 10 * day),
      announcesAt: after(announcesAt, 10 * day),
    }
    expect(answer(aChallenge({ state: 'open' }), command, whileOpen)).toEqual([
      {
        type: 'DeadlineExtended',
        at: whileOpen,
        by,
        reason,
        from: calendar,
        to: {
          ...calendar,
          closesAt: after(judgingEndsAt, day),
          judgingEndsAt: after(judgingEndsAt, 10 * day),
          announcesAt: after(announcesAt, 10 * day),
          version: 2,
        },
      },
    ])
  })

  it('lets an extension repeat the instants that stay', () => {
    const command: Command = { ...commands.extendDeadline, judgingEndsAt, announcesAt }
    expect(answer(aChallenge({ state: 'open' }), command, whileOpen)).toMatchObject([
      { type: 'DeadlineExtended' },
    ])
  })

  it('forgets the decision that is withdrawn', () => {
    const challenge = aChallenge({ state: 'confirmed' })
    const decision = decide(challenge, commands.withdrawDecision, afterJury)
    expect(decision).toMatchObject({
      ok: true,
      value: [{ type: 'DecisionWithdrawn', hash: 'hash-1', reason }],
    })
    expect(evolveAll(challenge, decision.ok ? decision.value : [])).toMatchObject({
      state: 'deliberating',
      decisionHash: null,
      decidedBy: null,
      confirmedBy: null,
    })
  })

  it('remembers from where a challenge ended, through the archive', () => {
    const challenge = aChallenge({ state: 'judging' })
    const cancelled = decide(challenge, commands.cancel, afterDeadline)
    const ended = evolveAll(challenge, cancelled.ok ? cancelled.value : [])
    expect(ended).toMatchObject({ state: 'cancelled', endedFrom: 'judging' })
    const archived = decide(ended, commands.archive, afterRelease)
    expect(evolveAll(ended, archived.ok ? archived.value : [])).toMatchObject({
      state: 'archived',
      endedFrom: 'judging',
    })
  })
})

describe('the way out of the archive', () => {
  it.each(['announced', 'completed', 'cancelled'] as const)('leads back to %s', (state) => {
    const from = state === 'cancelled' ? anEndedChallenge('cancelled', 'judging') : aChallenge({ state })
    const archived = decide(from, commands.archive, afterRelease)
    const put = evolveAll(from, archived.ok ? archived.value : [])
    expect(put.state).toBe('archived')
    const taken = decide(put, commands.unarchive, afterRelease)
    expect(evolveAll(put, taken.ok ? taken.value : [])).toEqual(from)
    expect(taken.ok && taken.value.at(-1)).toMatchObject({ type: 'ChallengeUnarchived', to: state })
  })
})

describe('every refusal', () => {
  const cases: [RoadState | 'cancelled' | 'archived', Command, Date, LifecycleRefusal][] = [
    ['draft', commands.requestReview, whileOpen, { code: 'opening-past', opensAt, zone }],
    ['approved', commands.schedule, whileOpen, { code: 'opening-past', opensAt, zone }],
    [
      'draft',
      { ...commands.changeCalendar, calendar: aCalendar({ announcesAt: judgingEndsAt }) },
      weekBefore,
      { code: 'calendar-order', earlier: 'judgingEndsAt', later: 'announcesAt' },
    ],
    [
      'draft',
      { ...commands.changeCalendar, calendar: aCalendar({ zone: 'CST' }) },
      weekBefore,
      { code: 'zone-unknown', zone: 'CST' },
    ],
    ['draft', commands.archive, weekBefore, { code: 'wrong-state', command: 'archive', state: 'draft' }],
    ['in_review', commands.editBrief, weekBefore, { code: 'brief-in-review' }],
    ['in_review', commands.changeCalendar, weekBefore, { code: 'brief-in-review' }],
    ['scheduled', commands.editBrief, weekBefore, { code: 'unschedule-first' }],
    ['scheduled', commands.changeCalendar, weekBefore, { code: 'unschedule-first' }],
    // The stored state still says scheduled, the calendar says open: the brief is public.
    ['scheduled', commands.editBrief, opensAt, { code: 'brief-is-public' }],
    ['open', commands.editBrief, whileOpen, { code: 'brief-is-public' }],
    ['open', commands.changeCalendar, whileOpen, { code: 'calendar-is-public' }],
    ['draft', commands.schedule, weekBefore, { code: 'approval-needed' }],
    ['in_review', commands.publish, weekBefore, { code: 'approval-needed' }],
    ['in_review', { ...commands.requestChanges, remarks: ' \n' }, weekBefore, { code: 'remarks-missing' }],
    ['in_review', { ...commands.approve, by: 'author' }, weekBefore, { code: 'approver-is-author' }],
    [
      'open',
      { ...commands.issueAddendum, by: 'author' },
      new Date('2021-12-10T10:00:00Z'),
      { code: 'issuer-is-author' },
    ],
    ['in_review', { ...commands.approve, by: 'requester' }, weekBefore, { code: 'approver-is-author' }],
    [
      'approved',
      commands.publish,
      closesAt,
      { code: 'calendar-order', earlier: 'opensAt', later: 'closesAt' },
    ],
    ['open', { ...commands.extendDeadline, reason: '' }, whileOpen, { code: 'reason-missing' }],
    [
      'open',
      { ...commands.extendDeadline, closesAt },
      whileOpen,
      { code: 'deadline-earlier', closesAt, zone },
    ],
    [
      'closed',
      { ...commands.extendDeadline, closesAt: after(closesAt, day) },
      after(closesAt, day),
      { code: 'instant-past', instant: 'closesAt', at: after(closesAt, day), zone },
    ],
    [
      'open',
      { ...commands.extendDeadline, closesAt: judgingEndsAt },
      whileOpen,
      { code: 'calendar-order', earlier: 'closesAt', later: 'judgingEndsAt' },
    ],
    [
      'open',
      { ...commands.extendDeadline, judgingEndsAt: after(judgingEndsAt, -1) },
      whileOpen,
      { code: 'judging-end-earlier', judgingEndsAt, zone },
    ],
    ['judging', commands.extendDeadline, afterDeadline, { code: 'judging-has-started' }],
    [
      'approved',
      commands.extendDeadline,
      weekBefore,
      { code: 'wrong-state', command: 'extendDeadline', state: 'approved' },
    ],
    ['closed', commands.startJudging, judgingEndsAt, { code: 'judging-window-past', judgingEndsAt, zone }],
    [
      'closed',
      { ...commands.startJudging, unscreened: 2 },
      afterDeadline,
      { code: 'screening-unfinished', count: 2 },
    ],
    ['closed', { ...commands.startJudging, eligible: 0 }, afterDeadline, { code: 'no-eligible-proposals' }],
    [
      'closed',
      { ...commands.startJudging, jurors: 2 },
      afterDeadline,
      { code: 'jury-too-small', count: 2, needed: 3 },
    ],
    [
      'closed',
      { ...commands.startJudging, undecidedConflicts: 1 },
      afterDeadline,
      { code: 'conflicts-undecided', count: 1 },
    ],
    [
      'closed',
      { ...commands.startJudging, underassigned: 4 },
      afterDeadline,
      { code: 'assignment-incomplete', count: 4 },
    ],
    [
      'open',
      commands.startJudging,
      whileOpen,
      { code: 'wrong-state', command: 'startJudging', state: 'open' },
    ],
    [
      'judging',
      { ...commands.extendJudging, judgingEndsAt },
      afterDeadline,
      { code: 'judging-end-earlier', judgingEndsAt, zone },
    ],
    [
      'judging',
      { ...commands.extendJudging, judgingEndsAt: announcesAt },
      afterDeadline,
      { code: 'calendar-order', earlier: 'judgingEndsAt', later: 'announcesAt' },
    ],
    [
      'decided',
      commands.extendJudging,
      judgingEndsAt,
      { code: 'wrong-state', command: 'extendJudging', state: 'decided' },
    ],
    [
      'judging',
      { ...commands.endJudging, unfinishedScorecards: 3 },
      afterDeadline,
      { code: 'scorecards-unfinished', count: 3 },
    ],
    ['deliberating', commands.confirmDecision, afterJury, { code: 'decision-needed' }],
    ['decided', { ...commands.withdrawDecision, reason: ' ' }, afterJury, { code: 'reason-missing' }],
    ['decided', { ...commands.confirmDecision, by: 'decider' }, afterJury, { code: 'confirmer-is-decider' }],
    ['decided', { ...commands.confirmDecision, hash: 'hash-2' }, afterJury, { code: 'decision-changed' }],
    ['decided', commands.confirmDecision, announcesAt, { code: 'announcement-past', announcesAt, zone }],
    [
      'decided',
      { ...commands.postponeAnnouncement, announcesAt },
      afterJury,
      { code: 'announcement-earlier', announcesAt, zone },
    ],
    [
      'decided',
      commands.postponeAnnouncement,
      after(announcesAt, 2 * day),
      { code: 'instant-past', instant: 'announcesAt', at: after(announcesAt, day), zone },
    ],
    [
      'decided',
      commands.confirmDecision,
      after(announcesAt, -10 * 60_000 + 1),
      { code: 'announcement-too-near', announcesAt, zone, minutes: 10 },
    ],
    [
      'confirmed',
      { ...commands.postponeAnnouncement, askedBy: null },
      afterJury,
      { code: 'second-person-needed' },
    ],
    ['confirmed', { ...commands.postponeAnnouncement, askedBy: by }, afterJury, { code: 'mover-is-asker' }],
    [
      'confirmed',
      { ...commands.postponeAnnouncement, announcesAt: after(announcesAt, 60_000) },
      after(announcesAt, -60_000),
      { code: 'announcement-too-near', announcesAt: after(announcesAt, 60_000), zone, minutes: 10 },
    ],
    ['confirmed', { ...commands.announceSooner, askedBy: by }, afterJury, { code: 'mover-is-asker' }],
    ['confirmed', { ...commands.announceSooner, hash: 'hash-2' }, afterJury, { code: 'decision-changed' }],
    ['confirmed', { ...commands.announceSooner, reason: ' ' }, afterJury, { code: 'reason-missing' }],
    [
      'confirmed',
      { ...commands.announceSooner, announcesAt },
      afterJury,
      { code: 'announcement-not-sooner', announcesAt, zone },
    ],
    [
      'confirmed',
      { ...commands.announceSooner, announcesAt: judgingEndsAt },
      afterJury,
      { code: 'calendar-order', earlier: 'judgingEndsAt', later: 'announcesAt' },
    ],
    [
      'confirmed',
      commands.announceSooner,
      after(announcesAt, -11 * 60_000 + 1),
      { code: 'announcement-too-near', announcesAt: after(announcesAt, -60_000), zone, minutes: 10 },
    ],
    [
      'decided',
      commands.announceSooner,
      afterJury,
      { code: 'wrong-state', command: 'announceSooner', state: 'decided' },
    ],
    ['confirmed', commands.withdrawDecision, announcesAt, { code: 'already-announced' }],
    ['confirmed', commands.postponeAnnouncement, announcesAt, { code: 'already-announced' }],
    ['confirmed', commands.cancel, announcesAt, { code: 'already-announced' }],
    ['open', { ...commands.cancel, reason: '' }, whileOpen, { code: 'reason-missing' }],
    [
      'announced',
      { ...commands.startPilot, acceptedAwards: 0 },
      afterRelease,
      { code: 'award-not-accepted' },
    ],
    [
      'piloting',
      { ...commands.completePilots, runningPilots: 1 },
      afterRelease,
      { code: 'pilots-running', count: 1 },
    ],
    [
      'piloting',
      commands.archive,
      afterRelease,
      { code: 'wrong-state', command: 'archive', state: 'piloting' },
    ],
    ['cancelled', commands.editBrief, whileOpen, { code: 'challenge-cancelled' }],
    ['archived', commands.archive, whileOpen, { code: 'challenge-archived' }],
  ]

  it.each(cases.map((each) => [each[0], each[1].type, each[3].code, each] as const))(
    '%s, %s: %s',
    (_state, _type, _code, [state, command, now, refusal]) => {
      expect(decide(challengeIn(state), command, now)).toEqual({ ok: false, refusal })
    },
  )
})

describe('the last millisecond', () => {
  it.each([
    [
      'a millisecond before the release a decision can be taken back',
      'confirmed',
      commands.withdrawDecision,
      -1,
      true,
    ],
    ['at the release it cannot', 'confirmed', commands.withdrawDecision, 0, false],
  ] as const)('%s', (_, state, command, offset, isAccepted) => {
    expect(decide(aChallenge({ state }), command, after(announcesAt, offset)).ok).toBe(isAccepted)
  })

  it('the jury may end early only before its deadline, after it the calendar has done so', () => {
    const judging = aChallenge({ state: 'judging' })
    expect(answer(judging, commands.endJudging, after(judgingEndsAt, -1))).toMatchObject([{ by }])
    expect(answer(judging, commands.endJudging, judgingEndsAt)).toBe('wrong-state')
  })
})
