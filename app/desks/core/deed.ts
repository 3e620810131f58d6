/**
 * What an invented person of the demo does at an instant. Everybody is named by a mail address, challenges by their
 * address, proposals by their identity, so that a deed can be written down long before what it speaks of exists.
 */
import type { PressKitGiven } from '#app/announce/core/press-kit.ts'
import type { ApplicantKind } from '#app/apply/core/eligibility.ts'
import type { OrganisationKind } from '#app/publish/templates/template.ts'
import type { EntryKind, OfferKind } from '#app/matchmaking/core/entry.ts'
import type { OutcomeState } from '#app/matchmaking/core/introductions.ts'
import type { ConflictKind } from '#app/judge/core/declarations.ts'
import type { Permit } from '#app/pilot/core/permits.ts'
import type { PilotState } from '#app/pilot/core/pilot-states.ts'
import type { MeasureBasis, MeasurePlan, MilestonePlan } from '#app/pilot/core/plan.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { IncubateDeed } from './incubate-deed.ts'

type ByLocale = Readonly<Record<Locale, string>>
type OnChallenge = { readonly challenge: string; readonly by: string }
type OnProposal = { readonly proposal: string; readonly by: string }

export type SetupDeed =
  | ({ readonly do: 'request-review' } & OnChallenge)
  | ({ readonly do: 'approve' } & OnChallenge)
  | ({ readonly do: 'schedule' } & OnChallenge)
  /** The jury judges by ballots; where it is blind it does not learn who applies. */
  | ({
      readonly do: 'state-ballots'
      readonly way: 'ranked' | 'pairwise'
      readonly isBlind: boolean
    } & OnChallenge)
  /** Instants are ISO, the budget is in whole euros. */
  | ({
      readonly do: 'state-vote'
      readonly opensAt: string
      readonly closesAt: string
      readonly budget: number
      readonly maximum: number
    } & OnChallenge)

export type ApplyDeed =
  | ({
      readonly do: 'start'
      readonly applicant: {
        readonly name: string
        readonly kind: ApplicantKind
        readonly country: string
        readonly website: string | null
      }
      readonly language: Locale
      readonly challenge: string
    } & OnProposal)
  /** Fills in these answers; what was there is replaced. */
  | ({ readonly do: 'write'; readonly answers: Readonly<Record<string, string>> } & OnProposal)
  /** Asks a colleague into the team; the colleague accepts with the link of the mail. */
  | ({
      readonly do: 'invite-member'
      readonly member: string
      readonly role: 'editor' | 'viewer'
    } & OnProposal)
  | { readonly do: 'accept-invitation'; readonly by: string }
  /** `request` makes the press of the button unique. */
  | ({ readonly do: 'submit'; readonly request: string } & OnProposal)
  /** The proposal may stand on the public ballot, at this cost in whole euros. */
  | ({ readonly do: 'agree-to-vote'; readonly cost: number; readonly summary: string } & OnProposal)

export type JudgeDeed =
  | ({
      readonly do: 'screen'
      readonly proposal: string
      readonly outcome: 'eligible' | 'ineligible'
      readonly rule: string
      readonly reason: string
    } & OnChallenge)
  | ({
      readonly do: 'invite-juror'
      readonly juror: string
      readonly name: string
      readonly locale: Locale
      readonly isChair: boolean
      readonly maximumLoad: number
    } & OnChallenge)
  | ({
      readonly do: 'answer-seat'
      readonly answer: 'accepted' | 'declined'
      readonly reason: string
    } & OnChallenge)
  /** Clear everywhere but where a conflict is named. */
  | ({
      readonly do: 'declare'
      readonly conflicts: Readonly<Record<string, { readonly kind: ConflictKind; readonly note: string }>>
    } & OnChallenge)
  | ({ readonly do: 'assign' } & OnChallenge)
  | ({ readonly do: 'start-judging' } & OnChallenge)
  /** Reads and finishes the next `count` proposals of the juror's own queue. */
  | ({
      readonly do: 'score'
      readonly count: number
      readonly marks: Readonly<Record<string, Marks>>
    } & OnChallenge)
  /** Puts the juror's own proposals in the order of these marks, and declares the ballot final. */
  | ({ readonly do: 'rank'; readonly marks: Readonly<Record<string, Marks>> } & OnChallenge)
  /** Answers the pairs that are asked until enough is known, and declares the ballot final. */
  | ({ readonly do: 'compare'; readonly marks: Readonly<Record<string, Marks>> } & OnChallenge)
  | ({ readonly do: 'vote'; readonly picks: readonly string[] } & OnChallenge)

