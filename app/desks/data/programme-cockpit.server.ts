import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, programmeParties, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** What the cockpit says of the programme itself. Two queries. */
export async function programmeHeading(
  db: Executor,
  { programmeId, lang }: { programmeId: string; lang: Locale },
) {
  const [programme] = await db
    .select({
      slug: programmes.slug,
      zone: programmes.zone,
      edition: programmes.edition,
      partnerZones: programmes.partnerZones,
      contactEmail: programmes.contactEmail,
      name: sql<string | null>`(select t.name from ${programmeTexts} t where t.programme_id = programmes.id
        and t.name <> '' order by t.locale = ${lang} desc, t.locale = 'en' desc, t.locale limit 1)`,
    })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  if (!programme) throw new Error('A cockpit was asked for that has no programme')
  const parties = await db
    .select({
      relation: programmeParties.relation,
      name: organisations.name,
      country: organisations.country,
    })
    .from(programmeParties)
    .innerJoin(organisations, eq(organisations.id, programmeParties.organisationId))
    .where(eq(programmeParties.programmeId, programmeId))
    .orderBy(asc(programmeParties.position), asc(organisations.name))
  return { ...programme, name: programme.name ?? programme.slug, parties }
}
