import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { commentChecks, commentStandings, jurors, people, proposals } from '#db/schema/index.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import {
  likelyLanguage,
  standingOfComment,
  type CommentStanding,
  type CommentStep,
} from '../core/comment-checks.ts'

export type Comment = {
  readonly scorecardId: string
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly titleLanguage: ContentLanguage
  /** Whose comment it is; no page shows it. */
  readonly authorId: string
  readonly original: string
  readonly standing: CommentStanding
  /** The words a team would read as it stands. */
  readonly wording: string
  readonly language: ContentLanguage
  /** How many steps there were. */
  readonly number: number
  /** Why it was sent back or withheld. */
  readonly reason: string | null
  readonly step: CommentStep | null
}

/** Every final comment to a team that takes part, by reference, in an order that tells no juror from another. One query. */
export async function commentsOf(db: Executor, challengeId: string): Promise<Comment[]> {
  const rows = await db
    .select({
      ...{ scorecardId: commentStandings.scorecardId, proposalId: commentStandings.proposalId },
      reference: proposals.reference,
      title: proposals.title,
      titleLanguage: sql<ContentLanguage>`${proposals.language}`,
      authorId: jurors.personId,
      authorReads: people.locale,
      original: commentStandings.original,
      step: commentStandings.step,
      wording: commentStandings.wording,
      language: commentStandings.language,
      number: commentStandings.number,
      reason: commentStandings.reason,
    })
    .from(commentStandings)
    .innerJoin(proposals, eq(proposals.id, commentStandings.proposalId))
    .innerJoin(jurors, eq(jurors.id, commentStandings.jurorId))
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(eq(commentStandings.challengeId, challengeId))
    .orderBy(asc(proposals.reference), sql`md5(${commentStandings.scorecardId}::text)`)
  return rows.map(({ step, wording, language, authorReads, ...row }) => ({
    ...row,
    step,
    standing: standingOfComment(step),
    wording: wording ?? row.original,
    language: language ?? likelyLanguage(row.original, authorReads),
  }))
}

export type CommentHistory = {
  readonly step: (typeof commentChecks.$inferSelect)['step']
  readonly wording: string | null
  readonly language: ContentLanguage | null
  readonly reason: string | null
  readonly by: string | null
  readonly atIso: string
}

/** What was done with one comment, the newest first; its juror is not named. One query. */
export async function historyOfComment(db: Executor, scorecardId: string): Promise<CommentHistory[]> {
  const rows = await db
    .select({
      step: commentChecks.step,
      wording: commentChecks.wording,
      language: commentChecks.language,
      reason: commentChecks.reason,
      by: people.name,
      at: commentChecks.saidAt,
    })
    .from(commentChecks)
    .leftJoin(people, eq(people.id, commentChecks.saidBy))
    .where(eq(commentChecks.scorecardId, scorecardId))
    .orderBy(desc(commentChecks.number))
  return rows.map(({ at, by, ...row }) => ({
    ...row,
    by: row.step === 'rewritten' ? null : by,
    atIso: at.toISOString(),
  }))
}

/** How many comments of a challenge nobody has settled. One query. */
export async function waitingComments(db: Executor, challengeId: string): Promise<number> {
  return db.$count(
    commentStandings,
    and(eq(commentStandings.challengeId, challengeId), eq(commentStandings.isWaiting, true)),
  )
}
