/** Every way deciding and announcing says no. The sentences stand in texts/ under `refusals`. */
import type { RoundKind } from '#app/judge/core/deliberation/rounds.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'

type Nothing = Record<never, never>

type RefusalData = {
  // recording
  'outcome-missing': { count: number }
  /** A proposal was named that does not take part, or one twice. */
  'proposals-changed': Nothing
  'too-many-winners': { count: number; offered: number }
  /** More winners chose a site than it takes. `number` is its place in the list of sites. */
  'site-full': { number: number; count: number; room: number }
  /** Winners or reserves below a minimum, where the announced rule says that these cannot win. */
  'below-minimum': { proposalIds: readonly string[] }
  'reserve-places': { proposalIds: readonly string[] }
  'reasons-missing': { proposalIds: readonly string[] }
  'deviation-unexplained': { proposalIds: readonly string[] }
  'own-proposal-decided': Nothing
  /** The jury has not finished: a round was opened and not closed. */
  'round-open': { round: RoundKind }
  /** Proposals with the same total, which nothing has put in an order, of which some win and some do not. */
  'tie-unexplained': { proposalIds: readonly string[] }

  // awards and money; `number` is the place of an award or of a budget line, from 1
  'award-line-missing': { proposalIds: readonly string[] }
  'award-line-full': { number: number; count: number; places: number }
  'award-amount-missing': { proposalIds: readonly string[] }
  /** An amount was typed where nothing is paid: an honourable mention without one of its own. */
  'award-pays-nothing': { proposalIds: readonly string[] }
  'award-budget-exceeded': { number: number; sum: number; amount: number; over: number }
  'award-cap-exceeded': { proposalIds: readonly string[]; count: number; cap: number }

  // hosting
  'host-statements-missing': { proposalIds: readonly string[] }
  'host-not-feasible': { proposalIds: readonly string[] }
  /** Neither was the owner asked, nor was it stated that nobody needs to be. */
  'host-step-open': Nothing
  'host-waiver-reason': Nothing
  'host-asked-already': Nothing
  /** The hour until which the owner is asked is not between now and the announcement. */
  'host-due': Nothing
  /** It is not the time to ask, or to state. */
  'hosting-over': Nothing
  'host-not-asked': Nothing
  'host-proposal-gone': Nothing
  /** Somebody has stated since the page was opened. */
  'host-stated-since': Nothing
  'host-because-missing': Nothing
  /** What was typed is not the name of the account. */
  'name-not-yours': { name: string }

  // confirming
  /** Neither the name nor how the hash begins. */
  'signature-wrong': { name: string }
  /** What was typed is not how the hash begins. */
  'phrase-wrong': Nothing
  /** Since it was recorded a score was voided, a proposal withdrawn, or the owner has stated anew: `references` say of which. */
  'ground-changed': { references: string; count: number }
  /** The planned messages are not the ones the decision asks for. */
  'audience-mismatch': Nothing

  // moving a confirmed announcement
  'calendar-changed': Nothing
  /** Somebody has asked for a move that nobody has answered yet. */
  'move-asked': Nothing
  /** It was agreed to or dropped, or the decision was withdrawn. */
  'move-answered': Nothing
  // feedback
  /** Comments nobody has settled, and teams that would read nothing. */
  'feedback-due': { waiting: number; count: number; references: string }
  /** It was withdrawn with its proposal, or is kept from whoever asks. */
  'comment-gone': Nothing
  'comment-check-over': Nothing
  'own-comment': Nothing
  'comment-checked-since': Nothing
  'comment-wording-missing': Nothing
  'comment-reason-missing': Nothing
  'feedback-waiver-asked': Nothing
  'feedback-waiver-reason': Nothing
  'feedback-waiver-own': Nothing
  'feedback-waiver-gone': Nothing
  'feedback-complete': Nothing
  'no-feedback': Nothing
  'rating-over': Nothing

  // the press
  'press-too-early': Nothing
  'correction-missing': Nothing

  // answering
  'no-award': Nothing
  'award-answered': { answer: 'accepted' | 'declined' }
  'lead-only': Nothing

  // appeals
  'appeal-early': { announcesAt: Date; zone: string }
  /** `now` is the database's time at which it arrived. */
  'appeal-late': { until: Date; now: Date; zone: string }
  'appeal-not-submitted': Nothing
  /** The team's last appeal is not answered yet. */
  'appeal-open': { number: number }
  /** There is none, or it is kept from whoever asks. */
  'appeal-gone': Nothing
  'appeal-answered': Nothing
  'appeal-reasons-missing': Nothing
  'appeal-correction-missing': Nothing
  /** A dismissed appeal corrects nothing. */
  'appeal-correction-idle': Nothing
  'appeal-draft-missing': Nothing
  'appeal-draft-changed': Nothing
  'appeal-draft-own': Nothing
  /** Who recorded the decision does not confirm. */
  'appeal-decider': Nothing

  // moving up
  /** Nobody declined it, or somebody has moved up to it, or it is not the time. */
  'place-not-free': Nothing
  'no-reserve': Nothing
  /** `place` is the reserve place whose turn it is. */
  'reserve-out-of-order': { place: number }
}

export type AnnounceRefusalCode = keyof RefusalData

export type AnnounceRefusal =
  | {
      [Code in AnnounceRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
    }[AnnounceRefusalCode]
  | LifecycleRefusal
