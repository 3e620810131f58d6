import type { Executor } from '#db/client.server.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import { standingOf, type ShownRound } from '../core/deliberation/rounds.ts'
import { roundsOf } from './rounds.server.ts'

/** The rounds as a page shows them, by the state that holds now. */
export async function shownRounds(
  db: Executor,
  { challengeId, state }: { challengeId: string; state: ChallengeState },
): Promise<ShownRound[]> {
  return (await roundsOf(db, challengeId)).map((round) => ({
    kind: round.kind,
    position: round.position,
    standing: standingOf(round, state),
    openedAtIso: round.openedAt?.toISOString() ?? null,
    closedAtIso: round.closedAt?.toISOString() ?? null,
    reopened: round.reopenedAt && {
      atIso: round.reopenedAt.toISOString(),
      reason: round.reopenReason ?? '',
    },
  }))
}
