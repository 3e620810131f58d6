/**
 * Who is to hear what, counted against the decision. Whoever was not selected must never read a congratulation: the
 * messages planned at confirmation are compared with the outcomes, person by person, and anything else stops it. The same
 * comparison follows each answer and each move of a reserve before the announcement.
 */
import { outcomes, type Outcome } from './outcomes.ts'

/** The notice of each outcome, at the announcement. */
export const noticeOfOutcome = {
  winner: 'decision.winner',
  honourable_mention: 'decision.honourable_mention',
  reserve: 'decision.waitlist',
  not_selected: 'decision.not_selected',
} as const satisfies Record<Outcome, string>

/** What winners are told under embargo, where the challenge tells them before. */
export const embargoedNotice = 'decision.winner_embargoed'

export const decisionNotices: readonly string[] = [embargoedNotice, ...Object.values(noticeOfOutcome)]

/** A planned message about an outcome. */
export type OutcomeMessage = {
  readonly notice: string
  readonly proposalId: string | null
  readonly personId: string | null
}

/** A proposal with everybody in its team, and what they are to hear. */
export type Audience = {
  readonly proposalId: string
  /** As it stands at the announcement; null for a team that declined before it. */
  readonly outcome: Outcome | null
  /** Whether the team is to be told of its place under embargo: asked for, `over` once that time is past, or not at all. */
  readonly embargoed: 'wanted' | 'over' | 'never'
  readonly personIds: readonly string[]
}

export type AudienceFault =
  /** Somebody would read an outcome that is not their team's. */
  | { readonly code: 'wrong-message'; readonly proposalId: string | null; readonly personId: string | null }
  /** Somebody in a team would hear nothing. */
  | { readonly code: 'message-missing'; readonly proposalId: string; readonly personId: string }

/** Every difference between the messages and the decision; none when each person hears exactly what was decided. */
export function audienceFaults(
  audiences: readonly Audience[],
  messages: readonly OutcomeMessage[],
): AudienceFault[] {
  const wanted = audiences.flatMap((audience) => messagesFor(audience, ['wanted']))
  const allowed = new Set(
    audiences.flatMap((audience) => messagesFor(audience, ['wanted', 'over'])).map(keyOf),
  )
  const planned = new Set(messages.map(keyOf))
  const wrong = messages
    .filter((message) => !allowed.has(keyOf(message)))
    .map(({ proposalId, personId }) => ({ code: 'wrong-message' as const, proposalId, personId }))
  const missing = wanted
    .filter((message) => !planned.has(keyOf(message)))
    .map(({ proposalId, personId }) => ({ code: 'message-missing' as const, proposalId, personId }))
  return [...wrong, ...missing]
}

function messagesFor(
  { proposalId, outcome, embargoed, personIds }: Audience,
  isTold: readonly Audience['embargoed'][],
) {
  const notices = [
    ...(isTold.includes(embargoed) ? [embargoedNotice] : []),
    ...(outcome === null ? [] : [noticeOfOutcome[outcome]]),
  ]
  return notices.flatMap((notice) => personIds.map((personId) => ({ notice, proposalId, personId })))
}

/** How many proposals have each outcome, and how many are told so by the messages. */
export function countsPerOutcome(
  audiences: readonly Pick<Audience, 'proposalId' | 'outcome'>[],
  messages: readonly OutcomeMessage[],
): { outcome: Outcome; notice: string; decided: number; told: number }[] {
  return outcomes.map((outcome) => ({
    outcome,
    notice: noticeOfOutcome[outcome],
    decided: audiences.filter((audience) => audience.outcome === outcome).length,
    told: toldBy(messages, noticeOfOutcome[outcome]),
  }))
}

/** How many teams are to be told under embargo, and how many are; null where nobody is. */
export function countEmbargoed(
  audiences: readonly Pick<Audience, 'embargoed'>[],
  messages: readonly OutcomeMessage[],
): { decided: number; told: number } | null {
  const decided = audiences.filter(({ embargoed }) => embargoed !== 'never').length
  return decided === 0 ? null : { decided, told: toldBy(messages, embargoedNotice) }
}

function toldBy(messages: readonly OutcomeMessage[], notice: string): number {
  return new Set(messages.filter((message) => message.notice === notice).map(({ proposalId }) => proposalId))
    .size
}

function keyOf({ notice, proposalId, personId }: OutcomeMessage): string {
  return `${notice} ${proposalId ?? ''} ${personId ?? ''}`
}
