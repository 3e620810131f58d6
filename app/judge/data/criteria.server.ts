import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { criteria, criterionTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Criterion } from '../core/scoring.ts'

const columns = {
  id: criteria.id,
  position: criteria.position,
  weight: criteria.weight,
  lowest: criteria.lowest,
  highest: criteria.highest,
  minimum: criteria.minimum,
}

/** The criteria of a challenge in the order of the brief. */
export async function criteriaOf(db: Executor, challengeId: string): Promise<Criterion[]> {
  return db
    .select(columns)
    .from(criteria)
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
}

export type CriterionInWords = Criterion & {
  readonly name: string
  readonly question: string
  /** What a level means, by its points as text; not every level has one. */
  readonly anchors: Readonly<Record<string, string>>
  readonly locale: Locale
}

type Words = Pick<CriterionInWords, 'name' | 'question' | 'anchors' | 'locale'>

/** The criteria with their words in the reader's language, else English, else any. One query. */
export async function criteriaInWords(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<CriterionInWords[]> {
  const rows = await db
    .select({
      ...columns,
      words: sql<Words | null>`(
        select json_build_object('name', ${criterionTexts.name}, 'question', ${criterionTexts.question},
          'anchors', ${criterionTexts.anchors}, 'locale', ${criterionTexts.locale})
        from ${criterionTexts} where ${criterionTexts.criterionId} = ${criteria.id}
        order by ${criterionTexts.locale} = ${lang} desc, ${criterionTexts.locale} = 'en' desc, ${criterionTexts.locale}
        limit 1)`,
    })
    .from(criteria)
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
  return rows.map(({ words, ...criterion }) => ({
    ...criterion,
    ...(words ?? { name: String(criterion.position), question: '', anchors: {}, locale: lang }),
  }))
}
