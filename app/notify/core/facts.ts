/**
 * What notices may know of a challenge: plain data, loaded with a constant number of queries by
 * notify/data/challenge-facts.server.ts. Instants are `Date`, calendar days are ISO strings in the challenge's zone.
 */
import type { QuietHours } from './moments.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { HeldWave } from './holds.ts'

export type PersonFacts = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  /** The person's own zone, else null (the challenge's zone is used). */
  readonly zone: string | null
}

export type TeamMemberFacts = PersonFacts & {
  readonly role: 'lead' | 'editor' | 'viewer'
  readonly joinedAt: Date
}

export type SubmissionFacts = {
  readonly version: number
  readonly submittedAt: Date
  readonly hash: string
  readonly recordHash: string | null
  /** Came after the deadline, in the announced minutes of grace. */
  readonly isInGrace: boolean
}

/** A deadline that was moved for one proposal alone. */
export type OwnDeadlineFacts = {
  /** The deadline that held for it before. */
  readonly previousClosesAt: Date
  readonly closesAt: Date
  readonly reason: string
  readonly grantedAt: Date
}

/** Whether a proposal may go to another challenge, as its lead is asked and has answered. */
export type MoveFacts = {
  readonly askedAt: Date
  readonly dueAt: Date
  readonly reason: string
  readonly toTitles: Readonly<Partial<Record<Locale, string>>>
  readonly declined: { readonly at: Date; readonly words: string } | null
}

/** What a challenge has set beside the kinds and countries it is open to. */
export type SetRuleFacts = {
  readonly consortium: 'allowed' | 'required' | 'excluded'
  readonly maturity: { readonly from: number; readonly to: number }
  readonly isOncePerOrganisation: boolean
}

/** A file in which the virus scanner found something, while it stands. */
export type InfectedFileFacts = { readonly id: string; readonly name: string; readonly foundAt: Date }

export type ProposalFacts = {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly organisation: string
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  readonly screening: 'eligible' | 'ineligible' | null
  readonly screeningRule: string | null
  readonly screeningReason: string | null
  /** What the screening asks the team for and nobody has answered or closed; null for nothing. */
  readonly completion: { readonly askedAt: Date; readonly dueAt: Date; readonly message: string } | null
  /** The newest question whether it may go to another challenge; null for none, and once it has been taken back. */
  readonly move: MoveFacts | null
  /** The version by which it came here from another challenge; null when it was begun here. */
  readonly cameBy: {
    readonly version: number
    readonly fromTitles: Readonly<Partial<Record<Locale, string>>>
  } | null
  /** When the team was told before the judging began; null when it was not. */
  readonly screeningReleasedAt: Date | null
  /** The sentence of a rule that the challenge has of its own, by language; empty for a general one. */
  readonly screeningRuleTexts: Readonly<Partial<Record<Locale, string>>>
  /** What the challenge has set of who may apply, where the rule is one of those; null otherwise. */
  readonly screeningRuleSet: SetRuleFacts | null
  readonly screenedAt: Date | null
  readonly startedAt: Date
  readonly withdrawnAt: Date | null
  /** The newest deadline of its own; null where the one of all holds. */
  readonly ownDeadline: OwnDeadlineFacts | null
  readonly submissions: readonly SubmissionFacts[]
  readonly infectedFiles: readonly InfectedFileFacts[]
  /** The draft holds edits that are newer than the submitted version. */
  readonly hasUnsubmittedEdits: boolean
  readonly answeredQuestions: number
  readonly questions: number
  readonly sections: number
  readonly sectionsLeft: number
  readonly team: readonly TeamMemberFacts[]
  readonly award: AwardFacts | null
  /** When a comment of a juror was last let through to the team after the announcement; null for never. */
  readonly feedbackAddedAt: Date | null
}

export type AwardFacts = {
  readonly id: string
  readonly outcome: 'winner' | 'honourable_mention' | 'reserve' | 'not_selected'
  readonly place: number | null
  /** Which award of the challenge, for whoever has one; null where it has no award lines. */
  readonly lineId: string | null
  /** Somebody is on the reserve list of the same award and has not moved up. */
  readonly hasReserve: boolean
  /** What that award is called, by language; empty where the awards have no names. */
  readonly lineNames: Readonly<Partial<Record<Locale, string>>>
  /** What it pays; null where it pays nothing. */
  readonly money: { readonly amount: number; readonly currency: string } | null
  readonly reason: string
  readonly feedback: string
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredAt: Date | null
  /** A reserve that took the place of the award named, whose team declined. */
  readonly movedUp: { readonly at: Date; readonly insteadOf: string } | null
  /** The entry of the record that sealed how it was decided, with its fingerprint: "123 0f1e…"; empty where nothing was sealed. */
  readonly record: string
}

