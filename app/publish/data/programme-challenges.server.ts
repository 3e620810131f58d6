import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { briefs, briefTexts, challenges, programmes } from '#db/schema/index.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '../core/text-in.ts'

/** The challenges of a programme in their order, each with its title and its calendar. Two queries. */
export async function datedChallenges(
  db: Executor,
  { programmeId, lang }: { programmeId: string; lang: Locale },
) {
  const { rows, titleOf } = await challengeRows(db, { programmeId, lang })
  return rows.map((row) => {
    const challenge = challengeFromRow(row)
    return { id: row.id, slug: row.slug, title: titleOf(row), challenge, calendar: challenge.calendar }
  })
}

/**
 * The challenges of a programme in their order, as they stand at `now`, each with its title; and whether the programme
 * has opened, from when on no challenge joins. Two queries.
 */
export async function programmeChallenges(
  db: Executor,
  { programmeId, lang, now }: { programmeId: string; lang: Locale; now: Date },
) {
  const { rows, titleOf } = await challengeRows(db, { programmeId, lang })
  const standing = rows.map((row) => settled(challengeFromRow(row), now))
  return {
    isOpen: standing.some((challenge) => hasReached(roadStateOf(challenge), 'open')),
    challenges: rows.map((row, index) => ({
      id: row.id,
      slug: row.slug,
      title: titleOf(row),
      state: standing[index]?.state ?? 'draft',
    })),
  }
}

async function challengeRows(db: Executor, { programmeId, lang }: { programmeId: string; lang: Locale }) {
  const rows = await db
    .select({ ...getTableColumns(challenges), partnerZones: programmes.partnerZones })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(challenges.number))
  const texts = await db
    .select({ challengeId: briefs.challengeId, locale: briefTexts.locale, title: briefTexts.title })
    .from(briefTexts)
    .innerJoin(briefs, eq(briefs.id, briefTexts.briefId))
    .innerJoin(challenges, eq(challenges.id, briefs.challengeId))
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(briefs.number))
  const titleOf = ({ id, slug }: { id: string; slug: string }) =>
    textIn(texts.filter((text) => text.challengeId === id).reverse(), lang)?.title ?? slug
  return { rows, titleOf }
}
