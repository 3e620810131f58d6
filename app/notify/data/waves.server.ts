import { and, asc, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, messageEvents, messages, proposals } from '#db/schema/index.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { HeldWave } from '../core/holds.ts'
import type { MessageClass } from '../core/notice.ts'
import type { MessageState } from '../core/reconcile.ts'

/** Recipients of one page. */
export const recipientsPerPage = 25

export type WaveScope = {
  readonly programmeId: string
  readonly challengeId: string | null
  readonly wave: HeldWave
  /** Who looks: what a seat on a jury closes to them is not shown. */
  readonly viewerId: string
}

export type WaveSummary = {
  readonly class: MessageClass
  readonly people: number
  /** Those whose proposal is sealed, or closed to whoever looks: they are counted and not named. */
  readonly unnamed: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** When the first of those that wait has lost its meaning. */
  readonly firstExpiresAt: Date | null
  readonly counts: Partial<Record<MessageState, number>>
  readonly languages: Partial<Record<Locale, number>>
}

/** A wave as a whole; null when nothing of it is in the outbox. One query. */
export async function waveSummary(db: Executor, scope: WaveScope): Promise<WaveSummary | null> {
  const rows = await db
    .select({
      class: messages.class,
      state: messages.state,
      locale: sql<Locale>`${messages.locale}`,
      people: sql<number>`count(*)::int`,
      unnamed: sql<number>`(count(*) filter (where not ${isOpenTo(scope.viewerId)}))::int`,
      firstAt: sql<Date>`min(${messages.sendAt})`.mapWith(messages.sendAt),
      lastAt: sql<Date>`max(${messages.sendAt})`.mapWith(messages.sendAt),
      expiresAt: sql<Date | null>`min(${messages.expiresAt})`.mapWith(messages.sendAt),
    })
    .from(messages)
    .where(isIn(scope))
    .groupBy(messages.class, messages.state, messages.locale)
  const [first] = rows
  if (!first) return null
  const sum = (some: typeof rows, of: 'people' | 'unnamed') => some.reduce((all, row) => all + row[of], 0)
  const by = <Key extends string>(keyOf: (row: (typeof rows)[number]) => Key) => {
    const counts: Partial<Record<Key, number>> = {}
    for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + row.people
    return counts
  }
  const expiries = rows
    .filter(({ state }) => state === 'planned' || state === 'held' || state === 'queued')
    .flatMap(({ expiresAt }) => expiresAt ?? [])
  return {
    class: first.class,
    people: sum(rows, 'people'),
    unnamed: sum(rows, 'unnamed'),
    firstAt: new Date(Math.min(...rows.map(({ firstAt }) => firstAt.getTime()))),
    lastAt: new Date(Math.max(...rows.map(({ lastAt }) => lastAt.getTime()))),
    firstExpiresAt: expiries.length === 0 ? null : new Date(Math.min(...expiries.map(Number))),
    counts: by(({ state }) => state),
    languages: by(({ locale }) => locale),
  }
}

export type WaveRecipient = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly state: MessageState
  readonly wordingNumber: number | null
  readonly history: readonly {
    readonly state: MessageState
    readonly reason: string | null
    readonly detail: string | null
    readonly at: Date
  }[]
}

/** A page of those a wave goes to, each with what has happened to its mail. Two queries. */
export async function waveRecipients(
  db: Executor,
  { page, ...scope }: WaveScope & { page: number },
): Promise<WaveRecipient[]> {
  const rows = await db
    .select({
      id: messages.id,
      name: messages.recipientName,
      email: messages.email,
      locale: sql<Locale>`${messages.locale}`,
      state: messages.state,
      wordingNumber: sql<number | null>`(select w.number from wordings w where w.id = ${messages.wordingId})`,
    })
    .from(messages)
    .where(and(isIn(scope), isOpenTo(scope.viewerId)))
    .orderBy(asc(messages.recipientName), asc(messages.id))
    .limit(recipientsPerPage)
    .offset((page - 1) * recipientsPerPage)
  const { messageId, state, reason, detail, at } = messageEvents
  const steps = await db
    .select({ messageId, state, reason, detail, at })
    .from(messageEvents)
    .where(
      inArray(
        messageId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(at, sql`array_position(array['planned','held','queued','sending'], ${state}) nulls last`)
  return rows.map((row) => ({ ...row, history: steps.filter((step) => step.messageId === row.id) }))
}

/** Some messages of a wave, drawn by lot from those that whoever looks may read. One query. */
export async function waveSamples(db: Executor, scope: WaveScope, most = 3): Promise<string[]> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(isIn(scope), isOpenTo(scope.viewerId)))
    .orderBy(sql`random()`)
    .limit(most)
  return rows.map(({ id }) => id)
}

/** True when a seat on a jury closes some proposal of the challenge, or of the whole programme, to this person. One query. */
export async function isKeptFromSome(
  db: Executor,
  { viewerId, ...within }: { viewerId: string } & ({ challengeId: string } | { programmeId: string }),
): Promise<boolean> {
  const [row] = await db
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(
      and(
        'challengeId' in within
          ? eq(challenges.id, within.challengeId)
          : eq(challenges.programmeId, within.programmeId),
        sql`${proposals.id} = any(${keptFrom(viewerId)})`,
      ),
    )
    .limit(1)
  return row !== undefined
}

function isIn({ programmeId, challengeId, wave }: WaveScope): SQL | undefined {
  return and(
    eq(messages.programmeId, programmeId),
    challengeId === null ? isNull(messages.challengeId) : eq(messages.challengeId, challengeId),
    eq(messages.notice, wave.notice),
    gte(messages.sendAt, wave.fromAt),
    lt(messages.sendAt, wave.toAt),
  )
}

/** Who writes a proposal is nobody's business before the deadline, and what a conflict closes is closed here too. */
function isOpenTo(viewerId: string): SQL {
  return sql`(${messages.proposalId} is null or exists (select from proposals p join challenges c on c.id = p.challenge_id
    where p.id = ${messages.proposalId} and c.closes_at <= haaste_now() and p.id <> all(${keptFrom(viewerId)})))`
}
