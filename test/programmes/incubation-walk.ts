import { and, eq } from 'drizzle-orm'
import { intakeApplications, intakeThemes, messages, roleGrants } from '#db/schema/index.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { openSite, type Reply, type Site } from '#test/http/site.ts'
import type { ServerBuild } from '@remix-run/node'
import type { TestDatabase } from '#test/setup/database.ts'

type Fields = Readonly<Record<string, string>>

/** What a reader sees of a page, without markup. */
export function wordsOf({ body }: Reply): string {
  return body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}

/** A programme made from a template, its module open and its intake set up as the template has it, all through the gate. */
export async function anOpenIncubation(
  database: TestDatabase,
  build: ServerBuild,
  { templateKey, slug, openingOn }: { templateKey: string; slug: string; openingOn: string },
) {
  const site = openSite(build, database)
  const organiser = await aPerson(database.db, { name: 'Orla Organiser' })
  const made = await createProgramme(
    {
      ...{ templateKey, slug, lang: 'en', contactEmail: 'base@haaste.test', by: organiser.id },
      name: templateKey === 'urban-tech-helsinki' ? 'Urban Tech Helsinki' : 'Innovation base in Beijing',
      opening: { date: openingOn, time: '10:00', zone: zoneOf(templateKey) },
    },
    site.ports,
  )
  if (!made.ok) throw new Error(made.refusal.code)
  const programmeId = made.value.id
  const grants = await database.db.$count(roleGrants, eq(roleGrants.programmeId, programmeId))
  if (grants === 0) throw new Error('whoever creates a programme organises it')
  const cookie = await site.signIn(organiser.id)
  const organise = `/en/organise/programmes/${slug}/intake`
  const walk = walking(site)
  await walk.post(organise, cookie, { intent: 'from-template' })
  const open = { programmeId, module: 'incubation' as const, step: 'open' as const, by: organiser.id }
  const opened = await switchModule(open, site.ports)
  if (!opened.ok) throw new Error(opened.refusal.code)
  return { ...walk, site, cookie, organise, programmeId, slug, publicPage: `/en/programmes/${slug}/intake` }
}

const zoneOf = (templateKey: string) =>
  templateKey === 'urban-tech-helsinki' ? 'Europe/Helsinki' : 'Asia/Shanghai'

function walking(site: Site) {
  return {
    async read(path: string, as?: string): Promise<string> {
      const reply = await site.send({ path, as })
      if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`)
      return wordsOf(reply)
    },
    /** Sends a form that is meant to be taken. */
    async post(path: string, as: string, form: Fields): Promise<string> {
      const reply = await site.send({ path, method: 'POST', as, form })
      if (reply.status !== 303) throw new Error(`${path} ${form.intent}: ${reply.status} ${wordsOf(reply)}`)
      return reply.location ?? ''
    },
    /** Sends a form that is refused, and gives what the page says then. */
    async refused(
      path: string,
      as: string,
      form: Fields,
    ): Promise<{ status: number; words: string; body: string }> {
      const reply = await site.send({ path, method: 'POST', as, form })
      return { status: reply.status, words: wordsOf(reply), body: reply.body }
    },
  }
}

export type Walk = Awaited<ReturnType<typeof anOpenIncubation>>

export const whole = {
  intent: 'send',
  kind: 'enterprise',
  country: 'FI',
  website: 'https://start-up.example',
  what: 'Heat from server rooms for the block next door.',
  maturity: '7',
  team: 'Four engineers and a nurse.',
  wished: 'A first customer.',
  language: 'en',
  hasConsent: 'yes',
  mayBeShown: 'yes',
} as const

/** Somebody who applies for a start-up on its page. Returns their cookie and where the application is. */
export async function applyFor(
  database: TestDatabase,
  walk: Walk,
  name: string,
  changes: Fields = {},
): Promise<{ cookie: string; id: string; page: string; personId: string }> {
  const person = await aPerson(database.db, { name: `Founder of ${name}` })
  const cookie = await walk.site.signIn(person.id)
  const page = await walk.post(`${walk.publicPage}/apply`, cookie, { ...whole, name, ...changes })
  return { cookie, page, id: page.split('/').at(-1) ?? '', personId: person.id }
}

export async function themeNamed(database: TestDatabase, programmeId: string, name: string): Promise<string> {
  const rows = await database.db.select().from(intakeThemes).where(eq(intakeThemes.programmeId, programmeId))
  const found = rows.find(({ names }) => names.en === name)
  if (!found) throw new Error(`no theme ${name}`)
  return found.id
}

export async function stateOf(database: TestDatabase, id: string) {
  const [row] = await database.db.select().from(intakeApplications).where(eq(intakeApplications.id, id))
  return row?.state
}

export async function mailTo(database: TestDatabase, personId: string, notice: string) {
  return database.db
    .select()
    .from(messages)
    .where(and(eq(messages.personId, personId), eq(messages.notice, notice)))
}
