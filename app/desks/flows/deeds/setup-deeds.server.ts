import type { Ports } from '#app/http/context.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import { scheduleChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import { approveChallenge, requestReview } from '#app/publish/flows/review-challenge.server.ts'
import type { SetupDeed } from '../../core/deed.ts'
import { challengeIdOf, personIdOf } from '../../data/cast-lookups.server.ts'

const flows = { 'request-review': requestReview, approve: approveChallenge, schedule: scheduleChallenge }

/** What organisers do before a challenge opens. */
export async function performSetupDeed(deed: SetupDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  const challengeId = await challengeIdOf(ports.db, deed.challenge)
  const by = await personIdOf(ports.db, deed.by)
  return flows[deed.do]({ challengeId, by }, ports)
}
