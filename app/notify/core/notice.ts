/**
 * A notice says who hears what, when, and once - as data over facts. The planner asks each notice what it wants for
 * the facts of a challenge as they are now; the outbox holds the difference.
 */
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { NoticeData, NoticeName } from '#emails/index.ts'
import type { Audience } from './audience.ts'
import type { MessageReason } from './reasons.ts'
import type { ChallengeFacts, PersonFacts } from './facts.ts'

export type MessageClass = 'mandatory' | 'service' | 'bulletin'

/** One message a notice wants to exist. The key is made of notice, `about`, person and `anchor`: unique for ever. */
export type WantedMessage<Data = Record<string, unknown>> = {
  /** Who it is for. One message, one recipient, always. */
  readonly to: PersonFacts
  /** What it is about: the id of the challenge, proposal, juror seat, award, pilot or milestone. */
  readonly about: string
  readonly proposalId?: string
  /** The version of what the moment hangs on (calendar version, submitted version ...): a moved date makes a new message. */
  readonly anchor: string | number
  readonly sendAt: Date
  /** After this instant it has lost its meaning and must not go. */
  readonly expiresAt: Date
  /** A reminder that goes though the person had another one the same day: the last hours before a deadline. */
  readonly isUrgent?: boolean
  /** What the template needs, JSON only (instants as ISO strings). Taken afresh when sending. */
  readonly data: Data
}

/**
 * What a phase's `notices.ts` lists. The name comes from the registry of templates (`emails/index.ts`), so that a
 * notice without a template does not type-check; why a person gets it is told by the template.
 */
export type Notice<Name extends string = NoticeName> = {
  /** For example `proposal.submitted`. Stored as text. */
  readonly name: Name
  readonly class: MessageClass
  /** For whom, by name: shown to organisers and beside each mail. */
  readonly audience: Audience
  /**
   * Reminders obey quiet hours (they move earlier, never past their deadline), merge when they come close together, and
   * keep their distance from each other. Whatever answers something that has just happened is no reminder.
   */
  readonly isReminder?: boolean
  /** Nothing of it goes before the announcement, whatever else is said. */
  readonly isSealed?: boolean
  /** Before the announcement only to teams that were told under embargo, and nothing of it before they were. */
  readonly isEmbargoed?: boolean
  /**
   * Collects what happens in a day into one mail at this hour of the reader's morning. Each wanted message then is one
   * item, at the instant it happened, with `data.items` of length one; the planner puts them together.
   */
  readonly digestHour?: number
  /** Everything wanted for these facts. Pure. Also asked again at the moment of sending: gone from here means skipped. */
  wanted(facts: ChallengeFacts): readonly WantedMessage[]
}

/** Checks a notice against its template: `wanted` must give the data that the template asks for. */
export function notice<Name extends NoticeName>(
  definition: Omit<Notice<Name>, 'wanted'> & {
    wanted(facts: ChallengeFacts): readonly WantedMessage<NoticeData<Name>>[]
  },
): Notice<Name> {
  return definition as Notice<Name>
}

/** A planned message with its key, as the reconciler compares it with the outbox. */
export type PlannedMessage = WantedMessage & {
  readonly key: string
  readonly notice: string
  readonly class: MessageClass
  readonly audience: Audience
  readonly locale: Locale
  readonly zone: string
}

/** Why a message that a notice wants is not in the plan. */
export type LeftOutReason = Extract<
  MessageReason,
  'refused-by-reader' | 'night' | 'merged' | 'too-frequent' | 'no-address'
>

/** Everything wanted for the facts of a challenge, and what was wanted and left out. */
export type Plan = {
  /** By instant, then key. */
  readonly messages: readonly PlannedMessage[]
  readonly leftOut: readonly (PlannedMessage & { readonly because: LeftOutReason })[]
}

/** How far a draft has come, in questions and in sections. */
export type DraftProgress = {
  readonly questions: number
  readonly answeredQuestions: number
  readonly sections: number
  readonly sectionsLeft: number
}

/** What a draft's progress is read from. */
export type DraftFacts = {
  readonly answers: Readonly<Record<string, string>>
  readonly language: ContentLanguage
  readonly organisation: {
    readonly name: string
    readonly kind: string
    readonly country: string | null
    readonly registryNumber: string | null
    readonly website: string | null
  }
  /** The form that is answered, as it is kept; null for the standard one. */
  readonly form: { readonly number: number; readonly body: unknown } | null
}

/** What spreads are reckoned from, as it is kept: the rule, the criteria, and final scorecards with points as decimals. */
export type ScoredFacts = {
  readonly rule: unknown
  readonly criteria: readonly {
    readonly id: string
    readonly position: number
    readonly weight: number
    readonly type: string
    readonly config: unknown
    readonly isForFinalists: boolean
  }[]
  readonly scorecards: readonly {
    readonly proposalId: string
    readonly points: Readonly<Record<string, string | null>>
  }[]
}

/**
 * All notices there are, gathered from the phases (`app/notices.ts`), with what this room cannot know by itself: which
 * questions a proposal answers, how far its scores lie apart.
 */
export type Catalogue = {
  readonly notices: readonly Notice<string>[]
  progressOfDraft(draft: DraftFacts): DraftProgress
  /** By proposal, in parts of 100 of what a total can be; without those with fewer than two totals. */
  spreadsOf(scored: ScoredFacts): Readonly<Record<string, number>>
}
