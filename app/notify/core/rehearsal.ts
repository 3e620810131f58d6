/**
 * The mail of a whole challenge before anybody has applied: each stretch of the road is played with one imagined team,
 * one imagined juror and the organisers there are. What comes out whatever people do, at an instant the calendar gives,
 * will be sent by itself. Pure.
 */
import { hasReached } from '#app/lifecycle/phases.ts'
import type { Calendar } from '#app/lifecycle/calendar.ts'
import type { AwardFacts, ChallengeFacts, JurorFacts, PersonFacts, ProposalFacts } from './facts.ts'
import type { Audience } from './audience.ts'
import { after, before, days, minutes } from './moments.ts'
import type { Notice, PlannedMessage } from './notice.ts'
import { planMessages } from './planner.ts'

/** The mails of one notice at one instant. */
export type ForeseenMail = {
  readonly notice: string
  readonly audience: Audience
  readonly at: Date
  /** How many people there are to get it now; 0 where they have yet to come. */
  readonly people: number
}

/**
 * What will be sent by itself if a challenge that is not public yet goes its way on this calendar, by instant. What only
 * answers the doing of somebody (a receipt, an assignment) has no instant yet and is left out.
 */
export function rehearsedMail(
  notices: readonly Notice<string>[],
  facts: ChallengeFacts,
  calendar: Calendar,
): ForeseenMail[] {
  const early = messagesOf(notices, facts, calendar, 0)
  const late = new Set(messagesOf(notices, facts, calendar, minutes(61)).map(waveOf))
  const waves = new Map<string, ForeseenMail>()
  const told = new Set<string>()
  for (const message of early.filter((each) => late.has(waveOf(each)))) {
    const wave = waveOf(message)
    const person = `${wave} ${message.to.personId}`
    const isReal = message.to.personId !== imaginedId && !told.has(person)
    told.add(person)
    waves.set(wave, {
      notice: message.notice,
      audience: message.audience,
      at: message.sendAt,
      people: (waves.get(wave)?.people ?? 0) + (isReal ? 1 : 0),
    })
  }
  return [...waves.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || a.notice.localeCompare(b.notice),
  )
}

const waveOf = ({ notice, sendAt }: PlannedMessage) => `${notice} ${sendAt.toISOString()}`

const imaginedId = 'imagined'
const imagined: PersonFacts = {
  personId: imaginedId,
  name: imaginedId,
  email: 'imagined@haaste.invalid',
  locale: 'en',
  zone: null,
}

/** Every message of the road; `hesitation` is how many milliseconds people take longer for whatever they do. */
function messagesOf(
  notices: readonly Notice<string>[],
  given: ChallengeFacts,
  calendar: Calendar,
  hesitation: number,
): PlannedMessage[] {
  const { opensAt, closesAt, judgingEndsAt, announcesAt } = calendar
  const { state } = given.challenge
  const isScheduled = hasReached(given.challenge.endedFrom ?? roadState(state), 'scheduled')
  const startedAt = after(opensAt, minutes(1) + hesitation)
  const judgedFrom = after(closesAt, days(1) + hesitation)
  const base: ChallengeFacts = {
    ...given,
    challenge: { ...given.challenge, calendar },
    proposals: [],
    reminded: [],
    isMailHeld: false,
    heldWaves: [],
  }
  const at = (
    state: ChallengeFacts['challenge']['state'],
    now: Date,
    happened: Record<string, Date>,
    { change, ...more }: Partial<ChallengeFacts> & { change?: Partial<ChallengeFacts['challenge']> } = {},
  ) =>
    planMessages(notices, {
      ...base,
      now,
      challenge: { ...base.challenge, state, effectiveState: state, endedFrom: null, ...change },
      happenedAt: { ...given.happenedAt, ...happened },
      ...more,
    })
  const teams = [draft(startedAt), submitted(startedAt, 'unscreened', null)]
  const judged = [
    submitted(startedAt, 'eligible', 'winner'),
    submitted(startedAt, 'eligible', 'honourable_mention'),
    submitted(startedAt, 'eligible', 'not_selected'),
    submitted(startedAt, 'eligible', 'reserve'),
  ]
  const jury = { jurors: [...given.jurors, juror(judgedFrom)] }
  const scheduledAt = given.happenedAt.ChallengeScheduled ?? given.now
  return [
    ...at('scheduled', isScheduled ? given.now : scheduledAt, { ChallengeScheduled: scheduledAt }),
    ...at('open', opensAt, { ChallengeOpened: opensAt }, { proposals: teams }),
    ...at('closed', closesAt, { ChallengeClosed: closesAt }, { proposals: teams, ...jury }),
    ...at('judging', judgedFrom, { JudgingStarted: judgedFrom }, { proposals: judged, ...jury }),
    ...at('deliberating', judgingEndsAt, { JudgingStarted: judgedFrom }, { proposals: judged, ...jury }),
    // As if it were confirmed in time: the winners are told as long before the announcement as the challenge says.
    ...at(
      'confirmed',
      judgingEndsAt,
      { JudgingStarted: judgedFrom },
      { proposals: judged, ...jury, change: { heldUntil: judgingEndsAt, winnersToldAt: null } },
    ),
    ...at('announced', announcesAt, { WinnersAnnounced: announcesAt }, { proposals: judged, ...jury }),
  ].filter(({ sendAt }) => sendAt >= before(given.now, minutes(1)))
}

