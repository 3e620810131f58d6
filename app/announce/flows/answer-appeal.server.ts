import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appeals, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { confirmingRefusal, draftRefusal, type AppealOutcome } from '../core/appeals.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { keepOpenAppeals, lockAppeal } from '../data/appeals.server.ts'

type Asked = {
  readonly challengeId: string
  readonly appealId: string
  readonly by: string
  /** When the draft was written that the person has read; null for none. */
  readonly seenAt: Date | null
}

export type DraftAppealAnswerInput = Asked & {
  readonly outcome: AppealOutcome
  readonly reasons: string
  readonly correction: string
  readonly language: ContentLanguage
}

/** One organiser writes the answer to an appeal, or writes it anew. The team reads nothing until another has confirmed it. */
export async function draftAppealAnswer(
  { outcome, reasons, correction, language, ...asked }: DraftAppealAnswerInput,
  { db, clock }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const { challenge, appeal } = await open(tx, asked)
    const now = await clock.now(tx)
    const written = { outcome, reasons: reasons.trim(), correction: correction.trim() }
    const refusal = draftRefusal(settled(challenge, now), appeal, { ...written, seenAt: asked.seenAt })
    if (refusal) return { ok: false, refusal }
    const correctionLanguage = written.correction === '' ? null : language
    await tx
      .update(appeals)
      .set({ ...written, correctionLanguage, draftedBy: asked.by, draftedAt: now })
      .where(eq(appeals.id, asked.appealId))
    const { programmeId, id: challengeId } = challenge
    await appendEntry(tx, {
      ...{ programmeId, challengeId, proposalId: appeal!.proposalId, type: 'AppealAnswerWritten', at: now },
      body: { by: asked.by, reference: appeal!.reference, number: appeal!.number },
      secrets: written,
    })
    return accept(null)
  })
}

/**
 * Another organiser, who did not record the decision, confirms the answer to the letter. From then on the team reads it, and
 * a correction stands on the page of the results. Nothing is decided anew.
 */
export async function confirmAppealAnswer(
  asked: Asked,
  { db, clock, notices }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const { challenge, appeal } = await open(tx, asked)
    const now = await clock.now(tx)
    const { by, seenAt } = asked
    const refusal = confirmingRefusal(settled(challenge, now), appeal, { by, seenAt })
    if (refusal) return { ok: false, refusal }
    const { proposalId, reference, number, outcome, reasons, correction, draftedBy } = appeal!
    await tx.update(appeals).set({ answeredBy: by, answeredAt: now }).where(eq(appeals.id, asked.appealId))
    const { programmeId, id: challengeId } = challenge
    await appendEntry(tx, {
      ...{ programmeId, challengeId, proposalId, type: 'AppealAnswered', at: now },
      body: {
        by,
        writtenBy: draftedBy,
        reference,
        number,
        outcome,
        ...(correction !== '' && { correction }),
      },
      secrets: { reasons },
    })
    await keepOpenAppeals(tx, challengeId, now)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

/** The challenge and the appeal, held until the end; no appeal where its proposal is closed to the person. */
async function open(tx: Tx, { challengeId, appealId, by }: Asked) {
  const challenge = await loadChallenge(tx, challengeId, 'update')
  if (!challenge) throw new Error('An appeal was answered in a challenge that does not exist')
  const found = await lockAppeal(tx, { challengeId, appealId })
  const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
  if (!found || closed.has(found.proposalId)) return { challenge, appeal: null }
  const [proposal] = await tx
    .select({ reference: proposals.reference })
    .from(proposals)
    .where(eq(proposals.id, found.proposalId))
  return { challenge, appeal: { ...found, reference: proposal?.reference ?? '' } }
}
