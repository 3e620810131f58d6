import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import { scorecards } from '#db/schema/index.ts'
import type { Criterion } from '../core/scoring.ts'

export type ScorecardToWrite = {
  readonly assignmentId: string
  readonly personId: string
  /** `points` as a decimal that the criterion takes, null for "cannot judge"; `seen` the version on the screen, 0 for none. */
  readonly scores: readonly {
    readonly criterionId: string
    readonly points: string | null
    readonly seen: number
  }[]
  /** With `\n` as line ends and no longer than they may be; what is left out stays. */
  readonly texts?: { readonly commentToTeam?: string; readonly privateNote?: string; readonly seen: number }
}

export type WrittenScorecard = {
  readonly savedAt: Date
  /** Of every answer that is there, by criterion id. */
  readonly versions: Readonly<Record<string, number>>
  readonly textsVersion: number
}

/**
 * Writes a scorecard that was begun, all of it or nothing, in a single prepared statement: it locks challenge and scorecard
 * in this order, then looks whether the challenge is being judged at this moment by the database's clock, with scorecards,
 * the code of conduct is accepted, every criterion is asked of the proposal, and nothing that differs was changed since the
 * juror saw it. What is the same already stays as it is. Null when one of the conditions failed: the caller finds out which.
 */
export async function writeScorecard(
  db: Executor,
  { assignmentId, personId, scores, texts }: ScorecardToWrite,
): Promise<WrittenScorecard | null> {
  const [written] = await writing(db).execute({
    assignmentId,
    personId,
    criterionIds: scores.map(({ criterionId }) => criterionId),
    points: scores.map(({ points }) => points),
    seen: scores.map(({ seen }) => seen),
    commentToTeam: texts?.commentToTeam ?? null,
    privateNote: texts?.privateNote ?? null,
    textsSeen: texts?.seen ?? null,
  })
  return written ?? null
}

const writing = prepared((db) =>
  db
    .select({
      savedAt: sql`saved_at`.mapWith(scorecards.startedAt),
      versions: sql<Record<string, number>>`versions`,
      textsVersion: sql<number>`texts_version`,
    })
    .from(
      sql`save_scorecard(${sql.placeholder('assignmentId')}, ${sql.placeholder('personId')}, ${sql.placeholder('criterionIds')},
        ${sql.placeholder('points')}, ${sql.placeholder('seen')}, ${sql.placeholder('commentToTeam')},
        ${sql.placeholder('privateNote')}, ${sql.placeholder('textsSeen')})`,
    )
    .prepare('save_scorecard'),
)

/** As many criteria as a process remembers before it begins anew. */
const mostRemembered = 10_000

const remembered = new WeakMap<Executor, Map<string, Criterion>>()

/** Criteria of challenges that are being judged, by id: from the opening on nobody changes what is judged by. */
export function rememberCriteria(db: Executor, criteria: readonly Criterion[]): void {
  const known = remembered.get(db) ?? new Map<string, Criterion>()
  if (known.size + criteria.length > mostRemembered) known.clear()
  for (const criterion of criteria) known.set(criterion.id, criterion)
  remembered.set(db, known)
}

/** A criterion that this process has met in judging; whether it is asked of a proposal is for the database to say. */
export function rememberedCriterion(db: Executor, criterionId: string): Criterion | null {
  return remembered.get(db)?.get(criterionId) ?? null
}
