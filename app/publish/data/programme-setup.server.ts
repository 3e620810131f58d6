import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, programmeParties, programmes, programmeTexts } from '#db/schema/index.ts'
import { locales } from '#app/platform/i18n.ts'

/** All that organisers can change about a programme, in three queries. Throws when there is none: the gate has looked. */
export async function programmeSetup(db: Executor, programmeId: string) {
  const [programme] = await db.select().from(programmes).where(eq(programmes.id, programmeId))
  if (!programme) throw new Error(`there is no programme ${programmeId}`)
  const [texts, parties] = await Promise.all([
    db.select().from(programmeTexts).where(eq(programmeTexts.programmeId, programmeId)),
    db
      .select({
        organisationId: organisations.id,
        name: organisations.name,
        country: organisations.country,
        relation: programmeParties.relation,
      })
      .from(programmeParties)
      .innerJoin(organisations, eq(organisations.id, programmeParties.organisationId))
      .where(eq(programmeParties.programmeId, programmeId))
      .orderBy(asc(programmeParties.position)),
  ])
  return {
    ...programme,
    languages: locales.filter((locale) => programme.languages.includes(locale)),
    texts,
    parties,
  }
}
