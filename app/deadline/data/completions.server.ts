import { and, desc, eq, getTableColumns, isNull } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { completionAnswers, completionRequests, people } from '#db/schema/index.ts'
import type { Question } from '#app/publish/core/form/form.ts'
import { findQuestion, type FormBody } from '#app/publish/core/form/form.ts'

export type CompletionRow = typeof completionRequests.$inferSelect

/** Every request to the team of a proposal, newest first. */
export async function completionsOf(db: Executor, proposalId: string): Promise<CompletionRow[]> {
  return db
    .select()
    .from(completionRequests)
    .where(eq(completionRequests.proposalId, proposalId))
    .orderBy(desc(completionRequests.askedAt))
}

/** The one that is neither answered nor closed: open, or lapsed. */
export async function pendingCompletion(db: Executor, proposalId: string): Promise<CompletionRow | null> {
  const [found] = await db
    .select()
    .from(completionRequests)
    .where(
      and(
        eq(completionRequests.proposalId, proposalId),
        isNull(completionRequests.answeredAt),
        isNull(completionRequests.closedAt),
      ),
    )
  return found ?? null
}

/** What the team has written so far, each text with its version and who wrote it. */
export async function writtenSoFar(db: Executor, requestId: string) {
  return db
    .select({ ...getTableColumns(completionAnswers), by: people.name })
    .from(completionAnswers)
    .leftJoin(people, eq(people.id, completionAnswers.changedBy))
    .where(eq(completionAnswers.requestId, requestId))
}

/** Ends what is pending without an answer. */
export async function closePending(tx: Tx, proposalId: string, now: Date): Promise<void> {
  await tx
    .update(completionRequests)
    .set({ closedAt: now })
    .where(
      and(
        eq(completionRequests.proposalId, proposalId),
        isNull(completionRequests.answeredAt),
        isNull(completionRequests.closedAt),
      ),
    )
}

/** The named questions as the form of the version has them. */
export function namedQuestions(form: FormBody, keys: readonly string[]): Question[] {
  return keys.flatMap((key) => findQuestion(form, key) ?? [])
}
