/** Random stories for the model check: who asks for what and when, drawn so that every state is reached often. */
import fc from 'fast-check'
import { calendarInstants, type Calendar, type NewCalendar } from '../calendar.ts'
import type { Challenge } from '../challenge.ts'
import type { Command } from '../commands.ts'
import type { ProposalCommand } from '../proposal.ts'
import { intakeEndsAt } from '../intake.ts'
import { settled } from '../settle.ts'

/** Steps in the longest story. */
export const longestStory = 50
const hour = 3_600_000
const day = 24 * hour
/** Two days before the opening. */
export const beginning = Date.parse('2021-11-15T08:00:00Z')

const people = ['aino', 'bo', 'chen'] as const
/** Who had asked for a move that the other one agrees to. */
const askers = ['aino', null] as const

/** Days apart instead of weeks, so that a few jumps of the clock cross it. */
export const storyCalendar: Calendar = {
  zone: 'Europe/Helsinki',
  partnerZones: ['Asia/Shanghai'],
  opensAt: new Date(beginning + 2 * day),
  closesAt: new Date(beginning + 6 * day),
  judgingEndsAt: new Date(beginning + 10 * day),
  announcesAt: new Date(beginning + 13 * day),
  version: 1,
}
/** What the challenge of the stories announces. */
export const storyGraceMinutes = 15

/** The clock moves on: by hours, or to a calendar instant (4: when nobody can hand in any more) give or take a millisecond. */
export type Jump = { kind: 'jump'; hours: number } | { kind: 'jump-to'; instant: number; offset: number }
/** Somebody asks for a command; the other fields become whatever it needs. */
export type Ask = {
  kind: 'ask'
  type: Command['type']
  by: string
  shift: number
  count: number
  text: string
}
/** A team or the screener does something with the one proposal; `stale` has an older draft on the screen. */
export type Team = {
  kind: 'team'
  type: ProposalCommand['type']
  stale: boolean
  outcome: 'eligible' | 'ineligible'
}
/** The next thing a well-run challenge would see, so that stories reach the end of the road. */
export type Onward = { kind: 'onward' }
export type Step = Jump | Ask | Team | Onward

export const commandTypes: Command['type'][] = [
  'editBrief',
  'changeCalendar',
  'requestReview',
  'requestChanges',
  'approve',
  'schedule',
  'unschedule',
  'publish',
  'issueAddendum',
  'extendDeadline',
  'extendForOne',
  'startJudging',
  'extendJudging',
  'endJudging',
  'recordDecision',
  'withdrawDecision',
  'confirmDecision',
  'postponeAnnouncement',
  'announceSooner',
  'startPilot',
  'completePilots',
  'cancel',
  'archive',
  'unarchive',
]

const ask: fc.Arbitrary<Ask> = fc.record({
  kind: fc.constant('ask' as const),
  type: fc.constantFrom(...commandTypes),
  by: fc.constantFrom(...people),
  // How far a new instant lies from the old one, in hours: earlier, the same, or later.
  shift: fc.constantFrom(-5, 0, 1, 24, 90),
  count: fc.constantFrom(0, 0, 0, 1),
  text: fc.constantFrom('a reason', 'another', 'a third', ' '),
})
const jump: fc.Arbitrary<Jump> = fc.record({
  kind: fc.constant('jump' as const),
  hours: fc.constantFrom(0, 1, 20, 60),
})
const jumpTo: fc.Arbitrary<Jump> = fc.record({
  kind: fc.constant('jump-to' as const),
  instant: fc.nat(4),
  offset: fc.constantFrom(-1, 0, 1),
})
const team: fc.Arbitrary<Team> = fc.record({
  kind: fc.constant('team' as const),
  type: fc.constantFrom('start', 'editDraft', 'submit', 'submit', 'withdraw', 'restore', 'screen'),
  stale: fc.constantFrom(false, false, false, true),
  outcome: fc.constantFrom('eligible', 'ineligible'),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'onward' } as const) },
  { weight: 4, arbitrary: ask },
  { weight: 2, arbitrary: team },
  { weight: 1, arbitrary: jump },
  { weight: 1, arbitrary: jumpTo },
)
/** What may happen to one challenge, in any order. */
export const story = fc.array(step, { minLength: 1, maxLength: longestStory, size: 'max' })