/** Points by the position of the criterion, and what the juror tells the team. */
export type Marks = { readonly points: readonly (number | null)[]; readonly comment: string }

export type AnnounceDeed =
  | ({
      readonly do: 'decide'
      /** Who is taken where the ranking leaves the first place open; where awards are named, their rule decides. */
      readonly preferred: string | null
      readonly reserves: number
      readonly reasons: Readonly<Record<'winner' | 'reserve' | 'not_selected', ByLocale>>
      /** Where the money decides: why a better placed one is passed over, and why a later one is taken. */
      readonly budgetReasons: Readonly<Record<'passed-over' | 'next', ByLocale>>
      readonly statement: ByLocale
      /** What the jury says of the first winner. */
      readonly citation?: ByLocale
    } & OnChallenge)
  /** Approves what waits, some in better words. */
  | ({
      readonly do: 'check-comments'
      readonly mended: Readonly<Record<string, string>>
    } & OnChallenge)
  | ({ readonly do: 'confirm' } & OnChallenge)
  /** What the press is given with the announcement. */
  | ({ readonly do: 'prepare-press'; readonly kit: PressKitGiven } & OnChallenge)
  /** The lead of the team in this place answers the offer. */
  | { readonly do: 'answer-award'; readonly challenge: string; readonly answer: 'accepted' | 'declined' }

export type PilotDeed =
  | ({
      readonly do: 'start-pilot'
      readonly host: { readonly name: string; readonly kind: OrganisationKind; readonly country: string }
      readonly hostContact: PartyGiven
      readonly manager: PartyGiven
      readonly site: string
      readonly siteLimits: string
      readonly summary: string
      readonly startsOn: string
      readonly endsOn: string
      readonly milestones: readonly MilestonePlan[]
      readonly measures: readonly MeasurePlan[]
    } & OnChallenge)
  | ({ readonly do: 'move-pilot'; readonly to: PilotState; readonly reason: string } & OnChallenge)
  | ({ readonly do: 'publish-pilot' } & OnChallenge)
  | ({
      readonly do: 'send-agreement'
      readonly text: string
      readonly annexes: string
      readonly signBy: string
    } & OnChallenge)
  /** Signs the newest agreement with one's own name. `by` is 'lead' for the lead of the team that won. */
  | ({ readonly do: 'sign-agreement' } & OnChallenge)
  | ({
      readonly do: 'plan-payment'
      /** Position of the milestone in the plan, from 1. */
      readonly milestone: number
      readonly amount: string
      readonly currency: string
    } & OnChallenge)
  | ({ readonly do: 'note-payment'; readonly payment: number; readonly paidOn: string } & OnChallenge)
  /** Approves the final report with one's own name. */
  | ({ readonly do: 'approve-final' } & OnChallenge)
  | ({
      readonly do: 'keep-permit'
      readonly permit: Permit
      /** Position of the one that changes; null for a new one. */
      readonly standing: number | null
    } & OnChallenge)
  /** Reports the first milestone that is not reported yet. */
  | ({ readonly do: 'report-milestone'; readonly report: string } & OnChallenge)
  | ({
      readonly do: 'measure'
      /** Position of the measure in the plan, from 1. */
      readonly measure: number
      readonly value: string
      readonly measuredOn: string
      readonly basis: MeasureBasis
      readonly note: string
    } & OnChallenge)

type SessionKind = 'reverse_pitch' | 'information' | 'ceremony' | 'matchmaking'
type OnSession = { readonly programme: string; readonly by: string; readonly kind: SessionKind }

/** Where people meet and ask. Instants are ISO. */
export type RoomDeed =
  | ({
      readonly do: 'hold-session'
      readonly zone: string
      readonly startsAt: string
      readonly endsAt: string
      readonly place: string
      readonly joinLink: string | null
      readonly recordingLink: string | null
      readonly capacity: number | null
      readonly texts: Readonly<Record<Locale, { readonly title: string; readonly description: string }>>
      readonly agenda: readonly {
        readonly minutes: number
        readonly titles: ByLocale
        readonly speaker: string
        readonly isSlot: boolean
      }[]
    } & OnSession)
  | ({
      readonly do: 'take-places'
      readonly guests: readonly {
        readonly name: string
        readonly email: string
        readonly organisation: string
        readonly locale: Locale
      }[]
    } & OnSession)
  | ({
      readonly do: 'promise'
      readonly text: string
      readonly owner: string
      readonly dueOn: string
    } & OnSession)
  | ({
      readonly do: 'follow'
      readonly followers: readonly {
        readonly email: string
        readonly locale: Locale
        readonly zone: string | null
        readonly interest: {
          readonly organisation: string
          readonly kind: ApplicantKind
          readonly country: string
        } | null
      }[]
    } & OnChallenge)
  | ({ readonly do: 'ask'; readonly text: string; readonly language: Locale } & OnChallenge)
  /** Answers the newest question, and says from now on until when questions are taken. */
  | ({
      readonly do: 'answer'
      readonly closesAt: string | null
      readonly texts: readonly {
        readonly locale: Locale
        readonly question: string
        readonly answer: string
      }[]
    } & OnChallenge)

