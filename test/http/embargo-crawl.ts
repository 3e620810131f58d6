import { sql } from 'drizzle-orm'
import type { ServerBuild } from '@remix-run/node'
import { sectionKeysOf } from '#app/apply/core/completeness.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { locales } from '#app/platform/i18n.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { aToken } from './addresses.ts'
import { inBreadth } from './breadth.ts'
import { decoded, everyAddress, everythingIn, type KnownValues } from './crawl.ts'
import { handlersOf, openSite, theBuild, type Ask, type Handler, type Reply, type Site } from './site.ts'
import { aWorld, type World } from './world.ts'

/*
 * People without a part in a decision ask for every address the site has, with every id there is, in every way one can ask.
 * Every private text of the world begins with "canary".
 */

/** What one can put into an address: every slug and id of the world, as somebody would who had got hold of them all. */
async function knownValues(database: TestDatabase, world: World): Promise<KnownValues> {
  const ids = async (table: string) => {
    const { rows } = await database.ownerDb.execute<{ id: string }>(
      sql`select id from ${sql.identifier(table)}`,
    )
    return rows.map(({ id }) => id)
  }
  /** What the world has of it; where it has none, something that is not there. */
  const anyOf = async (table: string, column: string) => {
    const { rows } = await database.ownerDb.execute<{ value: string }>(
      sql`select ${sql.identifier(column)}::text as value from ${sql.identifier(table)} limit 5`,
    )
    return rows.length > 0 ? rows.map(({ value }) => value) : [column === 'id' ? crypto.randomUUID() : 'none']
  }
  return {
    challenge: Object.values(world.slugs),
    programme: [world.north, world.south, world.hidden],
    proposal: await ids('proposals'),
    section: sectionKeysOf(standardForm),
    version: ['1'],
    assignment: await ids('assignments'),
    winner: [...(await anyOf('proposals', 'reference')), world.winner.reference, world.notSelected.reference],
    pilot: [world.pilotSlug],
    invitation: ['no-such-invitation'],
    image: (await anyOf('images', 'hash')).map((hash) => `${hash}.png`),
    // Those of the hidden programme are what nobody knows.
    colours: ['1f5c4d-9fd3bf'],
    sheet: ['page.css', 'sample.css'],
    code: await anyOf('short_addresses', 'code'),
    following: await anyOf('followers', 'id'),
    listing: await anyOf('listings', 'slug'),
    entry: await anyOf('catalogue_entries', 'id'),
    round: ['1', '2'],
    project: ['1'],
    year: ['2021', '2022'],
    application: await anyOf('intake_applications', 'id'),
    session: await anyOf('programme_sessions', 'slug'),
    place: await anyOf('session_guests', 'id'),
    kept: await anyOf('kept_posts', 'id'),
    person: [world.unreachableId],
    notice: ['proposal.submitted', 'decision.winner'],
    broadcast: await anyOf('broadcasts', 'id'),
    file: await anyOf('proposal_files', 'id'),
    upload: await anyOf('file_uploads', 'id'),
    token: [aToken(world)],
    message: (await ids('messages')).slice(0, 3),
  }
}

/** The ways to read a page, or to call the action behind it with nothing in hand, without the page itself. */
function asksOf({ kind, intent, routeId: data }: Handler, path: string, as: string | undefined): Ask[] {
  if (kind === 'loader') {
    return [
      { path, as, data },
      { path, as, method: 'HEAD' },
    ]
  }
  const form = { intent: intent ?? undefined }
  return [
    { path, as, form, method: 'POST' },
    { path, as, form, method: 'POST', data },
  ]
}

/** The canaries in an answer, its headers included, however they are written. */
export function canariesIn(reply: Reply): string[] {
  return [...new Set(decoded(everythingIn(reply), ['canary']).match(/canary[\w-]*|ca9a51|cafa51/g) ?? [])]
}

/** A site with a world in it, and everything one can ask of it. */
export type Crawler = {
  readonly site: Site
  readonly world: World
  readonly handlers: Handler[]
  readonly known: KnownValues
}

/** The world, ready to be crawled; `embargoHours` of its decided challenge. */
export async function aCrawler(database: TestDatabase, { embargoHours = 0 } = {}): Promise<Crawler> {
  const build: ServerBuild = await theBuild()
  const world = await aWorld(database, { embargoHours })
  return {
    site: openSite(build, database),
    world,
    handlers: handlersOf(build),
    known: await knownValues(database, world),
  }
}

/**
 * Asks for everything as this person. Who is told to sign in, or that nothing is there, is shown no page that another
 * address would not show, so `isThorough` alone reads those too. Returns what they saw, canary by canary with one
 * address each.
 */
export async function crawl(
  { site, handlers, known }: Crawler,
  personId: string | null,
  { isThorough = false } = {},
) {
  const as = personId === null ? undefined : await site.signIn(personId)
  const seen = new Map<string, string>()
  const broken: string[] = []
  let answers = 0
  async function send(ask: Ask): Promise<Reply> {
    const reply = await site.send(ask)
    answers += 1
    // Without a worker the installation is not ready, and says so.
    if (reply.status >= 500 && !ask.path.startsWith('/readyz'))
      broken.push(`${ask.method ?? 'GET'} ${ask.path}: ${reply.status}`)
    for (const canary of canariesIn(reply)) if (!seen.has(canary)) seen.set(canary, ask.path)
    return reply
  }
  for (const handler of isThorough ? inBreadth(handlers) : handlers) {
    if (handler.routeId === 'root' || (handler.kind === 'action' && !isThorough)) continue
    for (const path of everyAddress(handler.pattern, known, 'en')) {
      const replies = []
      for (const ask of asksOf(handler, path, as)) replies.push(await send(ask))
      if (handler.kind === 'loader' && (isThorough || replies[0]!.status === 200)) await send({ path, as })
    }
    if (handler.kind === 'action' || !isThorough || !handler.pattern.includes(':lang')) continue
    for (const lang of locales.filter((one) => one !== 'en')) {
      for (const path of everyAddress(handler.pattern, known, lang)) {
        const { status } = await send({ path, data: handler.routeId })
        if (status === 200) await send({ path })
      }
    }
  }
  return { seen, broken, answers }
}

/** What was seen and is not allowed, each with an address. */
export const without = (seen: Map<string, string>, allowed: RegExp) =>
  [...seen].filter(([canary]) => !allowed.test(canary)).map(([canary, path]) => `${canary} at ${path}`)
