/** What is to be sent: the same messages for the same seed, in portions that become due as the trial goes on. */
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { suppressions } from '#db/schema/index.ts'
import { templates } from '#emails/index.ts'
import { locales } from '#app/platform/i18n.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'

export type Load = {
  /** Puts the next `count` messages into the outbox. */
  insert(count: number): Promise<void>
}

const challenges = 5
const kinds = [
  { notice: 'account.role_granted', class: 'mandatory' },
  { notice: 'account.role_granted', class: 'service' },
  { notice: 'account.role_granted', class: 'bulletin' },
  { notice: 'jury.invite', class: 'mandatory' },
  // These two are wiped once they are sent.
  { notice: 'account.sign_in', class: 'mandatory' },
  { notice: 'account.invitation', class: 'mandatory' },
] as const

export async function makeLoad(
  db: Db,
  { chance, dueWithinSeconds }: { chance: () => number; dueWithinSeconds: number },
): Promise<Load> {
  const programme = await insertProgramme(db)
  const about: string[] = []
  for (let number = 0; number < challenges; number += 1) {
    about.push((await insertChallenge(db, { programmeId: programme.id, state: 'open' })).id)
  }
  let number = 0

  function next() {
    number += 1
    const { notice, class: kind } = kinds[Math.floor(chance() * kinds.length)]!
    const isSecret = notice === 'account.sign_in' || notice === 'account.invitation'
    const isSuppressed = chance() < 0.005
    const isRefused = !isSuppressed && chance() < 0.005
    return {
      key: `trial ${number}`,
      notice,
      class: kind,
      programme_id: isSecret ? null : programme.id,
      challenge_id: isSecret ? null : about[number % challenges],
      recipient_name: `Reader ${number}`,
      email: isRefused
        ? `refused@${number}.example`
        : `${isSuppressed ? 'suppressed' : 'reader'}-${number}@trial.example`,
      locale: locales[number % locales.length],
      zone: number % 2 === 0 ? 'Asia/Shanghai' : 'Europe/Helsinki',
      data: templates[notice].preview,
      due_in: chance() < 0.1 ? chance() * dueWithinSeconds : -60,
      expires_in: expiryOf(chance()),
    }
  }

  return {
    async insert(count) {
      const rows = Array.from({ length: count }, next)
      const unwanted = rows.filter(({ email }) => email.startsWith('suppressed')).map(({ email }) => email)
      if (unwanted.length > 0) {
        await db.insert(suppressions).values(unwanted.map((email) => ({ email, reason: 'manual' as const })))
      }
      await db.execute(sql`
        insert into messages (key, notice, class, programme_id, challenge_id, recipient_name, email, locale, zone, data, send_at, expires_at)
        select key, notice, class, programme_id, challenge_id, recipient_name, email, locale, zone, data,
          least(at, coalesce(expires, at)), expires
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, notice text, class text, programme_id uuid,
          challenge_id uuid, recipient_name text, email text, locale text, zone text, data jsonb, due_in float8, expires_in float8),
          lateral (select haaste_now() + make_interval(secs => due_in) as at,
            haaste_now() + make_interval(secs => expires_in) as expires) instants`)
      await db.execute(sql`select pg_notify('haaste_due', '')`)
    },
  }
}

/** Most never expire in the trial; some have already, some do while it runs. Seconds from now, or null. */
function expiryOf(chance: number): number | null {
  if (chance < 0.05) return -1
  if (chance < 0.2) return 2 + ((chance - 0.05) / 0.15) * 60
  return chance < 0.6 ? 86_400 : null
}
