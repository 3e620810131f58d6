import type { Ports } from '#app/http/context.ts'
import { meanRank } from '#app/judge/core/ballots/ranked.ts'
import { editJudgingRules } from '#app/judge/flows/edit-judging-rules.server.ts'
import { statePublicVote } from '#app/judge/flows/state-public-vote.server.ts'
import { stateWayOfJudging } from '#app/judge/flows/state-way-of-judging.server.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import { scheduleChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import { approveChallenge, requestReview } from '#app/publish/flows/review-challenge.server.ts'
import type { SetupDeed } from '../../core/deed.ts'
import { challengeIdOf, personIdOf } from '../../data/cast-lookups.server.ts'

/** What organisers do before a challenge opens. */
export async function performSetupDeed(deed: SetupDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  const known = {
    challengeId: await challengeIdOf(ports.db, deed.challenge),
    by: await personIdOf(ports.db, deed.by),
  }
  switch (deed.do) {
    case 'request-review':
      return requestReview(known, ports)
    case 'approve':
      return approveChallenge(known, ports)
    case 'schedule':
      return scheduleChallenge(known, ports)
    case 'state-ballots': {
      const way = deed.way === 'ranked' ? { way: deed.way, rule: meanRank } : { way: deed.way }
      const stated = await stateWayOfJudging({ ...known, way }, ports)
      if (!stated.ok) return stated
      return editJudgingRules({ ...known, isBlind: deed.isBlind, jurorsSeeOthers: 'after-judging' }, ports)
    }
    case 'state-vote': {
      const { budget, maximum } = deed
      const period = { opensAt: new Date(deed.opensAt), closesAt: new Date(deed.closesAt) }
      const rule = {
        isWithinBudget: false,
        afterUnaffordable: 'next-affordable',
        counting: 'by-votes',
      } as const
      const vote = { ...period, ...rule, budget, maximum, currency: 'EUR', weight: 'advice' as const }
      return statePublicVote({ ...known, vote }, ports)
    }
  }
}
