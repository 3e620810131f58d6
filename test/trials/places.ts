/*
 * `npm run trial:places [-- --guests 10000] [--places 50] [--processes 3]`: thousands who asked for a place press the
 * button of their mail at the same time, in several processes, some of them twice; then some give their place back. At the
 * end there are exactly as many places given as there were, to those whom the database saw first; everybody else waits in
 * that order; the first of them have moved up; and each has been told once.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { type Db, openDatabase } from '#db/client.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { confirmPlace, giveUpPlace } from '#app/publish/flows/take-place.server.ts'
import { aSession } from '#test/factories/a-session.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'

const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '10000' },
    places: { type: 'string', default: '50' },
    processes: { type: 'string', default: '3' },
    /** In a child: the database, and which share of the guests is its own. */
    database: { type: 'string' },
    share: { type: 'string' },
  },
})
const [guests, places, processes] = [values.guests, values.places, values.processes].map(Number) as [
  number,
  number,
  number,
]
const goBack = Math.min(10, places)
const clientsAtATime = 40
const hour = 3_600_000

const beganMs = performance.now()
const tell = (line: string) =>
  console.log(`${String(Math.round((performance.now() - beganMs) / 1000)).padStart(5)} s  ${line}`)

if (values.database !== undefined) await press(values.database, Number(values.share))
else process.exit(await trial())

/** One process in which a share of the guests presses the button; every tenth presses it twice. */
async function press(url: string, share: number): Promise<void> {
  const { db, close } = openDatabase(url, { role: 'haaste_app', max: 6 })
  const ports: Ports = { db, clock: databaseClock, notices: realNotices }
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from (select id, row_number() over (order by md5(id::text)) as n from session_guests) g
    where n % ${processes} = ${share} order by n`)
  const pressed = rows.flatMap(({ id }, index) => (index % 10 === 0 ? [id, id] : [id]))
  const client = async () => {
    for (let id = pressed.shift(); id !== undefined; id = pressed.shift()) {
      const answer = await confirmPlace(id, ports)
      if (!answer.ok) throw new Error(`a guest was told ${answer.refusal.code}`)
    }
  }
  await Promise.all(Array.from({ length: clientsAtATime }, client))
  await close()
}

async function trial(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'haaste-places-'))
  // As root the database runs as another user, who must be able to walk in.
  chmodSync(directory, 0o755)
  const server = await startEmbeddedPostgres({ directory })
  try {
    await migrateDatabase(server.url)
    await settleInstallation(server.url, 'real')
    const { db, close } = openDatabase(server.url, { max: 4 })
    const ports: Ports = { db, clock: databaseClock, notices: realNotices }
    const { id } = await aSession(ports, {
      programmeId: (await insertProgramme(db)).id,
      capacity: places,
      startsAt: new Date(Date.now() + 72 * hour),
      endsAt: new Date(Date.now() + 74 * hour),
    })
    await db.execute(sql`insert into session_guests (session_id, email, name, locale, expires_at)
      select ${id}, 'guest-' || n || '@people.example', 'Guest ' || n, (array['en', 'fi', 'sv', 'zh-CN'])[1 + n % 4], now() + interval '1 day'
      from generate_series(1, ${guests}::int) n`)
    tell(`${guests} have asked for ${places} places; all press the button in ${processes} processes`)
    const startedMs = performance.now()
    await pressAll(server.url)
    const seconds = (performance.now() - startedMs) / 1000
    tell(`all have pressed it: ${Math.round(guests / seconds)} a second`)
    const problems = [...(await problemsOf(db, places)), ...(await afterSomeGoBack(db, ports))]
    await close()
    for (const problem of problems) tell(`WRONG  ${problem}`)
    if (problems.length === 0)
      tell(
        `right  ${places} have a place, ${guests - places - goBack} wait in their order, each was told once`,
      )
    return problems.length === 0 ? 0 : 1
  } finally {
    await server.stop()
    rmSync(server.home, { recursive: true, force: true })
    rmSync(directory, { recursive: true, force: true })
  }
}

async function pressAll(url: string): Promise<void> {
  const children = Array.from({ length: processes }, (_, share) =>
    fork(
      fileURLToPath(import.meta.url),
      ['--database', url, '--share', String(share), '--processes', String(processes)],
      { execArgv: ['--import', 'tsx'] },
    ),
  )
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number))
  if (codes.some((code) => code !== 0)) throw new Error('a process ended before its guests were served')
}

/** What is not as it must be once everybody has pressed. */
async function problemsOf(db: Db, given: number): Promise<string[]> {
  const { rows } = await db.execute<{
    registered: number
    asked: number
    taken: number
    queued: number
    early: number
  }>(sql`
    select count(*) filter (where state = 'registered')::int as registered, count(*) filter (where state = 'asked')::int as asked,
      (select places_taken from programme_sessions) as taken, count(distinct queued_at)::int as queued,
      count(*) filter (where (state = 'registered') <> (turn <= ${given}))::int as early
    from (select state, queued_at, row_number() over (order by queued_at) as turn from session_guests where state <> 'given_up') g`)
  const { rows: told } = await db.execute<{ mails: number; guests: number }>(
    sql`select count(*)::int as mails, count(distinct email)::int as guests from messages where notice = 'session.place'`,
  )
  const [found, mails] = [rows[0]!, told[0]!]
  return [
    found.registered === given ? '' : `${found.registered} places were given`,
    found.taken === given ? '' : `the session counts ${found.taken} places`,
    found.asked === 0 ? '' : `${found.asked} were not served`,
    found.early === 0 ? '' : `${found.early} stand on the wrong side of the last place`,
    mails.guests === guests ? '' : `${mails.guests} were told`,
    mails.mails === guests ? '' : `${mails.mails} mails tell of it`,
  ].filter(Boolean)
}

/** Those who wait longest move up, as many as give their place back. */
async function afterSomeGoBack(db: Db, ports: Ports): Promise<string[]> {
  const of = async (state: string) =>
    (
      await db.execute<{ id: string }>(
        sql`select id from session_guests where state = ${state} order by queued_at limit ${goBack}`,
      )
    ).rows.map(({ id }) => id)
  const [back, next] = [await of('registered'), await of('waiting')]
  await Promise.all(back.map((id) => giveUpPlace(id, ports)))
  const { rows } = await db.execute<{ moved: number; registered: number }>(sql`
    select count(*) filter (where state = 'registered' and id in (${sql.join(
      next.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}))::int as moved,
      count(*) filter (where state = 'registered')::int as registered from session_guests`)
  const { moved, registered } = rows[0]!
  return [
    moved === goBack ? '' : `${moved} of the first ${goBack} who waited moved up`,
    registered === places ? '' : `${registered} have a place after ${goBack} gave theirs back`,
  ].filter(Boolean)
}
