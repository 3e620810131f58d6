import { aCalendar, aChallenge } from './a-lifecycle.ts'
import type {
  ChallengeFacts,
  FollowerFacts,
  JurorFacts,
  PersonFacts,
  ProposalFacts,
  TeamMemberFacts,
} from '#app/notify/core/facts.ts'
import type { PlannedMessage } from '#app/notify/core/notice.ts'
import type { OutboxRow, Reconciliation } from '#app/notify/core/reconcile.ts'

/** Somebody notices can be for. */
export function aReader(overrides: Partial<PersonFacts> = {}): PersonFacts {
  const personId = overrides.personId ?? 'person-1'
  return {
    personId,
    name: 'Aino Esimerkki',
    email: `${personId.replaceAll(' ', '-')}@people.example`,
    locale: 'en',
    zone: null,
    ...overrides,
  }
}

/** Somebody who has followed from the opening on and writes nothing. */
export function aFollower(overrides: Partial<FollowerFacts> = {}): FollowerFacts {
  return {
    ...aReader({ personId: 'follower-1' }),
    followingId: 'following-1',
    followsFrom: new Date('2021-12-03T09:00:00Z'),
    hasProposal: false,
    ...overrides,
  }
}

/** A lead who has been in the team from the start. */
export function aMember(overrides: Partial<TeamMemberFacts> = {}): TeamMemberFacts {
  return { ...aReader(overrides), role: 'lead', joinedAt: new Date('2021-12-03T08:00:00Z'), ...overrides }
}

/** A draft, half written, by one person. */
export function aProposalSeen(overrides: Partial<ProposalFacts> = {}): ProposalFacts {
  const id = overrides.id ?? 'proposal-1'
  return {
    id,
    reference: 'HEL-2021-K7QF-3',
    title: 'A proposal',
    organisation: 'An organisation',
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
    startedAt: new Date('2021-12-03T08:00:00Z'),
    withdrawnAt: null,
    ownDeadline: null,
    submissions: [],
    infectedFiles: [],
    hasUnsubmittedEdits: false,
    answeredQuestions: 4,
    questions: 10,
    sections: 5,
    sectionsLeft: 2,
    team: [aMember({ personId: `lead of ${id}` })],
    award: null,
    feedbackAddedAt: null,
    ...overrides,
  }
}

/** An accepted juror without work. */
export function aJurorSeen(overrides: Partial<JurorFacts> = {}): JurorFacts {
  return {
    ...aReader({ personId: 'juror-person-1' }),
    jurorId: 'juror-1',
    isChair: false,
    state: 'accepted',
    invitedAt: new Date('2021-12-01T08:00:00Z'),
    askedAt: new Date('2021-12-01T08:00:00Z'),
    answeredAt: new Date('2021-12-02T08:00:00Z'),
    reason: '',
    isSubstitute: false,
    calledUpAt: null,
    leftAt: null,
    newConduct: null,
    undeclared: 0,
    recusedAt: null,
    recusals: 0,
    assigned: 0,
    opened: 0,
    takenAt: null,
    firstAssignedAt: null,
    lastAssignedAt: null,
    finished: 0,
    lastFinishedAt: null,
    nudgedAt: null,
    ...overrides,
  }
}

/** An open challenge of 2021 with one draft, two weeks before its deadline. */
export function someFacts(overrides: Partial<ChallengeFacts> = {}): ChallengeFacts {
  return {
    now: new Date('2021-12-08T10:00:00Z'),
    programme: {
      id: 'programme-1',
      slug: 'china-finland-challenge-2021',
      names: { en: 'China-Finland Challenge 2021' },
      contactEmail: 'programme@haaste.test',
      theme: 'city',
    },
    challenge: {
      ...aChallenge({ state: 'open', calendar: aCalendar() }),
      slug: 'clean-air',
      titles: { en: 'Clean air' },
      effectiveState: 'open',
      reviewRemarks: null,
      cancelReason: '',
    },
    happenedAt: {},
    deadlineChanges: [],
    extensionProposal: null,
    addenda: [],
    organisers: [aReader({ personId: 'organiser-1' })],
    partners: [],
    administrators: [],
    namedApprovers: [],
    followers: [],
    sessions: [],
    answerBatches: [],
    questionsWaiting: [],
    judgedBy: 'scorecards',
    jurors: [],
    judged: [],
    shortProposals: [],
    juryMeeting: null,
    finals: { openedAt: null, finalists: [], joinedAt: {}, slots: [] },
    publicVote: null,
    hosting: { owners: [], request: null },
    announcement: { confirmers: [], movers: [], insiders: [], stopped: [], asked: null, changes: [] },
    returned: [],
    appeals: [],
    proposals: [aProposalSeen()],
    counts: { drafts: 1, submitted: 0, withdrawn: 0, eligible: 0 },
    pilots: [],
    reminded: [],
    mailRefusals: [],
    quietHours: [],
    isMailHeld: false,
    heldWaves: [],
    ...overrides,
  }
}

/** The outbox after a reconciliation, as the database would have it. */
export function outboxAfter(rows: readonly OutboxRow[], change: Reconciliation): OutboxRow[] {
  const updated = new Map(rows.map((row) => [row.key, row]))
  const set = (row: OutboxRow, changes: Partial<OutboxRow>) =>
    updated.set(row.key, { ...(updated.get(row.key) ?? row), ...changes })
  for (const planned of change.insert) updated.set(planned.key, rowOf(planned))
  for (const { row, planned } of change.retime) {
    const { sendAt, expiresAt, email, locale, zone } = rowOf(planned)
    set(row, { sendAt, expiresAt, email, locale, zone })
  }
  for (const { row, planned } of change.revive) set(row, { ...rowOf(planned), id: row.id })
  for (const { row, because } of change.cancel) set(row, { state: 'cancelled', reason: because })
  for (const { row, because } of change.hold) set(row, { state: 'held', reason: because })
  for (const row of change.release) set(row, { state: 'planned', reason: null })
  return [...updated.values()]
}

/** The row that a planned message becomes. */
export function rowOf(planned: PlannedMessage): OutboxRow {
  const { key, sendAt, expiresAt, locale, zone } = planned
  return {
    id: key,
    key,
    state: 'planned',
    reason: null,
    sendAt,
    expiresAt,
    email: planned.to.email,
    locale,
    zone,
  }
}
