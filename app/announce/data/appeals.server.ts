import { aliasedTable, and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  appeals,
  openAppeals,
  organisations,
  people,
  proposals,
  proposalVersions,
  pubCorrections,
  pubOpenAppeals,
} from '#db/schema/index.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { answerDueAt, daysLeft } from '../core/appeals.ts'
import { toldAppeals, type ToldAppeals } from '../core/told-appeals.ts'

/** The appeals of one proposal as its team reads them: what was asked, and what was answered once two have said so. */
export async function appealsOfTeam(db: Executor, proposalId: string) {
  const rows = await db
    .select({
      id: appeals.id,
      number: appeals.number,
      ground: appeals.ground,
      body: appeals.body,
      madeAt: appeals.madeAt,
      // A draft is nothing a team reads.
      outcome: sql<
        typeof appeals.$inferSelect.outcome
      >`case when ${appeals.answeredAt} is not null then ${appeals.outcome} end`,
      reasons: sql<string>`case when ${appeals.answeredAt} is null then '' else ${appeals.reasons} end`,
      answeredAt: appeals.answeredAt,
    })
    .from(appeals)
    .where(eq(appeals.proposalId, proposalId))
    .orderBy(asc(appeals.number))
  return rows.map(({ madeAt, answeredAt, ...row }) => ({
    ...row,
    madeIso: madeAt.toISOString(),
    answerDueIso: answerDueAt(madeAt).toISOString(),
    answeredIso: answeredAt?.toISOString() ?? null,
  }))
}

export type TeamAppeal = Awaited<ReturnType<typeof appealsOfTeam>>[number]

/** The appeals of a challenge for its organisers, those that wait first; nothing of a proposal that is closed to the reader. */
export async function appealsForOrganisers(
  db: Executor,
  { challengeId, personId, now }: { challengeId: string; personId: string; now: Date },
) {
  const drafters = aliasedTable(people, 'drafters')
  const answerers = aliasedTable(people, 'answerers')
  const rows = await db
    .select({
      id: appeals.id,
      proposalId: appeals.proposalId,
      number: appeals.number,
      ground: appeals.ground,
      body: appeals.body,
      madeAt: appeals.madeAt,
      outcome: appeals.outcome,
      reasons: appeals.reasons,
      correction: appeals.correction,
      correctionLanguage: appeals.correctionLanguage,
      draftedBy: appeals.draftedBy,
      drafterName: drafters.name,
      draftedAt: appeals.draftedAt,
      answererName: answerers.name,
      answeredAt: appeals.answeredAt,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
    })
    .from(appeals)
    .innerJoin(proposals, eq(proposals.id, appeals.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .leftJoin(drafters, eq(drafters.id, appeals.draftedBy))
    .leftJoin(answerers, eq(answerers.id, appeals.answeredBy))
    .where(eq(appeals.challengeId, challengeId))
    .orderBy(isNotNull(appeals.answeredAt), asc(appeals.madeAt))
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  const shown = rows.filter(({ proposalId }) => !closed.has(proposalId))
  return {
    hidden: rows.length - shown.length,
    lines: shown.map(({ proposalId: _, madeAt, draftedAt, draftedBy, answeredAt, language, ...row }) => ({
      ...row,
      titleLang: htmlLangOf(language),
      isOwnDraft: draftedBy === personId,
      isDraftGone: draftedAt !== null && draftedBy === null,
      madeIso: madeAt.toISOString(),
      dueIso: answerDueAt(madeAt).toISOString(),
      daysLeft: daysLeft(madeAt, now),
      draftedIso: draftedAt?.toISOString() ?? null,
      answeredIso: answeredAt?.toISOString() ?? null,
    })),
  }
}

export type OrganisersAppeal = Awaited<ReturnType<typeof appealsForOrganisers>>['lines'][number]

/** The appeal of a challenge, locked; null where there is none of that id. */
export async function lockAppeal(
  tx: Tx,
  { challengeId, appealId }: { challengeId: string; appealId: string },
) {
  const [found] = await tx
    .select()
    .from(appeals)
    .where(and(eq(appeals.id, appealId), eq(appeals.challengeId, challengeId)))
    .for('update')
  return found ?? null
}

/** Counts the appeals of a challenge anew for the public. Whoever calls it holds the challenge. */
export async function keepOpenAppeals(tx: Tx, challengeId: string, at: Date): Promise<void> {
  const rows = await tx
    .select({ outcome: appeals.outcome, answeredAt: appeals.answeredAt })
    .from(appeals)
    .where(eq(appeals.challengeId, challengeId))
  const body = toldAppeals(rows.map(({ outcome, answeredAt }) => (answeredAt === null ? null : outcome)))
  await tx
    .insert(openAppeals)
    .values({ challengeId, body, keptAt: at })
    .onConflictDoUpdate({ target: openAppeals.challengeId, set: { body, keptAt: at } })
}

/** What the public learns of the appeals of an announced challenge; nothing made where nobody appealed. One query. */
export async function openAppealsOf(db: Executor, challengeId: string): Promise<ToldAppeals> {
  const [row] = await db
    .select({ body: pubOpenAppeals.body })
    .from(pubOpenAppeals)
    .where(eq(pubOpenAppeals.challengeId, challengeId))
  return row?.body ?? toldAppeals([])
}

/** What was put right after appeals, oldest first. One query. */
export async function correctionsOf(db: Executor, challengeId: string) {
  const rows = await db
    .select()
    .from(pubCorrections)
    .where(eq(pubCorrections.challengeId, challengeId))
    .orderBy(asc(pubCorrections.notedAt))
  return rows.map(({ correction, language, notedAt }) => ({
    correction,
    lang: htmlLangOf(language),
    notedIso: notedAt.toISOString(),
  }))
}