/** An appeal of a team, and what was answered once two persons have said so. */
export type AppealFacts = {
  readonly id: string
  readonly proposalId: string
  /** Counts those of the proposal from 1. */
  readonly number: number
  readonly madeAt: Date
  readonly answered: { readonly at: Date; readonly outcome: 'upheld' | 'partly' | 'dismissed' } | null
  /** Who must hear nothing of it: jurors with a conflict, who abstain or are excluded, and its team. */
  readonly closedTo: readonly string[]
}

/** How the announcement of a decision is confirmed and moved, and by whom. */
export type AnnouncementFacts = {
  /** Who may confirm a decision, and who may agree to another announcement; nobody who is kept from a proposal. */
  readonly confirmers: readonly PersonFacts[]
  readonly movers: readonly PersonFacts[]
  /** Organisers and operators who may know before the announcement what was decided: who is kept from no proposal. */
  readonly insiders: readonly PersonFacts[]
  /** The places that were told under embargo by the last decision stopped after it; empty for none. */
  readonly stopped: readonly { readonly awardId: string; readonly proposalId: string }[]
  /** Another announcement that one person has asked for and nobody has answered; without an instant as soon as can be. */
  readonly asked: {
    readonly id: string
    readonly announcesAt: Date | null
    readonly reason: string
    readonly askedBy: string | null
    /** Null where the account is gone. */
    readonly askedByName: string | null
    readonly askedAt: Date
  } | null
  /** Oldest first. */
  readonly changes: readonly {
    readonly previousAnnouncesAt: Date
    readonly announcesAt: Date
    readonly reason: string
    readonly changedAt: Date
  }[]
}

/** What the challenge's owners are asked about hosting, and how much of it they have not answered. */
export type HostingFacts = {
  readonly owners: readonly PersonFacts[]
  /** Null while nobody was asked. */
  readonly request: {
    readonly askedAt: Date
    readonly dueAt: Date
    readonly asked: number
    readonly missing: number
  } | null
}

/** A juror some of whose comments to teams were sent back and wait to be written anew. */
export type ReturnedFacts = PersonFacts & {
  readonly jurorId: string
  readonly comments: number
  /** When the last of them was sent back. */
  readonly sentBackAt: Date
}

export type JurorFacts = PersonFacts & {
  readonly jurorId: string
  readonly isChair: boolean
  readonly state: 'invited' | 'accepted' | 'declined' | 'left'
  readonly invitedAt: Date
  /** When they were asked last. */
  readonly askedAt: Date
  readonly answeredAt: Date | null
  /** Why they declined or left; empty where they did not say. */
  readonly reason: string
  readonly isSubstitute: boolean
  readonly calledUpAt: Date | null
  readonly leftAt: Date | null
  /** A version of the code of conduct newer than the one they accepted; null where none waits. */
  readonly newConduct: { readonly version: number; readonly publishedAt: Date } | null
  readonly undeclared: number
  /** When they last said of a proposal that they must or will not judge it; null where nothing of that stands. */
  readonly recusedAt: Date | null
  /** Of how many proposals they have said so. */
  readonly recusals: number
  readonly assigned: number
  /** Of these, opened at least once. */
  readonly opened: number
  /** When a proposal last left their list and they had not said so themselves; null for never. */
  readonly takenAt: Date | null
  readonly firstAssignedAt: Date | null
  readonly lastAssignedAt: Date | null
  readonly finished: number
  readonly lastFinishedAt: Date | null
  /** When the organisers or the chair last asked how it goes. */
  readonly nudgedAt: Date | null
}

/** An eligible proposal as its jurors judge it. What is closed to somebody is left out before anything is counted. */
export type JudgedProposalFacts = {
  readonly proposalId: string
  readonly reference: string
  /** Who must hear nothing of it: jurors with a conflict, who abstain or are excluded, and its team. */
  readonly closedTo: readonly string[]
  /** What stands, and when each became final. */
  readonly judgements: readonly { readonly jurorId: string; readonly finalisedAt: Date | null }[]
  /**
   * How far the totals of its jurors lie apart, in parts of 100 of what they can; null while something is not final, with
   * fewer than two totals, and where ballots give none.
   */
  readonly spread: number | null
  /** A meeting has talked about it. */
  readonly isDiscussed: boolean
}

