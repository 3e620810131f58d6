/** What the outbox says at the end, held against what readers got. */
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import type { LedgerEntry } from '#test/fakes/mail-service.ts'

/** A call that begins in time may arrive a moment later. */
const graceMs = 1_000

type Row = {
  id: string
  state: string
  reason: string | null
  email: string
  notice: string
  provider_id: string | null
  expires_ms: number | null
  has_words: boolean
  has_hash: boolean
}

export type Findings = {
  readonly counts: Readonly<Record<string, number>>
  readonly received: number
  /** Latest arrival after its expiry, in milliseconds; 0: none came late. */
  readonly latestMs: number
  readonly faults: string[]
}

export async function inspect(db: Db, ledger: readonly LedgerEntry[]): Promise<Findings> {
  const { rows } = await db.execute<Row>(sql`
    select id, state, reason, email, notice, provider_id, (extract(epoch from expires_at) * 1000)::float8 as expires_ms,
      coalesce(subject, html, text) is not null as has_words, content_hash is not null as has_hash from messages`)
  const received = new Map<string, LedgerEntry[]>()
  for (const entry of ledger) received.set(entry.ref, [...(received.get(entry.ref) ?? []), entry])
  const faults: string[] = []
  const counts: Record<string, number> = {}
  let latestMs = 0
  for (const row of rows) {
    const mails = received.get(row.id) ?? []
    const name = row.reason === null ? row.state : `${row.state} (${row.reason})`
    counts[name] = (counts[name] ?? 0) + 1
    const lateMs = Math.max(0, ...mails.map(({ at }) => (row.expires_ms === null ? 0 : at - row.expires_ms)))
    latestMs = Math.max(latestMs, lateMs)
    const fault = faultOf(row, mails, lateMs)
    if (fault) faults.push(`${fault}: ${row.id} ${row.email}, ${name}, received ${mails.length} times`)
  }
  const known = new Set(rows.map(({ id }) => id))
  for (const { ref, to } of ledger) if (!known.has(ref)) faults.push(`nobody wanted to send it: ${ref} ${to}`)
  faults.push(...(await historyFaults(db)))
  return { counts, received: ledger.length, latestMs: Math.round(latestMs), faults }
}

function faultOf(row: Row, mails: readonly LedgerEntry[], lateMs: number): string | null {
  const { state, reason, email, provider_id: providerId } = row
  const [mail] = mails
  if (mails.length > 1) return 'received twice'
  if (lateMs > graceMs) return `received ${Math.round(lateMs)} ms after its expiry`
  if (mail && mail.to !== email) return 'received by somebody else'
  switch (state) {
    case 'sent':
      if (!mail) return 'missing'
      if (providerId !== null && providerId !== mail.id) return 'known by the identity of another'
      if (row.notice === 'account.sign_in' && row.has_words) return 'its secret was kept'
      return row.has_hash ? null : 'sent without a hash'
    case 'failed':
      // Whether it arrived is what nobody knows; it must have had a reason to be given up.
      if (reason === 'needs-review') return row.expires_ms === null ? 'given up though there was time' : null
      if (reason !== 'refused-by-service' || !email.startsWith('refused@')) return 'failed'
      return mail ? 'received though it is told to have failed' : null
    case 'skipped':
      if (reason !== 'expired' || row.expires_ms === null) return 'skipped'
      return mail ? 'received though it is told to have expired' : null
    case 'suppressed':
      if (!email.startsWith('suppressed')) return 'suppressed'
      return mail ? 'received though its address is suppressed' : null
    default:
      return 'in no end state'
  }
}

async function historyFaults(db: Db): Promise<string[]> {
  const twice = await db.execute<{ message_id: string }>(sql`
    select message_id from message_events where state = 'sent' group by message_id having count(*) > 1 limit 20`)
  const open = await db.execute<{ id: string; state: string }>(sql`
    select id, state from message_batches where state = 'frozen' limit 20`)
  return [
    ...twice.rows.map(({ message_id: id }) => `written down as sent twice: ${id}`),
    ...open.rows.map(({ id }) => `a batch that nobody hands over: ${id}`),
  ]
}
