import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { answerBatches, questions } from '#db/schema/index.ts'
import type { ChallengeFacts } from '../core/facts.ts'

/** Published batches, and when the questions were asked that wait. Never what anybody asked. Two queries. */
export async function questionFacts(
  db: Executor,
  challengeId: string,
): Promise<Pick<ChallengeFacts, 'answerBatches' | 'questionsWaiting'>> {
  const batches = await db
    .select({
      number: answerBatches.number,
      publishedAt: answerBatches.publishedAt,
      answers: sql<number>`(select count(*)::int from answers a where a.batch_id = ${answerBatches.id})`,
    })
    .from(answerBatches)
    .where(eq(answerBatches.challengeId, challengeId))
    .orderBy(asc(answerBatches.number))
  const waiting = await db
    .select({ askedAt: questions.askedAt })
    .from(questions)
    .where(
      and(eq(questions.challengeId, challengeId), isNull(questions.answerId), isNull(questions.setAsideAt)),
    )
    .orderBy(asc(questions.askedAt))
    .limit(1000)
  return { answerBatches: batches, questionsWaiting: waiting.map(({ askedAt }) => askedAt) }
}
