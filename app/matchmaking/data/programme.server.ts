import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  people,
  programmes,
  pubProgrammeModules,
  pubProgrammes,
  pubProgrammeTexts,
  roleGrants,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { moduleStates } from '#app/publish/data/modules.server.ts'
import type { ModuleState } from '#app/publish/core/modules.ts'

/** A programme whose match-making is open to the public, by its slug; null for every other. One query. */
export async function openMatchmaking(db: Executor, { slug, lang }: { slug: string; lang: Locale }) {
  const rows = await db
    .select({
      id: pubProgrammes.id,
      slug: pubProgrammes.slug,
      zone: pubProgrammes.zone,
      locale: pubProgrammeTexts.locale,
      name: pubProgrammeTexts.name,
    })
    .from(pubProgrammes)
    .innerJoin(
      pubProgrammeModules,
      and(
        eq(pubProgrammeModules.programmeId, pubProgrammes.id),
        eq(pubProgrammeModules.module, 'matchmaking'),
      ),
    )
    .innerJoin(pubProgrammeTexts, eq(pubProgrammeTexts.programmeId, pubProgrammes.id))
    .where(eq(pubProgrammes.slug, slug))
  return textIn(rows, lang) ?? null
}

/** How match-making stands in a programme. */
export async function matchmakingState(db: Executor, programmeId: string): Promise<ModuleState> {
  return (await moduleStates(db, programmeId)).get('matchmaking')?.state ?? 'off'
}

/**
 * Holds the catalogue of a programme, so that two who change it come one after the other. Rows that only name the
 * programme wait for nobody.
 */
export async function lockCatalogue(
  tx: Tx,
  programmeId: string,
): Promise<{ readonly state: ModuleState; readonly slug: string }> {
  const [row] = await tx
    .select({ slug: programmes.slug })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
    .for('no key update')
  if (!row) throw new Error('A catalogue was changed of a programme that does not exist')
  return { slug: row.slug, state: await matchmakingState(tx, programmeId) }
}

/** The day it is in a programme by the database's clock, as an ISO day. */
export async function todayIn(db: Executor, programmeId: string, now: Date): Promise<string> {
  const [row] = await db
    .select({
      today: sql<string>`to_char(${now.toISOString()}::timestamptz at time zone ${programmes.zone}, 'YYYY-MM-DD')`,
    })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  if (!row) throw new Error('The day was asked of a programme that does not exist')
  return row.today
}

/** Everybody who runs a programme as a whole, each once, as mail needs them. */
export async function organisersOf(db: Executor, programmeId: string) {
  return db
    .selectDistinct({
      personId: people.id,
      name: people.name,
      email: people.email,
      locale: sql<Locale>`${people.locale}`,
      zone: people.zone,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        eq(roleGrants.programmeId, programmeId),
        isNull(roleGrants.challengeId),
        inArray(roleGrants.role, ['organiser', 'operator']),
      ),
    )
}
