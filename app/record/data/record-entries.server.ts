import { and, asc, desc, eq, lt, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  briefs,
  briefTexts,
  challenges,
  programmes,
  programmeTexts,
  proposals,
  recordEntries,
  recordHeads,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import { genesis, type Entry } from '../core/chain.ts'

export type ChainHead = { readonly seq: number; readonly hash: string }

/** All entries of a programme in order, and where its head says the chain ends. Two queries. */
export async function recordOf(
  db: Executor,
  programmeId: string,
): Promise<{ head: ChainHead; entries: Entry[] }> {
  const [head] = await db
    .select({ seq: recordHeads.seq, hash: recordHeads.hash })
    .from(recordHeads)
    .where(eq(recordHeads.programmeId, programmeId))
  const rows = await db
    .select({
      seq: recordEntries.seq,
      type: recordEntries.type,
      at: recordEntries.at,
      body: recordEntries.body,
      previousHash: recordEntries.previousHash,
      hash: recordEntries.hash,
    })
    .from(recordEntries)
    .where(eq(recordEntries.programmeId, programmeId))
    .orderBy(asc(recordEntries.seq))
  return {
    head: head ?? { seq: 0, hash: genesis },
    entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  }
}

/** A name, and the language it is in; null for a slug. */
export type Named = { readonly name: string; readonly locale: Locale | null }

export type ListedEntry = Entry & {
  /** What the challenge is called, in the reader's language where there is one. */
  readonly challenge: Named | null
  readonly reference: string | null
}

/** Kinds of entries whose number tells whether a proposal is a finalist. */
const aboutFinalists = [
  'ShortlistDrawn',
  'FinalistAdded',
  'PitchSlotAdded',
  'PitchSlotMoved',
  'PitchSlotCancelled',
  'PitchSlotChosen',
  'PitchSlotGiven',
]

/** The condition on entries that tell a person nothing of what they are kept from as a juror. */
function tellsNothingTo(personId: string): SQL {
  return sql`not exists (select from ${proposals} k where k.id = any(${keptFrom(personId)}) and (
    k.id = ${recordEntries.proposalId} or strpos(${recordEntries.body}, k.reference) > 0 or strpos(${recordEntries.body}, k.id::text) > 0
    or (k.challenge_id = ${recordEntries.challengeId} and ${recordEntries.type} = any(${sql.param(aboutFinalists)}::text[]))))`
}

/** True when something in the programme is closed to the person as a juror: the whole record is not theirs to read. */
export async function isKeptFromSomething(
  db: Executor,
  { programmeId, personId }: { programmeId: string; personId: string },
): Promise<boolean> {
  const [found] = await db
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(and(eq(challenges.programmeId, programmeId), sql`${proposals.id} = any(${keptFrom(personId)})`))
    .limit(1)
  return found !== undefined
}

/**
 * One page of a programme's record, the newest first, without what tells the reader of a proposal they are kept from as a
 * juror. `type` narrows; `before` is the last number of the page before.
 */
export async function recordPage(
  db: Executor,
  programmeId: string,
  {
    personId,
    type,
    before,
    size,
    lang,
  }: { personId: string; type: string | null; before: number | null; size: number; lang: Locale },
): Promise<{ entries: ListedEntry[]; hasMore: boolean }> {
  const rows = await db
    .select({
      seq: recordEntries.seq,
      type: recordEntries.type,
      at: recordEntries.at,
      body: recordEntries.body,
      previousHash: recordEntries.previousHash,
      hash: recordEntries.hash,
      challenge: sql<Named | null>`case when ${challenges.id} is not null then coalesce((
        select json_build_object('name', t.title, 'locale', t.locale) from ${briefTexts} t
        join ${briefs} b on b.id = t.brief_id where b.challenge_id = ${challenges.id} and t.title <> ''
        order by (t.locale = ${lang}) desc, (t.locale = 'en') desc, b.number desc limit 1),
        json_build_object('name', ${challenges.slug}, 'locale', null)) end`,
      reference: proposals.reference,
    })
    .from(recordEntries)
    .leftJoin(challenges, eq(challenges.id, recordEntries.challengeId))
    .leftJoin(proposals, eq(proposals.id, recordEntries.proposalId))
    .where(
      and(
        eq(recordEntries.programmeId, programmeId),
        tellsNothingTo(personId),
        type === null ? undefined : eq(recordEntries.type, type),
        before === null ? undefined : lt(recordEntries.seq, before),
      ),
    )
    .orderBy(desc(recordEntries.seq))
    .limit(size + 1)
  return {
    entries: rows.slice(0, size).map((row) => ({ ...row, at: row.at.toISOString() })),
    hasMore: rows.length > size,
  }
}

/** Where the record ends now, which kinds of entries it holds, and the programme's zone and name. */
export async function recordSummary(
  db: Executor,
  programmeId: string,
  lang: Locale,
): Promise<{ head: ChainHead; types: string[]; zone: string; programme: Named }> {
  const [programme] = await db
    .select({
      zone: programmes.zone,
      named: sql<Named>`coalesce((
        select json_build_object('name', t.name, 'locale', t.locale) from ${programmeTexts} t
        where t.programme_id = ${programmes.id} order by (t.locale = ${lang}) desc, (t.locale = 'en') desc limit 1),
        json_build_object('name', ${programmes.slug}, 'locale', null))`,
    })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  const [head] = await db
    .select({ seq: recordHeads.seq, hash: recordHeads.hash })
    .from(recordHeads)
    .where(eq(recordHeads.programmeId, programmeId))
  const types = await db
    .selectDistinct({ type: recordEntries.type })
    .from(recordEntries)
    .where(eq(recordEntries.programmeId, programmeId))
    .orderBy(asc(recordEntries.type))
  return {
    head: head ?? { seq: 0, hash: genesis },
    types: types.map(({ type }) => type),
    zone: programme?.zone ?? 'UTC',
    programme: programme?.named ?? { name: programmeId, locale: null },
  }
}
