import { sql } from 'drizzle-orm'
import { openDatabase, type Db } from '#db/client.server.ts'
import { accounts, castDeeds, demoClock, people } from '#db/schema/index.ts'
import { demoBeginsAt, demoEmails } from '#app/desks/core/demo-cast.ts'
import { advanceDemoClock } from '#app/desks/data/demo-clock.server.ts'
import { playStory, type Stage } from '#app/desks/flows/play-story.server.ts'
import type { Ports } from '#app/http/context.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { mailboxTransport } from '#app/notify/transports/mailbox.ts'
import { personWithEmail } from '#app/people/data/people.server.ts'
import { nameApprovers } from '#app/people/flows/name-approvers.server.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { createLog } from '#app/platform/log.server.ts'
import { calendarPlanOf, planOfTemplate } from '#app/publish/core/programme-plan.ts'
import { lookSeen } from '#app/publish/core/look/look.ts'
import { storedLimits, type StoredLimits } from '#app/publish/core/look/picture.ts'
import { programmeLook } from '#app/publish/data/programme-look.server.ts'
import { redrawPicture, type DrawnPicture } from '#app/publish/data/redraw-picture.server.ts'
import { changePartyLogo, saveLogo, saveLook } from '#app/publish/flows/change-look.server.ts'
import { insertProgramme } from '#app/publish/data/insert-programme.server.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import { demoScenario } from '#test/scenarios/index.ts'
import type { CastPerson, Founding, FoundingLook, Scenario } from '#test/scenarios/scenario.ts'
import { robotSeries, type SeriesStep } from './robot-series.ts'

type Report = (line: string, share?: number) => void

type Filling = {
  readonly databaseUrl: string
  readonly report: Report
  readonly password: string
  readonly signal?: AbortSignal
}

/** See `seedDemo`. */
export async function fillDemo({ databaseUrl, ...telling }: Filling): Promise<void> {
  const database = openDatabase(databaseUrl, { max: 1, applicationName: 'haaste seed' })
  try {
    // A transaction can do all that a database can, and what flows open within it are savepoints.
    await database.db.transaction(async (tx) =>
      tellStory(tx as unknown as Db, demoScenario(), telling, robotSeries()),
    )
  } finally {
    await database.close()
  }
}

/**
 * Tells a scenario up to the demo's beginning, in a transaction; what comes later is left to the clock. Steps that are told
 * besides stand at their instants among those of the scenario.
 * @throws the reason of `signal` within a step when it is aborted
 */