/** An eligible proposal that has lost a juror and has fewer than it needs. */
export type ShortProposalFacts = {
  readonly proposalId: string
  readonly since: Date
  /** Who must hear nothing of it: jurors with a conflict, who abstain or are excluded, and its team. */
  readonly closedTo: readonly string[]
}

export type PilotPaperFacts = {
  readonly id: string
  readonly kind: 'letter_of_intent' | 'agreement'
  readonly number: number
  readonly sentAt: Date
  /** ISO day until which it should be signed. */
  readonly signBy: string
  readonly signatures: readonly { readonly side: 'team' | 'host' | 'manager'; readonly signedAt: Date }[]
}

export type PilotFacts = {
  readonly id: string
  readonly slug: string
  readonly proposalId: string
  readonly title: string
  readonly organisation: string
  readonly host: string
  readonly site: string
  readonly state: 'awarded' | 'agreed' | 'preparing' | 'running' | 'measured' | 'scaled' | 'stopped'
  /** When it came into that state. */
  readonly stateAt: Date
  readonly stopReason: string | null
  readonly createdAt: Date
  readonly startsOn: string
  readonly endsOn: string
  readonly manager: PersonFacts | null
  readonly hostContact: PersonFacts | null
  readonly milestones: readonly {
    readonly id: string
    readonly title: string
    readonly dueOn: string
    readonly reportedAt: Date | null
  }[]
  /** The newest letter of intent and the newest agreement, with the sides that have signed. */
  readonly papers: readonly PilotPaperFacts[]
  /** Which follow-up each side has answered, by months after the last day. */
  readonly followups: readonly { readonly months: number; readonly side: 'team' | 'host' | 'manager' }[]
  /** Names of the measures nobody has entered a value for. */
  readonly measuresWithoutValue: readonly string[]
  /** When the page has been public with its final report, approved by both sides; null while it is not. */
  readonly resultPublicAt: Date | null
  /** The newest value of each measure of the plan. */
  readonly achieved: readonly AchievedFacts[]
}

/** A value that a pilot came to, what it rests on, and what was before; decimals as text. */
export type AchievedFacts = {
  readonly name: string
  readonly value: string
  readonly unit: string
  readonly basis: 'rated' | 'modelled' | 'expected' | 'reported' | 'measured' | 'projected'
  readonly baseline: string | null
}

/** What was added to a published brief; `number` counts addenda from 1. */
export type AddendumFacts = {
  readonly number: number
  readonly issuedAt: Date
  readonly summaries: Partial<Record<Locale, string>>
}

/** Somebody who follows the challenge by mail and has confirmed the address. */
export type FollowerFacts = PersonFacts & {
  /** What their links carry: with it they may stop. */
  readonly followingId: string
  readonly followsFrom: Date
  /** In a team of this challenge that has not withdrawn: the team's own mail says what concerns them. */
  readonly hasProposal: boolean
}

/** A published session of the challenge or of its whole programme that was not called off. */
export type SessionFacts = {
  readonly id: string
  readonly slug: string
  readonly kind: 'reverse_pitch' | 'information' | 'ceremony' | 'matchmaking'
  readonly titles: Partial<Record<Locale, string>>
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly isOnline: boolean
  readonly sequence: number
  readonly publishedAt: Date
}

/** A time to pitch that a finalist has or had. */
export type PitchSlotFacts = {
  readonly id: string
  readonly proposalId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly link: string
  readonly takenAt: Date
  readonly sequence: number
  /** When the sequence last rose. */
  readonly changedAt: Date
  readonly cancelledAt: Date | null
  /** Why, as the team is to read it; empty where nobody was asked. */
  readonly cancelReason: string
}

/** When and where a jury meets that has a meeting planned and convened; it has not begun. */
export type JuryMeetingFacts = {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly link: string
  /** When it was set, the last time after it was called off. */
  readonly convenedAt: Date
  readonly sequence: number
  /** When hour or place last changed. */
  readonly changedAt: Date
  readonly calledOffAt: Date | null
  readonly callOffReason: string
}

/** The final of a challenge; without finalists where it has none. */
export type FinalFacts = {
  /** When the round of pitches was opened; null before, and where there is none. */
  readonly openedAt: Date | null
  readonly finalists: readonly string[]
  /** When each was chosen, by proposal. */
  readonly joinedAt: Readonly<Record<string, Date>>
  readonly slots: readonly PitchSlotFacts[]
}

