import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { rowFromEligibility, type Eligibility } from '../core/eligibility.ts'
import { goalsInOrder } from '../core/sdg-goals.ts'
import type { Grant } from '../templates/template.ts'
import { challengeFacts, possibleOwners } from '../data/challenge-facts.server.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { isSameSitting } from '../data/one-sitting.server.ts'
import { organisationNamed, type NamedOrganisation } from '../data/organisation-named.server.ts'
import { versionOfFacts } from '../data/versions.server.ts'
import type { Asking } from './change-phase.server.ts'

export type EditChallengeFacts = Asking & {
  /** Of the facts as the author saw them. */
  readonly version: string
  /** Null while nobody is named; by id one of the programme's parties or the owner there is. */
  readonly owner: null | { readonly organisationId: string } | NamedOrganisation
  /** From 1 to 20 jurors for each proposal. */
  readonly minimumReviews: number
  /** From 1 to 50. */
  readonly pilotsOffered: number
  /** What each pilot gets; null where the prize is the pilot alone. */
  readonly grant: Grant | null
  /** Whether proposals can be read by their team alone until the deadline. */
  readonly isSealed: boolean
  /** Minutes after the deadline in which a proposal that was begun is still taken, from 0 to 60. */
  readonly graceMinutes: number
  readonly appealDays: number
  readonly embargoHours: number
  readonly answerDays: number
  readonly eligibility: Eligibility
  /** Goals of the United Nations that it serves, by number. */
  readonly sdgGoals: readonly number[]
  /** Saved while it is written: what the record says of this sitting already is not said again. */
  readonly isAutomatic?: boolean
}

export type EditChallengeFactsRefusal =
  LifecycleRefusal | { readonly code: 'facts-changed' } | { readonly code: 'owner-unknown' }

/**
 * Saves who owns a challenge, who may apply, how many reviews and pilots there are and what they
 * get, which goals it serves, whether proposals are sealed, how much grace there is, how long teams may appeal, and
 * when winners are told and asked for an answer. All of it is
 * part of what is approved: an approved challenge becomes a draft again, a public one refuses.
 */
export async function editChallengeFacts(
  { challengeId, by, version, owner, isAutomatic = false, ...asked }: EditChallengeFacts,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditChallengeFactsRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'editBrief', by }, now)
    if (!decision.ok) return decision
    const current = await challengeFacts(tx, challengeId)
    const currentVersion = versionOfFacts(current)
    const isStale = currentVersion !== version
    // A typed organisation is only looked up once it is certain that something is saved.
    if (isStale && owner !== null && !('organisationId' in owner)) return refuse('facts-changed')
    const ownerId = await idOfOwner(tx, challengeId, owner, by)
    if (ownerId === undefined) return refuse('owner-unknown')
    const { minimumReviews, pilotsOffered, isSealed, graceMinutes, appealDays, grant } = asked
    const { embargoHours, answerDays } = asked
    const said = {
      ...{ minimumReviews, pilotsOffered, isSealed, graceMinutes, appealDays, embargoHours, answerDays },
      ...rowFromEligibility(asked.eligibility),
      grantAmount: grant?.amount ?? null,
      grantCurrency: grant?.currency ?? null,
      grantVat: grant?.vat ?? null,
      sdgGoals: goalsInOrder(asked.sdgGoals),
    }
    const wanted = { ownerId, ...said }
    if (versionOfFacts(wanted) === currentVersion) return accept(null)
    if (isStale) return refuse('facts-changed')
    // The approval falls first: an approved challenge always says who may apply.
    if (!isAutomatic || !(await isSameSitting(tx, challenge, by, now)))
      await saveChallenge(tx, challenge, decision.value)
    await tx
      .update(challenges)
      .set({ ownerOrganisationId: ownerId, ...said })
      .where(eq(challenges.id, challengeId))
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

/** Undefined for an organisation that was not offered. */
async function idOfOwner(
  tx: Tx,
  challengeId: string,
  owner: EditChallengeFacts['owner'],
  by: string,
): Promise<string | null | undefined> {
  if (owner === null) return null
  if (!('organisationId' in owner)) return organisationNamed(tx, owner, by)
  const offered = await possibleOwners(tx, challengeId)
  return offered.find(({ id }) => id === owner.organisationId)?.id
}
