import { and, eq, exists, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { catalogueEntries, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { matchmakingState, openMatchmaking } from './programme.server.ts'

/**
 * The programme as somebody with an account meets it: open to everybody; where it is closed, only whoever has something in
 * the catalogue finds it, to take it back. Null for all others.
 */
export async function ownMatchmaking(
  db: Executor,
  { slug, lang, personId }: { slug: string; lang: Locale; personId: string },
) {
  const open = await openMatchmaking(db, { slug, lang })
  if (open) return { ...open, isOpen: true }
  const rows = await db
    .select({
      id: programmes.id,
      slug: programmes.slug,
      zone: programmes.zone,
      locale: programmeTexts.locale,
      name: programmeTexts.name,
    })
    .from(programmes)
    .innerJoin(programmeTexts, eq(programmeTexts.programmeId, programmes.id))
    .where(
      and(
        eq(programmes.slug, slug),
        exists(
          db
            .select({ one: sql`1` })
            .from(catalogueEntries)
            .where(
              and(eq(catalogueEntries.programmeId, programmes.id), eq(catalogueEntries.ownerId, personId)),
            ),
        ),
      ),
    )
  const closed = textIn(rows, lang)
  return closed ? { ...closed, isOpen: false } : null
}

/** A programme's name and zone for the organisers' pages of its match-making; null where that is switched off. */
export async function deskFrame(db: Executor, { programmeId, lang }: { programmeId: string; lang: Locale }) {
  const state = await matchmakingState(db, programmeId)
  if (state === 'off') return null
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
  const [first] = rows
  if (!first) throw new Error('A desk was asked for that has no programme')
  const named = rows.flatMap(({ locale, name }) =>
    locale === null || name === null ? [] : [{ locale, name }],
  )
  return { slug: first.slug, zone: first.zone, name: textIn(named, lang)?.name ?? first.slug, state }
}
