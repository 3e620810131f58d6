import { desc, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmes, programmeTexts, pubProgrammes } from '#db/schema/index.ts'
import type { Viewer } from '#app/people/core/viewer.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** The programmes in which the viewer holds any role but those of pilots, or chairs a jury; the newest first. One query. */
export async function programmesOfViewer(
  db: Executor,
  { viewer, lang }: { viewer: Viewer; lang: Locale },
): Promise<{ id: string; slug: string; name: string; contactEmail: string; isPublic: boolean }[]> {
  const granted = viewer.grants.flatMap(({ role, programmeId }) =>
    programmeId === null || role === 'pilot_manager' || role === 'pilot_host' ? [] : [programmeId],
  )
  const chaired = [...viewer.chairOf]
  if (granted.length + chaired.length === 0) return []
  return db
    .select({
      id: programmes.id,
      slug: programmes.slug,
      contactEmail: programmes.contactEmail,
      name: sql<string>`coalesce((select t.name from ${programmeTexts} t where t.programme_id = programmes.id
        and t.name <> '' order by t.locale = ${lang} desc, t.locale = 'en' desc, t.locale limit 1), programmes.slug)`,
      isPublic: sql<boolean>`exists (select from ${pubProgrammes} p where p.id = programmes.id)`,
    })
    .from(programmes)
    .where(
      or(
        granted.length > 0 ? inArray(programmes.id, granted) : undefined,
        chaired.length > 0
          ? inArray(
              programmes.id,
              db
                .select({ id: challenges.programmeId })
                .from(challenges)
                .where(inArray(challenges.id, chaired)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(programmes.createdAt), programmes.slug)
}
