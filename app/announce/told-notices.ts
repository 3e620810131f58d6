/**
 * What winners hear before everybody else: that they won, under embargo, and what becomes of it when the announcement is
 * moved or the decision stopped. Only teams that hold a place, never with a word of anybody else's.
 */
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { tellsWinnersAt } from '#app/lifecycle/telling-time.ts'
import type { AwardFacts, ChallengeFacts, PersonFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, days, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { isMovedUpBefore } from './core/told-teams.ts'
import { lastMove } from './last-move.ts'
import { offered } from './offered.ts'

export type Awarded = ProposalFacts & { readonly award: AwardFacts }

/** When the winners were or will be told under embargo; null where they hear of it at the announcement. */
export function toldAt({ challenge }: ChallengeFacts): Date | null {
  return challenge.winnersToldAt ?? tellsWinnersAt(challenge)
}

/** Who is told under embargo, and when: the winners, and each reserve that moves up before the announcement. */
function toldTeams(facts: ChallengeFacts): { proposal: Awarded; at: Date }[] {
  const { challenge, proposals } = facts
  const told = toldAt(facts)
  if (told === null || challenge.endedFrom !== null || !hasReached(roadStateOf(challenge), 'confirmed'))
    return []
  return proposals
    .filter((proposal): proposal is Awarded => proposal.award !== null)
    .flatMap((proposal) => {
      const { outcome, movedUp } = proposal.award
      if (outcome === 'winner') return [{ proposal, at: told }]
      return movedUp && isMovedUpBefore(movedUp.at, challenge.calendar.announcesAt)
        ? [{ proposal, at: movedUp.at }]
        : []
    })
}

function about(
  { challenge }: ChallengeFacts,
  { id: proposalId, reference, title }: ProposalFacts,
  to: PersonFacts,
) {
  return {
    ...{ proposalId, reference, title },
    challenge: inLanguage(challenge.titles, to.locale),
    announcesAt: challenge.calendar.announcesAt.toISOString(),
  }
}

/** It ends with the embargo: from then on the mail of the announcement says it. */
const winnerEmbargoed = notice({
  name: 'decision.winner_embargoed',
  class: 'mandatory',
  audience: 'winners',
  isEmbargoed: true,
  wanted: (facts) =>
    toldTeams(facts).flatMap(({ proposal, at }) =>
      proposal.team.map((to) => ({
        ...{ to, about: proposal.award.id, proposalId: proposal.id, anchor: 1 },
        ...{ sendAt: at, expiresAt: facts.challenge.calendar.announcesAt },
        data: {
          ...about(facts, proposal, to),
          ...offered(facts, proposal.award, to),
          hasMovedUp: proposal.award.outcome !== 'winner',
          record: proposal.award.record,
        },
      })),
    ),
})

/** In place of the general mail: the embargo holds until the new instant. */
const embargoMoved = notice({
  name: 'decision.embargo_moved',
  class: 'mandatory',
  audience: 'told-winners',
  isEmbargoed: true,
  wanted: (facts) => {
    const move = lastMove(facts)
    if (!move) return []
    return toldBeforeMove(facts).flatMap((proposal) =>
      proposal.team.map((to) => ({
        ...{ to, about: proposal.award.id, proposalId: proposal.id, anchor: move.changedAt.getTime() },
        ...{ sendAt: move.changedAt, expiresAt: move.announcesAt },
        data: {
          ...about(facts, proposal, to),
          previousAnnouncesAt: move.previousAnnouncesAt.toISOString(),
          reason: move.reason,
        },
      })),
    )
  },
})

/** The teams that had been told when the announcement was moved last. */
export function toldBeforeMove(facts: ChallengeFacts): Awarded[] {
  const move = lastMove(facts)
  return move && facts.challenge.winnersToldAt !== null
    ? toldTeams(facts)
        .filter(({ at }) => at <= move.changedAt)
        .map(({ proposal }) => proposal)
    : []
}

/** At once, to whoever was told, when the decision is withdrawn or the challenge called off: it is not final. */
const embargoedStopped = notice({
  name: 'decision.embargoed_stopped',
  class: 'mandatory',
  audience: 'told-winners',
  wanted: (facts) => {
    const { challenge, announcement, happenedAt, proposals } = facts
    const isCancelled = challenge.state === 'cancelled'
    const at = isCancelled ? happenedAt.ChallengeCancelled : happenedAt.DecisionWithdrawn
    if (at === undefined) return []
    return announcement.stopped.flatMap(({ awardId, proposalId }) => {
      const proposal = proposals.find(({ id }) => id === proposalId)
      if (!proposal) return []
      return proposal.team.map((to) => ({
        ...{ to, about: awardId, proposalId, anchor: 1 },
        ...{ sendAt: at, expiresAt: after(at, days(14)) },
        data: { ...about(facts, proposal, to), isCancelled },
      }))
    })
  },
})

export const toldNotices: readonly Notice[] = [winnerEmbargoed, embargoMoved, embargoedStopped]