/** The public vote, and the proposals on its ballot: eligible, not withdrawn, and their teams agreed. */
export type PublicVoteFacts = {
  readonly opensAt: Date
  readonly closesAt: Date
  readonly budget: number
  readonly currency: string
  readonly maximum: number | null
  readonly isWithinBudget: boolean
  readonly onBallot: readonly string[]
}

/** A reminder about the challenge that is with the mail service, or on its way there. */
export type SentReminder = {
  readonly key: string
  readonly notice: string
  readonly personId: string
  /** The second word of the key: what it was about. */
  readonly about: string
  readonly sentAt: Date
}

/** Mail somebody does not want: one kind of notice, or (null) every kind that may be refused. */
export type MailRefusal = { readonly personId: string; readonly notice: string | null }

export type ChallengeFacts = {
  readonly now: Date
  readonly programme: {
    readonly id: string
    readonly slug: string
    readonly names: Partial<Record<Locale, string>>
    readonly contactEmail: string
    readonly theme: string
  }
  /** The challenge as recorded (calendar with version, state); `effectiveState` is what holds at `now`. */
  readonly challenge: Challenge & {
    readonly slug: string
    readonly titles: Partial<Record<Locale, string>>
    readonly effectiveState: ChallengeState
    readonly reviewRemarks: string | null
    /** Why it was called off; empty where it was not. */
    readonly cancelReason: string
  }
  /** When each lifecycle event last happened, from the record: `ReviewRequested`, `ChallengeOpened` ... */
  readonly happenedAt: Readonly<Record<string, Date>>
  readonly deadlineChanges: readonly {
    readonly previousClosesAt: Date
    readonly closesAt: Date
    readonly reason: string
    readonly changedAt: Date
  }[]
  /** What the rule about outages proposed for the present deadline; null when nothing. */
  readonly extensionProposal: { readonly failedMinutes: number; readonly proposedAt: Date } | null
  /** Oldest first. */
  readonly addenda: readonly AddendumFacts[]
  readonly organisers: readonly PersonFacts[]
  /** Who sees how the programme goes, and nothing of proposals, scores or people. */
  readonly partners: readonly PersonFacts[]
  /** Who looks after the whole installation. */
  readonly administrators: readonly PersonFacts[]
  /** Those of the organisers whom the programme has named for approving the opening; empty where any of them may. */
  readonly namedApprovers: readonly string[]
  readonly followers: readonly FollowerFacts[]
  readonly sessions: readonly SessionFacts[]
  /** Published answers, batch by batch in their order. */
  readonly answerBatches: readonly {
    readonly number: number
    readonly publishedAt: Date
    readonly answers: number
  }[]
  /** When the questions were asked that nobody has answered. */
  readonly questionsWaiting: readonly Date[]
  /** By what its jurors judge. */
  readonly judgedBy: 'scorecards' | 'ballots'
  readonly jurors: readonly JurorFacts[]
  /** While judging lasts and the jury deliberates; empty before and after. */
  readonly judged: readonly JudgedProposalFacts[]
  readonly shortProposals: readonly ShortProposalFacts[]
  /** Null without one, and once it has begun. */
  readonly juryMeeting: JuryMeetingFacts | null
  readonly finals: FinalFacts
  /** Null where the public does not vote. */
  readonly publicVote: PublicVoteFacts | null
  readonly hosting: HostingFacts
  readonly announcement: AnnouncementFacts
  readonly returned: readonly ReturnedFacts[]
  readonly appeals: readonly AppealFacts[]
  readonly proposals: readonly ProposalFacts[]
  readonly counts: {
    readonly drafts: number
    readonly submitted: number
    readonly withdrawn: number
    readonly eligible: number
  }
  readonly pilots: readonly PilotFacts[]
  /** Reminders of the last three days, whatever calendar they hung on. */
  readonly reminded: readonly SentReminder[]
  /** What people do not want to hear about this challenge, or about any. */
  readonly mailRefusals: readonly MailRefusal[]
  /** Of those who have chosen other quiet hours than the usual ones. */
  readonly quietHours: readonly (QuietHours & { readonly personId: string })[]
  /** Somebody laid a hand on the mail of this challenge or of its programme. */
  readonly isMailHeld: boolean
  /** Or on single waves of it. */
  readonly heldWaves: readonly HeldWave[]
}
