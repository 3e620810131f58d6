import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { decisions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { hashOfDecision } from '../core/outcomes.ts'
import { signatureRefusal } from '../core/typed-name.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { assertAudience, AudienceMismatch } from '../data/audience.server.ts'
import { standingDecision } from '../data/decisions.server.ts'
import { feedbackDue, feedbackWaiverOf, isDue, keepBands } from '../data/feedback-due.server.ts'
import { changesSince } from '../data/ground.server.ts'
import { hostStep, nameOf } from '../data/hosting.server.ts'
import { keepOpenResults } from '../data/open-results.server.ts'
import { sealBundleOf } from './seal-bundle.server.ts'

export type ConfirmDecisionInput = {
  readonly challengeId: string
  readonly by: string
  /** The hash shown on the page the person read. */
  readonly hash: string
  /** The name they typed, and how the hash begins as they read it. */
  readonly signedName: string
  readonly phrase: string
}

/**
 * A second person confirms the decision they have read. From here on the calendar releases it. The stored decision is
 * hashed anew, and the messages planned for the winners under embargo and for the announcement are compared with it person by person; anything amiss and
 * nothing is confirmed. Nor is it while comments wait to be checked or a team would read no feedback, unless two persons
 * have said why.
 */
export async function confirmDecision(
  input: ConfirmDecisionInput,
  ports: Ports,
): Promise<Result<{ announcesAt: Date }, AnnounceRefusal>> {
  try {
    return await ports.db.transaction((tx) => confirmWithin(tx, input, ports))
  } catch (error) {
    if (error instanceof AudienceMismatch) return refuse('audience-mismatch')
    throw error
  }
}

async function confirmWithin(
  tx: Tx,
  { challengeId, by, hash, signedName, phrase }: ConfirmDecisionInput,
  { clock, notices }: Ports,
): Promise<Result<{ announcesAt: Date }, AnnounceRefusal>> {
  const challenge = await loadChallenge(tx, challengeId, 'update')
  if (!challenge) throw new Error('A decision was confirmed in a challenge that does not exist')
  const now = await clock.now(tx)
  const decision = decide(challenge, { type: 'confirmDecision', by, hash }, now)
  if (!decision.ok) return decision
  const { programmeId } = challenge
  const notNamed = await notNamedFor(tx, { programmeId, approval: 'decision', by })
  if (notNamed) return { ok: false, refusal: notNamed }
  const standing = await standingDecision(tx, challengeId)
  if (!standing || hashOfDecision(standing, sha256) !== hash) return refuse('decision-changed')
  if (await isKeptFromOne(tx, { challengeId, personId: by })) return refuse('own-proposal-decided')
  const changes = await changesSince(tx, challengeId, standing)
  if (changes.length > 0) {
    const references = changes.map(({ reference }) => reference).join(', ')
    return refuse('ground-changed', { references, count: changes.length })
  }

  if ((await hostStep(tx, challengeId)).step === 'open') return refuse('host-step-open')
  const due = await feedbackDue(tx, standing)
  if (isDue(due) && !(await feedbackWaiverOf(tx, standing.id))?.agreedAtIso) {
    const { waiting, without } = due
    return refuse('feedback-due', { waiting, count: without.length, references: without.join(', ') })
  }
  const name = await nameOf(tx, by)
  const unsigned = signatureRefusal({ signedName, phrase }, { name, hash })
  if (unsigned) return { ok: false, refusal: unsigned }

  await keepBands(tx, challengeId)
  await tx
    .update(decisions)
    .set({ state: 'confirmed', confirmedBy: by, confirmedName: signedName.trim(), confirmedAt: now })
    .where(eq(decisions.id, standing.id))
  await keepOpenResults(tx, { challengeId, decision: standing, at: now })
  const saved = await saveChallenge(tx, challenge, decision.value)
  await sealBundleOf(tx, { decision: standing, programmeId, at: now })
  await notices.replan(tx, { challengeId })
  await assertAudience(tx, standing.id, saved.challenge)
  return accept({ announcesAt: saved.challenge.calendar.announcesAt })
}
