import type { ContentLanguage } from '#app/platform/languages.ts'
import { aliasedTable, and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  awardLines,
  awardLineTexts,
  awardRules,
  awards,
  decisions,
  pilots,
  proposals,
  proposalVersions,
  toldAwards,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { Outcome } from '../core/outcomes.ts'

export type OutcomeOfProposal = {
  readonly outcome: Outcome
  readonly place: number | null
  readonly reason: string
  readonly feedback: string
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredAtIso: string | null
  /** When a reserve moved up for a winner who declined, or null. */
  readonly movedUpAtIso: string | null
  /** Address of the pilot's public page, when there is one. */
  readonly pilotSlug: string | null
  /** Address of the pilot for its team, published or not. */
  readonly ownPilotSlug: string | null
  /** Which award it is, in the reader's language where it has one; null where the awards have no names. */
  readonly award: { readonly name: string; readonly locale: Locale } | null
  /** What it pays; null where it pays nothing. */
  readonly money: { readonly amount: number; readonly currency: string } | null
  /** Somebody is on the reserve list of this award and has not moved up. */
  readonly hasReserve: boolean
}

/**
 * What was decided about one proposal, by the confirmed decision; null when it took no part. Only to be asked once the
 * embargo says `own-outcome` may be read; `isEmbargoed` finds nothing but a place its team has been told of, whatever was asked.
 * Two queries.
 */
export async function outcomeOfProposal(
  db: Executor,
  { proposalId, lang, isEmbargoed = false }: { proposalId: string; lang: Locale; isEmbargoed?: boolean },
): Promise<OutcomeOfProposal | null> {
  const others = aliasedTable(awards, 'others')
  const [row] = await db
    .select({
      outcome: awards.outcome,
      place: awards.place,
      reason: awards.reason,
      feedback: awards.feedback,
      answer: awards.answer,
      answeredAt: awards.answeredAt,
      movedUpAt: awards.movedUpAt,
      lineId: awards.awardLineId,
      amount: awards.amount,
      currency: awardRules.currency,
      hasReserve: sql<boolean>`${exists(
        db
          .select({ id: others.id })
          .from(others)
          .where(
            and(
              eq(others.decisionId, awards.decisionId),
              eq(others.outcome, 'reserve'),
              isNull(others.movedUpAt),
              sql`${others.awardLineId} is not distinct from ${awards.awardLineId}`,
            ),
          ),
      )}`,
      ownPilotSlug: pilots.slug,
      pilotSlug: sql<string | null>`case when ${pilots.isPublished} then ${pilots.slug} end`,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .leftJoin(pilots, eq(pilots.awardId, awards.id))
    .leftJoin(awardLines, eq(awardLines.id, awards.awardLineId))
    .leftJoin(awardRules, eq(awardRules.challengeId, awardLines.challengeId))
    .where(
      and(
        eq(awards.proposalId, proposalId),
        isEmbargoed
          ? exists(db.select().from(toldAwards).where(eq(toldAwards.awardId, awards.id)))
          : undefined,
      ),
    )
  if (!row) return null
  const { answeredAt, movedUpAt, lineId, amount, currency, ...outcome } = row
  return {
    ...outcome,
    award: await awardName(db, { lineId, lang }),
    money: amount === null || currency === null ? null : { amount, currency },
    answeredAtIso: answeredAt?.toISOString() ?? null,
    movedUpAtIso: movedUpAt?.toISOString() ?? null,
  }
}

/** Whether the confirmed decision says anything of this proposal. One query. */
export async function hasOutcome(db: Executor, proposalId: string): Promise<boolean> {
  const found = await db
    .select({ id: awards.id })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .where(eq(awards.proposalId, proposalId))
  return found.length > 0
}

async function awardName(db: Executor, { lineId, lang }: { lineId: string | null; lang: Locale }) {
  if (lineId === null) return null
  const names = await db
    .select({ locale: awardLineTexts.locale, name: awardLineTexts.name })
    .from(awardLineTexts)
    .where(eq(awardLineTexts.awardLineId, lineId))
  return textIn(names, lang) ?? null
}

/** What the result page is about, whether anything has been announced or not. One query. */
export async function proposalInWords(
  db: Executor,
  proposalId: string,
): Promise<{ title: string; language: ContentLanguage; isSubmitted: boolean; isIneligible: boolean }> {
  const [row] = await db
    .select({
      title: sql<string>`coalesce(${proposalVersions.title}, ${proposals.title})`,
      language: sql<ContentLanguage>`coalesce(${proposalVersions.language}, ${proposals.language})`,
      state: proposals.state,
      screening: proposals.screening,
    })
    .from(proposals)
    .leftJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .where(eq(proposals.id, proposalId))
  if (!row) throw new Error('A proposal the gate has loaded is gone')
  const { title, language, state, screening } = row
  return { title, language, isSubmitted: state === 'submitted', isIneligible: screening === 'ineligible' }
}
