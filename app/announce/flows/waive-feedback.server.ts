import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { feedbackWaivers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { countCharacters } from '#app/platform/format.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { waiverCharacters } from '../core/feedback-form.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { standingDecision, type StandingDecision } from '../data/decisions.server.ts'
import { feedbackDue, isDue } from '../data/feedback-due.server.ts'

type Asked = { readonly challengeId: string; readonly by: string }

/** The first of two persons asks, with a reason, that a decision is confirmed without the feedback that is due. */
export async function askFeedbackWaiver(
  { challengeId, by, reason }: Asked & { readonly reason: string },
  { db, clock }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const opened = await openDecision(tx, { challengeId, by }, await clock.now(tx))
    if (!opened.ok) return opened
    const { challenge, decision, due, now } = opened.value
    const [waiver] = await waiverFor(tx, decision.id)
    if (waiver) return refuse('feedback-waiver-asked')
    if (!isDue(due)) return refuse('feedback-complete')
    if (countCharacters(reason.trim()) < waiverCharacters) return refuse('feedback-waiver-reason')
    await tx
      .insert(feedbackWaivers)
      .values({ decisionId: decision.id, reason: reason.trim(), askedBy: by, askedAt: now })
    await appendEntry(tx, {
      ...{ programmeId: challenge.programmeId, challengeId, type: 'FeedbackWaiverAsked', at: now },
      body: { by, comments: due.waiting, teams: due.without.length },
      secrets: { reason: reason.trim() },
    })
    return accept(null)
  })
}

/** The second person agrees. From here on the decision may be confirmed as it is. */
export async function agreeFeedbackWaiver(
  { challengeId, by }: Asked,
  { db, clock }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const opened = await openDecision(tx, { challengeId, by }, await clock.now(tx))
    if (!opened.ok) return opened
    const { challenge, decision, due, now } = opened.value
    const [waiver] = await waiverFor(tx, decision.id)
    if (!waiver || waiver.agreedAt !== null) return refuse('feedback-waiver-gone')
    if (waiver.askedBy === by) return refuse('feedback-waiver-own')
    await tx
      .update(feedbackWaivers)
      .set({ agreedBy: by, agreedAt: now })
      .where(eq(feedbackWaivers.decisionId, decision.id))
    await appendEntry(tx, {
      ...{ programmeId: challenge.programmeId, challengeId, type: 'FeedbackWaived', at: now },
      body: { by, askedBy: waiver.askedBy, comments: due.waiting, teams: due.without.length },
      secrets: { reason: waiver.reason },
    })
    return accept(null)
  })
}

const waiverFor = (tx: Tx, decisionId: string) =>
  tx.select().from(feedbackWaivers).where(eq(feedbackWaivers.decisionId, decisionId))

type Opened = {
  challenge: Challenge
  decision: StandingDecision
  due: Awaited<ReturnType<typeof feedbackDue>>
  now: Date
}

async function openDecision(
  tx: Tx,
  { challengeId, by }: Asked,
  now: Date,
): Promise<Result<Opened, AnnounceRefusal>> {
  const challenge = await loadChallenge(tx, challengeId, 'update')
  if (!challenge) throw new Error('Feedback was waived in a challenge that does not exist')
  const decision = await standingDecision(tx, challengeId)
  if (settled(challenge, now).state !== 'decided' || !decision) return refuse('feedback-waiver-gone')
  if (await isKeptFromOne(tx, { challengeId, personId: by })) return refuse('own-proposal-decided')
  return accept({ challenge, decision, due: await feedbackDue(tx, decision), now })
}
