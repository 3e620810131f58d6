import { and, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { people, wordings } from '#db/schema/index.ts'
import { isEditable } from '#emails/editable.ts'
import type { Wording } from '#emails/subject-of.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type StoredWording = Wording & { readonly id: string; readonly number: number }

type Row = { readonly notice: string; readonly programmeId: string | null }

/** Which own words hold at this moment for messages of these notices and programmes; null: the standard words. One query. */
export async function wordingsNow(
  db: Executor,
  rows: readonly Row[],
): Promise<(row: Row, locale: Locale) => StoredWording | null> {
  const meant = rows.filter(({ notice, programmeId }) => programmeId !== null && isEditable(notice))
  if (meant.length === 0) return () => null
  const found = await db
    .selectDistinctOn([wordings.programmeId, wordings.notice, wordings.locale], columns)
    .from(wordings)
    .where(
      and(
        inArray(wordings.programmeId, [...new Set(meant.flatMap(({ programmeId }) => programmeId ?? []))]),
        inArray(wordings.notice, [...new Set(meant.map(({ notice }) => notice))]),
      ),
    )
    .orderBy(wordings.programmeId, wordings.notice, wordings.locale, desc(wordings.number))
  const byName = new Map(found.map((row) => [`${row.programmeId} ${row.notice} ${row.locale}`, row]))
  return ({ notice, programmeId }, locale) => {
    const row = byName.get(`${programmeId} ${notice} ${locale}`)
    return row ? wordingFrom(row) : null
  }
}

const columns = {
  id: wordings.id,
  programmeId: wordings.programmeId,
  notice: wordings.notice,
  locale: sql<Locale>`${wordings.locale}`.as('locale'),
  number: wordings.number,
  subject: wordings.subject,
  body: wordings.body,
}

function wordingFrom({
  id,
  number,
  subject,
  body,
}: {
  id: string
  number: number
  subject: string | null
  body: string | null
}): StoredWording | null {
  return subject === null || body === null ? null : { id, number, subject, body }
}

export type WordingVersion = {
  readonly number: number
  /** Null: back to the standard words. */
  readonly words: Wording | null
  readonly by: string | null
  readonly at: Date
}

/** All versions of a notice in one language, the newest first. One query. */
export async function wordingVersions(
  db: Executor,
  { programmeId, notice, locale }: { programmeId: string; notice: string; locale: Locale },
): Promise<WordingVersion[]> {
  const rows = await db
    .select({
      number: wordings.number,
      subject: wordings.subject,
      body: wordings.body,
      by: people.name,
      at: wordings.writtenAt,
    })
    .from(wordings)
    .leftJoin(people, eq(people.id, wordings.writtenBy))
    .where(
      and(eq(wordings.programmeId, programmeId), eq(wordings.notice, notice), eq(wordings.locale, locale)),
    )
    .orderBy(desc(wordings.number))
  return rows.map(({ number, subject, body, by, at }) => ({
    number,
    words: subject === null || body === null ? null : { subject, body },
    by,
    at,
  }))
}

/** In which languages each notice of a programme has own words. One query. */
export async function ownWordsIn(db: Executor, programmeId: string): Promise<Map<string, Locale[]>> {
  const rows = await db
    .selectDistinctOn([wordings.notice, wordings.locale], columns)
    .from(wordings)
    .where(eq(wordings.programmeId, programmeId))
    .orderBy(wordings.notice, wordings.locale, desc(wordings.number))
  const own = new Map<string, Locale[]>()
  for (const row of rows) {
    if (wordingFrom(row)) own.set(row.notice, [...(own.get(row.notice) ?? []), row.locale])
  }
  return own
}

/** Writes the next version down; null words take the standard ones again. Answers its number. */
export async function insertWording(
  tx: Tx,
  version: {
    programmeId: string
    notice: string
    locale: Locale
    words: Wording | null
    by: string
    at: Date
  },
): Promise<number> {
  const { programmeId, notice, locale, words, by, at } = version
  const [last] = await tx
    .select({ number: max(wordings.number) })
    .from(wordings)
    .where(
      and(eq(wordings.programmeId, programmeId), eq(wordings.notice, notice), eq(wordings.locale, locale)),
    )
  const number = (last?.number ?? 0) + 1
  await tx.insert(wordings).values({
    programmeId,
    notice,
    locale,
    number,
    subject: words?.subject ?? null,
    body: words?.body ?? null,
    writtenBy: by,
    writtenAt: at,
  })
  return number
}
