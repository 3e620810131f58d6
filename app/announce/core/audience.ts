/**
 * Who is to hear what, counted against the decision. Whoever was not selected must never read a congratulation: the
 * messages planned at confirmation are compared with the outcomes, person by person, and anything else stops it.
 */
import { outcomes, type Outcome } from './outcomes.ts'

/** The notice of each outcome. */
export const noticeOfOutcome = {
  winner: 'decision.winner',
  honourable_mention: 'decision.honourable_mention',
  reserve: 'decision.waitlist',
  not_selected: 'decision.not_selected',
} as const satisfies Record<Outcome, string>

export const decisionNotices: readonly string[] = Object.values(noticeOfOutcome)

/** A planned message about an outcome. */
export type OutcomeMessage = {
  readonly notice: string
  readonly proposalId: string | null
  readonly personId: string | null
}

/** A proposal's outcome with everybody in its team. */
export type Audience = {
  readonly proposalId: string
  readonly outcome: Outcome
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
  const wanted = new Set(
    audiences.flatMap(({ proposalId, outcome, personIds }) =>
      personIds.map((personId) => keyOf({ notice: noticeOfOutcome[outcome], proposalId, personId })),
    ),
  )
  const planned = new Set(messages.map(keyOf))
  const wrong = messages
    .filter((message) => !wanted.has(keyOf(message)))
    .map(({ proposalId, personId }) => ({ code: 'wrong-message' as const, proposalId, personId }))
  const missing = audiences.flatMap(({ proposalId, outcome, personIds }) =>
    personIds
      .filter((personId) => !planned.has(keyOf({ notice: noticeOfOutcome[outcome], proposalId, personId })))
      .map((personId) => ({ code: 'message-missing' as const, proposalId, personId })),
  )
  return [...wrong, ...missing]
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
    told: new Set(
      messages
        .filter(({ notice }) => notice === noticeOfOutcome[outcome])
        .map(({ proposalId }) => proposalId),
    ).size,
  }))
}

function keyOf({ notice, proposalId, personId }: OutcomeMessage): string {
  return `${notice} ${proposalId ?? ''} ${personId ?? ''}`
}
