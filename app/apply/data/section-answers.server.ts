import { and, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { draftAnswers, people } from '#db/schema/index.ts'

export type SectionAnswerView = {
  readonly value: string
  readonly version: number
  readonly changedBy: string | null
  readonly changedAt: string | null
}

/** The answers to these questions, each with its version and who wrote it last. */
export async function sectionAnswers(
  db: Executor,
  proposalId: string,
  keys: readonly string[],
): Promise<Record<string, SectionAnswerView>> {
  const nothing: SectionAnswerView = { value: '', version: 0, changedBy: null, changedAt: null }
  const answers = Object.fromEntries(keys.map((key) => [key, nothing]))
  if (keys.length === 0) return answers
  const rows = await db
    .select({
      question: draftAnswers.question,
      value: draftAnswers.value,
      version: draftAnswers.version,
      changedBy: people.name,
      changedAt: draftAnswers.changedAt,
    })
    .from(draftAnswers)
    .leftJoin(people, eq(people.id, draftAnswers.changedBy))
    .where(and(eq(draftAnswers.proposalId, proposalId), inArray(draftAnswers.question, [...keys])))
  for (const { question, changedAt, ...answer } of rows) {
    answers[question] = { ...answer, changedAt: changedAt.toISOString() }
  }
  return answers
}