function roadState(state: ChallengeFacts['challenge']['state']) {
  return state === 'cancelled' || state === 'archived' ? 'draft' : state
}

function draft(startedAt: Date): ProposalFacts {
  return {
    id: 'imagined-draft',
    reference: '',
    title: '',
    organisation: '',
    state: 'draft',
    screening: null,
    screeningRule: null,
    screeningReason: null,
    screeningReleasedAt: null,
    completion: null,
    move: null,
    cameBy: null,
    screeningRuleTexts: {},
    screeningRuleSet: null,
    screenedAt: null,
    startedAt,
    withdrawnAt: null,
    ownDeadline: null,
    submissions: [],
    infectedFiles: [],
    hasUnsubmittedEdits: false,
    answeredQuestions: 1,
    questions: 2,
    sections: 2,
    sectionsLeft: 1,
    team: [{ ...imagined, role: 'lead', joinedAt: startedAt }],
    award: null,
    feedbackAddedAt: null,
  }
}

function submitted(
  startedAt: Date,
  screening: 'unscreened' | 'eligible',
  outcome: AwardFacts['outcome'] | null,
): ProposalFacts {
  const submittedAt = after(startedAt, minutes(1))
  return {
    ...draft(startedAt),
    id: `imagined-${outcome ?? 'submitted'}`,
    state: 'submitted',
    screening: screening === 'eligible' ? 'eligible' : null,
    submissions: [{ version: 1, submittedAt, hash: '', recordHash: null, isInGrace: false }],
    hasUnsubmittedEdits: outcome === null,
    award:
      outcome === null
        ? null
        : {
            id: `imagined-${outcome}`,
            outcome,
            place: outcome === 'not_selected' || outcome === 'honourable_mention' ? null : 1,
            lineId: null,
            hasReserve: false,
            lineNames: {},
            money: null,
            reason: '',
            feedback: '',
            answer: null,
            answeredAt: null,
            movedUp: null,
            record: '',
          },
  }
}

function juror(assignedAt: Date): JurorFacts {
  return {
    ...imagined,
    jurorId: 'imagined-juror',
    isChair: true,
    state: 'accepted',
    invitedAt: assignedAt,
    askedAt: assignedAt,
    answeredAt: assignedAt,
    reason: '',
    isSubstitute: false,
    calledUpAt: null,
    leftAt: null,
    newConduct: null,
    undeclared: 1,
    assigned: 1,
    opened: 0,
    takenAt: null,
    firstAssignedAt: assignedAt,
    lastAssignedAt: assignedAt,
    finished: 0,
    lastFinishedAt: null,
    recusedAt: null,
    recusals: 0,
    nudgedAt: null,
  }
}