export async function tellStory(
  db: Db,
  scenario: Scenario,
  { report, password, signal }: Omit<Filling, 'databaseUrl'>,
  besides: readonly SeriesStep[] = [],
): Promise<void> {
  const [first] = scenario.foundings
  if (!first) throw new Error('the demo has no programme')
  await db.execute(sql`select pg_advisory_xact_lock(4823002)`)
  await db
    .insert(demoClock)
    .values({ shift: sql`${first.at.toISOString()}::timestamptz - interval '1 day' - clock_timestamp()` })
  await insertPeople(db, scenario.people)
  await insertPasswords(db, password)
  await insertDeeds(db, scenario)

  const steps: SeriesStep[] = [
    ...scenario.foundings.map((founding) => ({
      at: founding.at,
      take: (on: Db, ports: Ports) => found(on, founding, ports),
    })),
    ...besides,
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const stage = stageOn(db, { onStep: progressOf(scenario, report), signal })
  for (const { at, take } of steps) {
    await playStory(at, stage)
    signal?.throwIfAborted()
    await advanceDemoClock(db, at)
    await take(db, stage.ports)
    await stage.work(db)
  }
  await playStory(demoBeginsAt, stage)
  signal?.throwIfAborted()
  await refuseBrokenStory(db)
  report(`The clock of the demo stands at ${demoBeginsAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`)
}

function stageOn(
  db: Db,
  { onStep, signal }: { onStep: (at: Date) => void; signal: AbortSignal | undefined },
): Stage {
  const settings = env()
  const log = createLog(settings, 'seed')
  const notices = createNoticesPort(noticeCatalogue)
  const sending = {
    db,
    clock: databaseClock,
    catalogue: noticeCatalogue,
    origin: settings.publicOrigin,
    secret: settings.sessionSecret,
    transport: mailboxTransport,
    log,
    worker: 'seed',
    isOneConnection: true,
  }
  return {
    ports: { db, clock: databaseClock, notices },
    work: async () => void (await runTick(sending, { isSweep: false })),
    onStep,
    isStopping: () => signal?.aborted === true,
  }
}

/** A share of the story's deeds, told at most every second. */
function progressOf({ deeds }: Scenario, report: Report): (at: Date) => void {
  const total = deeds.filter(({ at }) => at <= demoBeginsAt).length
  let done = 0
  let toldMs = 0
  return (at) => {
    done += 1
    if (performance.now() - toldMs < 1_000) return
    toldMs = performance.now()
    report(`Living through ${at.toISOString().slice(0, 10)}`, Math.min(0.99, done / (total * 1.3)))
  }
}

async function insertPeople(db: Db, cast: readonly CastPerson[]): Promise<void> {
  await db.insert(people).values(cast.map((person) => ({ ...person, emailVerified: true })))
}

/** One hash for all: the password stands at the end of `npm start`. */
async function insertPasswords(db: Db, words: string): Promise<void> {
  const { hashPassword } = await import('better-auth/crypto')
  const password = await hashPassword(words)
  for (const email of Object.values(demoEmails)) {
    const person = await personWithEmail(db, email)
    if (!person) throw new Error(`the cast has no ${email}`)
    await db
      .insert(accounts)
      .values({ accountId: person.id, providerId: 'credential', personId: person.id, password })
  }
}

async function insertDeeds(db: Db, { deeds }: Scenario): Promise<void> {
  const rows = deeds.map(({ at, deed }, position) => ({ at, position, deed }))
  for (let from = 0; from < rows.length; from += 200) {
    await db.insert(castDeeds).values(rows.slice(from, from + 200))
  }
}

async function found(db: Db, founding: Founding, ports: Ports): Promise<void> {
  const organiser = await personWithEmail(db, founding.by)
  if (!organiser) throw new Error(`the cast has no ${founding.by}`)
  const { template, slug, calendar, contactEmail, roles } = founding
  const names = Object.fromEntries(
    Object.entries(template.texts).map(([locale, { name }]) => [locale, name]),
  ) as Record<keyof typeof template.texts, string>
  const programme = await db.transaction(async (tx) =>
    insertProgramme(tx, {
      plan: planOfTemplate(template, {
        slug,
        names,
        contactEmail,
        zone: calendar.zone,
        partnerZones: calendar.partnerZones,
        languages: locales,
        calendarOf: () => calendarPlanOf(calendar),
      }),
      by: organiser.id,
      now: await databaseClock.now(tx),
    }),
  )
  for (const { email, role } of roles) {
    const person = await personWithEmail(db, email)
    if (!person) throw new Error(`the cast has no ${email}`)
    const programmeId = role === 'administrator' ? null : programme.id
    await grantRole({ personId: person.id, role, programmeId, challengeId: null, by: organiser.id }, ports)
  }
  if (founding.look) await giveLook({ programmeId: programme.id, by: organiser.id }, founding.look, ports)
  const idsOf = async (emails: readonly string[]) =>
    Promise.all(emails.map(async (email) => (await personWithEmail(db, email))?.id ?? ''))
  for (const { approval, approvers, deputies } of founding.approvals ?? []) {
    const naming = { programmeId: programme.id, approval, by: organiser.id }
    const named = await nameApprovers(
      { ...naming, approvers: await idsOf(approvers), deputies: await idsOf(deputies) },
      ports,
    )
    if (!named.ok) throw new Error(`nobody can be named for ${approval}: ${named.refusal.code}`)
  }
}

/** Gives a programme its look as its organiser would, by the same flows. */
async function giveLook(
  scope: { programmeId: string; by: string },
  look: FoundingLook,
  ports: Ports,
): Promise<void> {
  const seen = lookSeen({ accents: null, senderName: null })
  const colours = { brand: look.brand, accentLight: null, accentDark: null }
  const saved = await saveLook({ ...scope, ...colours, senderName: look.senderName, seen }, ports)
  if (!saved.ok) throw new Error(`the look of the demo is refused: ${saved.refusal.code}`)
  await saveLogo({ ...scope, picture: await drawn(look.logo, storedLimits.logo), alts: look.alts }, ports)
  const { parties } = await programmeLook(ports.db, scope.programmeId)
  for (const [name, svg] of Object.entries(look.partyLogos)) {
    const party = parties.find((one) => one.name === name)
    if (!party) throw new Error(`the demo has no party ${name}`)
    const picture = await drawn(svg, storedLimits.partyLogo)
    await changePartyLogo({ ...scope, organisationId: party.organisationId, picture }, ports)
  }
}

async function drawn(svg: string, limits: StoredLimits): Promise<DrawnPicture> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const picture = await redrawPicture(
    new Uint8Array((await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng()),
    limits,
  )
  if (!picture.ok) throw new Error(`a drawing of the demo is refused: ${picture.refusal.code}`)
  return picture.value
}

/** Before the demo begins nobody interferes: a deed that is refused is a mistake in the story. */
async function refuseBrokenStory(db: Db): Promise<void> {
  const { rows } = await db.execute<{ at: Date; deed: string; refusal: string }>(
    sql`select at, deed::text as deed, refusal from cast_deeds where refusal is not null order by at limit 5`,
  )
  if (rows.length === 0) return
  const lines = rows.map(({ at, deed, refusal }) => `${String(at)}: ${refusal} for ${deed.slice(0, 200)}`)
  throw new Error(`The story of the demo does not hold together:\n${lines.join('\n')}`)
}
