import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, decisions, organisations, proposals, proposalVersions } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { answerBy, offeredAt } from '#app/lifecycle/telling-time.ts'
import { embargoedNotice } from '../core/audience.ts'
import type { ToldTeam } from '../core/decision-views.ts'

/**
 * Who holds a place or has declined one, when each was or will be told, until when it is to answer and what it said; with how
 * many of its mails under embargo have gone. For whoever may know what was decided. The challenge is settled. One query.
 */
export async function toldTeams(db: Executor, challenge: Challenge): Promise<ToldTeam[]> {
  const mails = sql<{ sent: number; all: number }>`(
    select json_build_object('all', count(*), 'sent', count(*) filter (where m.state in ('sent', 'delivered')))
    from messages m where m.challenge_id = ${awards.challengeId} and m.notice = ${embargoedNotice}
      and split_part(m.key, ':', 2) = ${awards.id}::text and m.state not in ('cancelled', 'skipped'))`
  const rows = await db
    .select({
      id: awards.id,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
      answer: awards.answer,
      answeredAt: awards.answeredAt,
      movedUpAt: awards.movedUpAt,
      mails,
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
    .where(
      and(
        eq(awards.challengeId, challenge.id),
        or(eq(awards.outcome, 'winner'), isNotNull(awards.movedUpAt)),
      ),
    )
    .orderBy(asc(awards.movedUpAt), asc(proposals.reference))
  return rows.map(({ answeredAt, movedUpAt, ...row }) => {
    const toldAt = movedUpAt ?? offeredAt(challenge)
    return {
      ...row,
      toldAtIso: toldAt.toISOString(),
      answerByIso: answerBy(toldAt, challenge.policy).toISOString(),
      answeredAtIso: answeredAt?.toISOString() ?? null,
    }
  })
}
