import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { programmes, programmeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** A programme as a mail names it: its slug, its zone and its name in every language it has one in. */
export async function programmeNamed(
  db: Executor,
  programmeId: string,
): Promise<{ slug: string; zone: string; names: Partial<Record<Locale, string>> }> {
  const rows = await db
    .select({
      slug: programmes.slug,
      zone: programmes.zone,
      locale: programmeTexts.locale,
      name: programmeTexts.name,
    })
    .from(programmes)
    .leftJoin(programmeTexts, eq(programmeTexts.programmeId, programmes.id))
    .where(eq(programmes.id, programmeId))
  const [programme] = rows
  if (!programme) throw new Error('A mail would name a programme that does not exist')
  return {
    slug: programme.slug,
    zone: programme.zone,
    names: Object.fromEntries(rows.flatMap(({ locale, name }) => (locale && name ? [[locale, name]] : []))),
  }
}
