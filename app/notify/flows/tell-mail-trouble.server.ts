import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  mailServices,
  messageBatches,
  messages,
  people,
  programmes,
  roleGrants,
  serviceTellings,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Log } from '#app/platform/log.server.ts'
import {
  lateAfterMs,
  silentWithinMs,
  toldWithinMs,
  troublesOf,
  troublesToTell,
  type MailHealth,
  type MailTrouble,
} from '../core/mail-trouble.ts'
import { personColumns, personFrom } from '../data/person.server.ts'
import { unreachableIn } from '../data/unreachable.server.ts'
import type { Transport } from '../transport.ts'

type TroublePorts = Pick<Ports, 'db' | 'clock' | 'notices'> & {
  readonly log: Log
  readonly transport: Transport
}

const notice = 'ops.delivery_problem'
const dayMs = 86_400_000

/**
 * Tells that mail does not get through: organisers of a programme whose leads cannot be reached, administrators when the
 * service's quota is used up, mail is late, or the service is silent. Each trouble once, at most one mail an hour.
 */
export async function tellMailTrouble(ports: TroublePorts): Promise<void> {
  const { db, clock, log } = ports
  const now = await clock.now(db)
  const wide = troublesOf(await mailHealth(db, ports.transport, now), now)
  await tell({ programmeId: null, programmeSlug: '', troubles: wide }, now, ports)
  for (const { id: programmeId, slug: programmeSlug } of await withTrouble(db, now)) {
    try {
      const leads = (await unreachableIn(db, programmeId)).filter(({ isLead }) => isLead)
      const troubles = leads.map(({ name, email, since }) => ({
        key: `lead ${email} ${since.toISOString()}`,
        kind: 'lead' as const,
        ...{ name, email },
      }))
      await tell({ programmeId, programmeSlug, troubles }, now, ports)
    } catch (error) {
      log.error({ err: error, programmeId }, 'the trouble with the mail of a programme could not be told')
    }
  }
}

async function mailHealth(db: Executor, { name }: Transport, now: Date): Promise<MailHealth> {
  const [service] = await db
    .select({ blockedFor: mailServices.blockedFor, blockedUntil: mailServices.blockedUntil })
    .from(mailServices)
    .where(eq(mailServices.name, name))
  const late = await db.$count(
    messages,
    and(
      inArray(messages.state, ['planned', 'queued', 'sending']),
      lt(messages.sendAt, new Date(now.getTime() - lateAfterMs)),
      or(isNull(messages.expiresAt), gt(messages.expiresAt, now)),
    ),
  )
  // Services that tell nothing are not silent.
  const untold = name === 'resend' ? await untoldBy(db, now) : { sent: 0, tellings: 0 }
  const { blockedFor, blockedUntil } = service ?? { blockedFor: null, blockedUntil: null }
  return {
    isQuotaUsedUp: blockedFor === 'quota' && blockedUntil !== null && blockedUntil > now,
    late,
    untold,
  }
}

async function untoldBy(db: Executor, now: Date): Promise<MailHealth['untold']> {
  const [sent] = await db
    .select({ count: sql<number>`count(*)::int`, first: sql<string | null>`min(${messages.sentAt})` })
    .from(messages)
    .innerJoin(messageBatches, eq(messageBatches.id, messages.batchId))
    .where(
      and(
        eq(messageBatches.transport, 'resend'),
        gt(messages.sentAt, new Date(now.getTime() - silentWithinMs)),
        lte(messages.sentAt, new Date(now.getTime() - toldWithinMs)),
      ),
    )
  if (!sent?.first) return { sent: 0, tellings: 0 }
  const tellings = await db.$count(serviceTellings, gt(serviceTellings.receivedAt, new Date(sent.first)))
  return { sent: sent.count, tellings }
}

/** Programmes to which a mail has come back in the last month: only there may a lead be out of reach. */
async function withTrouble(db: Executor, now: Date) {
  return db
    .selectDistinct({ id: programmes.id, slug: programmes.slug })
    .from(messages)
    .innerJoin(programmes, eq(programmes.id, messages.programmeId))
    .where(
      and(
        inArray(messages.state, ['bounced', 'complained', 'suppressed']),
        gt(messages.stateAt, new Date(now.getTime() - 30 * dayMs)),
      ),
    )
    .orderBy(programmes.slug)
}

type Told = {
  readonly programmeId: string | null
  readonly programmeSlug: string
  readonly troubles: readonly MailTrouble[]
}

async function tell(
  { programmeId, programmeSlug, troubles }: Told,
  now: Date,
  ports: TroublePorts,
): Promise<void> {
  if (troubles.length === 0) return
  await ports.db.transaction(async (tx) => {
    for (const person of await readersOf(tx, programmeId)) {
      const due = troublesToTell(troubles, await toldTo(tx, person.personId, programmeId), now)
      if (due.length === 0) continue
      const { personId, name, email, locale, zone } = person
      await ports.notices.post(tx, {
        notice,
        key: `${notice}:${programmeId ?? 'service'}:${personId}:${now.toISOString()}`,
        to: { personId, name, email, locale, zone },
        ...(programmeId && { programmeId }),
        data: { programmeSlug, troubles: [...due] },
        sendAt: now,
      })
    }
  })
}

/** Organisers and operators of the programme; for the whole installation its administrators. */
async function readersOf(tx: Tx, programmeId: string | null) {
  const rows = await tx
    .selectDistinct(personColumns)
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      programmeId === null
        ? eq(roleGrants.role, 'administrator')
        : and(
            inArray(roleGrants.role, ['organiser', 'operator']),
            eq(roleGrants.programmeId, programmeId),
            isNull(roleGrants.challengeId),
          ),
    )
    .orderBy(people.name, people.id)
  return rows.map(personFrom)
}

async function toldTo(tx: Tx, personId: string, programmeId: string | null) {
  const rows = await tx
    .select({ data: messages.data, plannedAt: messages.plannedAt })
    .from(messages)
    .where(
      and(
        eq(messages.notice, notice),
        eq(messages.personId, personId),
        sql`${messages.programmeId} is not distinct from ${programmeId}::uuid`,
      ),
    )
    .orderBy(messages.plannedAt)
  const keys = rows.flatMap(({ data }) => (data['troubles'] as MailTrouble[] | undefined) ?? [])
  return { keys: new Set(keys.map(({ key }) => key)), lastAt: rows.at(-1)?.plannedAt ?? null }
}
