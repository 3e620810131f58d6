import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { briefs, briefTexts, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** Whatever a role or invitation is about: a programme, one challenge of it, or (both null) the installation. */
export type Scope = { readonly programmeId: string | null; readonly challengeId: string | null }

/** The name of a programme or challenge in the reader's language, else in any; null for the whole installation. */
export async function scopeName(db: Executor, scope: Scope, locale: Locale): Promise<string | null> {
  if (scope.challengeId !== null) {
    const [row] = await db
      .select({ name: briefTexts.title })
      .from(briefTexts)
      .innerJoin(briefs, eq(briefs.id, briefTexts.briefId))
      .where(and(eq(briefs.challengeId, scope.challengeId), sql`${briefTexts.title} <> ''`))
      .orderBy(sql`${briefTexts.locale} = ${locale} desc`, sql`${briefs.number} desc`, briefTexts.locale)
      .limit(1)
    if (row) return row.name
  }
  if (scope.programmeId === null) return null
  const [row] = await db
    .select({ name: programmeTexts.name })
    .from(programmeTexts)
    .where(eq(programmeTexts.programmeId, scope.programmeId))
    .orderBy(sql`${programmeTexts.locale} = ${locale} desc`, programmeTexts.locale)
    .limit(1)
  return row?.name ?? null
}

/** The IANA zone a programme is run in. */
export async function zoneOfProgramme(db: Executor, programmeId: string): Promise<string> {
  const [row] = await db
    .select({ zone: programmes.zone })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  return row?.zone ?? 'UTC'
}
