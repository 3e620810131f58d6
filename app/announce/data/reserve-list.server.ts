import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, decisions, organisations, people, proposals, proposalVersions } from '#db/schema/index.ts'
import { freePlaces, nextReserve, type AwardStanding } from '../core/moving-up.ts'
import type { ReserveList, ReserveLine } from '../core/decision-views.ts'

/** An award that holds a place: decided as a winner, or moved up for one who declined. */
export function isHoldingPlace() {
  return or(eq(awards.outcome, 'winner'), isNotNull(awards.movedUpAt))
}

/**
 * Who declined, who is next, and who has moved up, by the confirmed decision. Only to be asked once the winners have been
 * told: before it nobody has answered. One query.
 */
export async function reserveList(db: Executor, challengeId: string): Promise<ReserveList> {
  const rows = await db
    .select({
      id: awards.id,
      outcome: awards.outcome,
      place: awards.place,
      lineId: awards.awardLineId,
      answer: awards.answer,
      movedUpFor: awards.movedUpFor,
      movedUpAt: awards.movedUpAt,
      movedUpBy: people.name,
      answeredAt: awards.answeredAt,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(proposals, eq(proposals.id, awards.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .leftJoin(people, eq(people.id, awards.movedUpBy))
    .where(eq(awards.challengeId, challengeId))
    .orderBy(asc(awards.answeredAt), asc(proposals.reference))
  type Row = (typeof rows)[number] & AwardStanding
  const lineOf = ({ id, reference, title, language, organisation, place }: Row): ReserveLine => ({
    id,
    reference,
    title,
    language,
    organisation,
    place,
  })
  return {
    free: freePlaces(rows).map((row, index, free) => {
      const next = nextReserve(rows, row.lineId)
      return {
        ...lineOf(row),
        next: next && lineOf(next),
        isTurn: free.findIndex(({ lineId }) => lineId === row.lineId) === index,
        answeredAtIso: row.answeredAt?.toISOString() ?? null,
      }
    }),
    moved: rows
      .filter(({ movedUpAt }) => movedUpAt !== null)
      .map((row) => ({
        ...lineOf(row),
        insteadOf: rows.find(({ id }) => id === row.movedUpFor)?.reference ?? '',
        movedUpAtIso: row.movedUpAt?.toISOString() ?? null,
        movedUpBy: row.movedUpBy,
        answer: row.answer,
      })),
  }
}
