import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmes } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { templateOf } from '#app/publish/templates/index.ts'

export type PlannedMeasure = {
  readonly name: string
  readonly unit: string
  readonly method: string
  readonly comparator: string
}

/** What the programme's template offers pilots of this challenge to measure, in one language; none without a template. One query. */
export async function plannedMeasures(
  db: Executor,
  { challengeId, locale }: { challengeId: string; locale: Locale },
): Promise<PlannedMeasure[]> {
  const [row] = await db
    .select({ templateKey: programmes.templateKey, number: challenges.number })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  const template = row?.templateKey ? templateOf(row.templateKey) : undefined
  const measures = row ? (template?.challenges[row.number - 1]?.measures ?? []) : []
  return measures.map(({ name, unit, method, comparator }) => ({
    name: name[locale],
    unit: unit[locale],
    method: method[locale],
    comparator: comparator[locale],
  }))
}