/** What moves a challenge on from where it stands: somebody's command, or the clock at its next instant. */
export function onward(challenge: Challenge, now: Date): Ask | Jump {
  const { opensAt, judgingEndsAt, announcesAt } = challenge.calendar
  const asked = (type: Command['type'], by: string): Ask => {
    return { kind: 'ask', type, by, shift: 24, count: 0, text: 'a reason' }
  }
  switch (settled(challenge, now).state) {
    case 'draft':
    case 'changes_requested':
      return opensAt < now ? asked('changeCalendar', 'aino') : asked('requestReview', 'bo')
    case 'in_review':
      return asked('approve', 'chen')
    case 'approved':
      return opensAt < now ? asked('publish', 'aino') : asked('schedule', 'aino')
    case 'scheduled':
      return { kind: 'jump-to', instant: 0, offset: 0 }
    case 'open':
      return { kind: 'jump-to', instant: 4, offset: 0 }
    case 'closed':
      return judgingEndsAt < now ? asked('extendJudging', 'bo') : asked('startJudging', 'bo')
    case 'judging':
      return { kind: 'jump-to', instant: 2, offset: 0 }
    case 'deliberating':
      return asked('recordDecision', 'bo')
    case 'decided':
      return announcesAt < now ? asked('postponeAnnouncement', 'bo') : asked('confirmDecision', 'chen')
    case 'confirmed':
      return announcesAt.getTime() > now.getTime() + day
        ? asked('announceSooner', 'bo')
        : { kind: 'jump-to', instant: 3, offset: 0 }
    case 'announced':
      return asked('startPilot', 'bo')
    case 'piloting':
      return asked('completePilots', 'bo')
    default:
      return asked('archive', 'bo')
  }
}

/** The command a step asks for, with instants and hashes relative to the challenge as it is. */
export function commandOf(
  { type, by, shift, count, text }: Ask,
  { calendar, decisionHash, ownDeadlinesUntil }: Challenge,
  now: Date,
): Command {
  const moved = (instant: Date) => new Date(instant.getTime() + shift * hour)
  switch (type) {
    case 'changeCalendar':
      return { type, by, calendar: calendarFrom(moved(now), shift) }
    case 'requestChanges':
      return { type, by, remarks: text }
    case 'issueAddendum':
      return { type, by, number: 1, hash: 'hash-1', writtenBy: [text.trim() === '' ? by : 'bo'] }
    case 'extendDeadline':
      return { type, by, closesAt: moved(calendar.closesAt), reason: text }
    case 'extendForOne': {
      const ownClosesAt = count === 0 ? null : ownDeadlinesUntil
      return { type, by, proposalId: 'p', ownClosesAt, closesAt: moved(calendar.closesAt), reason: text }
    }
    case 'startJudging': {
      const counts = { jurors: 3, jurorsNeeded: 3, eligible: 4, underassigned: 0, undecidedConflicts: 0 }
      return { type, by, ...counts, unscreened: count }
    }
    case 'extendJudging':
      return { type, by, judgingEndsAt: moved(calendar.judgingEndsAt), reason: text }
    case 'endJudging':
      return { type, by, unfinishedScorecards: count }
    case 'recordDecision':
      return { type, by, hash: text }
    case 'confirmDecision':
      return { type, by, hash: count === 0 ? (decisionHash ?? 'none') : 'stale' }
    case 'postponeAnnouncement':
      return { type, by, announcesAt: moved(calendar.announcesAt), reason: text, askedBy: askers[count]! }
    case 'announceSooner': {
      const announcesAt = shift < 0 ? moved(calendar.announcesAt) : new Date(now.getTime() + hour / 6)
      return { type, by, announcesAt, reason: text, askedBy: askers[count]!, hash: decisionHash ?? 'none' }
    }
    case 'startPilot':
      return { type, by, pilotId: 'pilot', acceptedAwards: 1 - count }
    case 'completePilots':
      return { type, by, runningPilots: count }
    case 'withdrawDecision':
    case 'cancel':
      return { type, by, reason: text }
    case 'settle':
      return { type }
    default:
      return { type, by }
  }
}

/** A calendar opening then; a backward shift also puts the deadline before the opening. */
function calendarFrom(opensAt: Date, shift: number): NewCalendar {
  const { zone, partnerZones } = storyCalendar
  const after = (days: number) => new Date(opensAt.getTime() + days * day)
  return {
    zone,
    partnerZones,
    opensAt,
    closesAt: after(shift),
    judgingEndsAt: after(95),
    announcesAt: after(99),
  }
}

/** The moment a jump leads to; the clock never goes back. */
export function later(now: Date, jump: Jump, challenge: Challenge): Date {
  if (jump.kind === 'jump') return new Date(now.getTime() + jump.hours * hour)
  const name = calendarInstants[jump.instant]
  const instant = name ? challenge.calendar[name] : intakeEndsAt(challenge)
  return new Date(Math.max(now.getTime(), instant.getTime() + jump.offset))
}