/** A catalogue and who is brought together by it. Entries are known by their titles. */
export type MatchDeed =
  /** Switches match-making on and opens it. */
  | ({ readonly do: 'open-catalogue' } & InProgramme)
  | ({
      readonly do: 'write-entry'
      readonly kind: EntryKind
      /** What a profile is written from; such a one needs no check. */
      readonly fromProposal: string | null
      readonly entry: EntryWords
    } & InProgramme)
  | ({ readonly do: 'let-in'; readonly title: string } & InProgramme)
  | ({
      readonly do: 'suggest'
      readonly titles: readonly [string, string]
      readonly note: string
    } & InProgramme)
  /** Both sides say yes, and that they may be named. */
  | ({ readonly do: 'agree-to-meet'; readonly titles: readonly [string, string] } & InProgramme)
  | ({
      readonly do: 'note-outcome'
      readonly titles: readonly [string, string]
      readonly to: OutcomeState
      readonly happenedOn: string
      readonly outcome: string
    } & InProgramme)

type InProgramme = { readonly programme: string; readonly by: string }

/** What an owner types, as far as a story needs it. */
export type EntryWords = {
  readonly organisation: string
  readonly title: string
  readonly body: string
  readonly language: Locale
  readonly themes: readonly string[]
  readonly country: string
  readonly site?: string
  readonly maturity?: number
  readonly offer?: {
    readonly kind: OfferKind
    readonly forWhom: string
    readonly amount: string | null
    readonly currency: string | null
    readonly amountNote: string
  }
}

/** A partnership and what becomes of it. Parties are known by their names; the programme has the module already. */
export type PartnershipDeed =
  /** Writes framework, term, speakers, goals and needs, and opens it to the public. */
  | ({
      readonly do: 'agree-framework'
      readonly purpose: string
      readonly term: { readonly startsOn: string; readonly endsOn: string }
      readonly speakers: readonly { readonly email: string; readonly party: string }[]
      readonly goals: readonly FrameworkGoal[]
      readonly needs: readonly {
        readonly title: string
        readonly description: string
        readonly year: number
      }[]
    } & OfPartnership)
  /** Under the need of that number. The first share that pays is the proposing party's or another's. */
  | ({
      readonly do: 'propose-project'
      readonly need: number
      readonly title: string
      readonly plan: string
      readonly shares: readonly { readonly party: string; readonly amount: number }[]
      readonly startsOn: string
      readonly endsOn: string
    } & OfPartnership)
  /** One person writes the decision on the project of that number, another confirms it; then it runs with its milestones. */
  | ({
      readonly do: 'agree-project'
      readonly number: number
      readonly second: string
      readonly reasons: string
      readonly milestones: readonly {
        readonly title: string
        readonly dueOn: string
        readonly report: string | null
      }[]
    } & OfPartnership)
  /** One person writes the report of a year, another publishes it. Values by the names of the goals. */
  | ({
      readonly do: 'report-year'
      readonly year: number
      readonly second: string
      readonly body: string
      readonly values: readonly {
        readonly goal: string
        readonly value: string
        readonly basis: MeasureBasis
      }[]
    } & OfPartnership)

type OfPartnership = { readonly programme: string; readonly by: string }
type FrameworkGoal = {
  readonly name: string
  readonly unit: string
  readonly baseline: string | null
  readonly baselineYear: number | null
  readonly baselineBasis: MeasureBasis | null
  readonly target: string
  readonly targetYear: number
}

type PartyGiven = { readonly name: string; readonly email: string }

export type Deed =
  | SetupDeed
  | ApplyDeed
  | JudgeDeed
  | AnnounceDeed
  | PilotDeed
  | RoomDeed
  | MatchDeed
  | PartnershipDeed
  | IncubateDeed

/** A deed and the instant it is done at. */
export type TimedDeed = { readonly at: Date; readonly deed: Deed }
