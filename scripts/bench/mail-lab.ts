import { sql } from 'drizzle-orm'
import { type Database, openDatabase } from '#db/client.server.ts'
import { withConnection } from '#db/connection.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { isNight } from '#app/notify/core/moments.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aPerson } from '#test/factories/a-person.ts'
import type { Lab } from './lab.ts'

/** A challenge that closed half an hour ago, so that every lead of its proposals is to be told. */
export type MailWorld = Database & {
  readonly url: string
  readonly challengeId: string
  close(): Promise<void>
}

/** A database of its own on the lab's server, with a closed challenge of so many submitted proposals, one lead each. */
export async function openMailWorld(lab: Lab, proposals: number): Promise<MailWorld> {
  const database = await openMailDatabase(lab)
  const { db } = database
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)
  const programme = await insertProgramme(db)
  const { id: challengeId } = await insertChallenge(db, {
    programmeId: programme.id,
    state: 'closed',
    opensAt: minutes(-100_000),
    closesAt: minutes(-31),
    judgingEndsAt: minutes(50_000),
    announcesAt: minutes(60_000),
  })
  const { id: createdBy } = await aPerson(db)
  await db.execute(sql`
    with numbers as (select n from generate_series(1, ${proposals}::int) n),
    leads as (
      insert into people (name, email, email_verified, locale, zone)
      select 'Lead ' || n, 'lead-' || n || '@bench.example', true, (array['en', 'fi', 'sv', 'zh-CN'])[1 + n % 4],
        (array[${sql.join(
          zonesByDay(new Date()).map((zone) => sql`${zone}`),
          sql`, `,
        )}])[1 + n % 2] from numbers returning id, email),
    teams as (
      insert into organisations (name, kind, country, created_by)
      select 'Team ' || n, 'enterprise', 'FI', ${createdBy}::uuid from numbers returning id, name),
    drafts as (
      insert into proposals (challenge_id, organisation_id, reference, title, started_by, started_at)
      select ${challengeId}::uuid, t.id, 'BEN-2021-' || n, 'An idea of its own, number ' || n, l.id, now() - interval '9 days'
      from numbers join leads l on l.email = 'lead-' || n || '@bench.example' join teams t on t.name = 'Team ' || n
      returning id, started_by)
    insert into team_members (proposal_id, person_id, role) select id, started_by, 'lead' from drafts`)
  // Handed in three days ago, before there was this database: their receipts are long gone.
  await db.execute(sql`alter table proposal_versions disable trigger user`)
  await db.execute(sql`
    insert into proposal_versions (proposal_id, number, request_id, title, language, brief_number, body, salt, hash, submitted_at)
    select id, 1, gen_random_uuid(), title, 'en', 1, '{}', 'salt', repeat('a', 64), now() - interval '3 days' from proposals`)
  await db.execute(sql`alter table proposal_versions enable trigger user`)
  await db.execute(sql`
    update proposals set state = 'submitted', submitted_version = 1, submitted_draft_version = 1,
      submitted_at = now() - interval '3 days'`)
  return { ...database, challengeId }
}

/** Two zones where it is day now: a wave that waits for somebody's morning measures nothing. */
function zonesByDay(now: Date): [string, string] {
  const awake = [
    'Europe/Helsinki',
    'Asia/Shanghai',
    'America/New_York',
    'America/Los_Angeles',
    'Pacific/Auckland',
  ].filter((zone) => !isNight(now, zone))
  const [one = 'UTC', other = one] = awake
  return [one, other]
}

/** An empty installation in a database of its own on the lab's server. */
export async function openMailDatabase(
  lab: Lab,
): Promise<Database & { url: string; close(): Promise<void> }> {
  const server = await lab.database()
  const name = `mail_${Math.random().toString(36).slice(2, 10)}`
  await withConnection(server.url, (client) => client.query(`create database ${name}`))
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await migrateDatabase(url.href)
  await settleInstallation(url.href, 'real')
  const opened = openDatabase(url.href, { max: 4, applicationName: 'haaste bench' })
  return { ...opened, url: url.href, close: () => opened.close() }
}

/** Everything that is due waits again, as if it had never been sent. */
export async function waitAgain({ db }: Database): Promise<void> {
  await db.execute(sql`
    update messages set state = 'planned', reason = null, batch_id = null, batch_position = null, sent_at = null,
      provider_id = null, subject = null, html = null, text = null, words_hash = null, own_words = null, calendar = null, envelope = null, content_hash = null`)
  await db.execute(sql`delete from message_batches`)
}
