import { and, asc, eq, gt } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { addendumTexts, briefs } from '#db/schema/index.ts'
import type { AddendumFacts } from '../core/facts.ts'

/** The addenda of a challenge, oldest first. One query. */
export async function addendumFacts(db: Executor, challengeId: string): Promise<AddendumFacts[]> {
  const rows = await db
    .select({
      number: briefs.number,
      issuedAt: briefs.issuedAt,
      locale: addendumTexts.locale,
      summary: addendumTexts.summary,
    })
    .from(briefs)
    .innerJoin(addendumTexts, eq(addendumTexts.briefId, briefs.id))
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.isPublished, true), gt(briefs.number, 1)))
    .orderBy(asc(briefs.number))
  const numbers = [...new Set(rows.map(({ number }) => number))]
  return numbers.flatMap((number) => {
    const own = rows.filter((row) => row.number === number)
    const issuedAt = own[0]?.issuedAt
    const summaries = Object.fromEntries(own.map(({ locale, summary }) => [locale, summary]))
    return issuedAt ? [{ number: number - 1, issuedAt, summaries }] : []
  })
}
