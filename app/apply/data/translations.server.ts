import { and, asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { answerTranslations, challenges, people, programmes, proposals } from '#db/schema/index.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'

/** The language the programme of a proposal reads in. */
export async function workingLanguageOf(db: Executor, proposalId: string): Promise<ContentLanguage> {
  const [found] = await db
    .select({ language: programmes.workingLanguage })
    .from(proposals)
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(proposals.id, proposalId))
  if (!found) throw new Error(`there is no proposal ${proposalId}`)
  return found.language
}

/** The translations of a proposal that one side has written, each with who checked it. */
export async function translationsOf(
  db: Executor,
  { proposalId, side }: { proposalId: string; side: 'team' | 'house' },
) {
  const rows = await db
    .select({
      question: answerTranslations.question,
      language: answerTranslations.language,
      text: answerTranslations.text,
      sourceHash: answerTranslations.sourceHash,
      origin: answerTranslations.origin,
      checkedAt: answerTranslations.checkedAt,
      checkedBy: people.name,
    })
    .from(answerTranslations)
    .leftJoin(people, eq(people.id, answerTranslations.checkedBy))
    .where(and(eq(answerTranslations.proposalId, proposalId), eq(answerTranslations.side, side)))
    .orderBy(asc(answerTranslations.question), asc(answerTranslations.language))
  return rows.map(({ checkedAt, ...row }) => ({ ...row, isChecked: checkedAt !== null }))
}
