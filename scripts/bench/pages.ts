import { gunzipSync } from 'node:zlib'
import { type Locale, locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { type Lab, siteEnv } from './lab.ts'
import { askOnce, headerOf, requestBytes } from './load.ts'
import type { Program } from './program.ts'
import { cookieOf } from './world.ts'

/** A page or a file as a browser gets it. */
export type Fetched = {
  readonly name: string
  readonly path: string
  readonly text: string
  /** As it came over the wire, compressed. */
  readonly gzipBytes: number
}

/** Every kind of public page that exists while challenges are open, in one language. */
export async function publicPages(lab: Lab, lang: Locale = 'en'): Promise<Fetched[]> {
  const { slug, programme } = await lab.world()
  const paths = pathsIn(lang)
  return fetchAll(lab, {
    home: paths.home,
    challenges: paths.challenges,
    challenge: paths.challenge(slug),
    programme: paths.programme(programme),
    pilots: paths.pilots,
    verify: paths.verify,
    about: paths.about,
    accessibility: paths.accessibility,
  })
}

/** The same in all languages, the language in the name. */
export async function publicPagesInAllLanguages(lab: Lab): Promise<Fetched[]> {
  const pages = []
  for (const lang of locales) {
    for (const page of await publicPages(lab, lang)) pages.push({ ...page, name: `${page.name} (${lang})` })
  }
  return pages
}

/** Pages on which a form gains from scripts: signing in, and a section of an application. */
export async function formPages(lab: Lab): Promise<Fetched[]> {
  const [{ db, url }, { port }, { drafts }] = [await lab.database(), await lab.site(), await lab.world()]
  const [draft] = drafts
  if (!draft) throw new Error('the world has no team')
  const paths = pathsIn('en')
  const cookie = await cookieOf(draft.leadId, db, siteEnv(url, port))
  return [
    ...(await fetchAll(lab, { 'sign-in': paths.signIn() })),
    ...(await fetchAll(
      lab,
      { 'application section': paths.section(draft.proposalId, 'solution'), account: paths.account },
      cookie,
    )),
  ]
}

/** One page or file, compressed. Throws when it is not there. */
export async function fetchOne(
  { host, port }: Pick<Program, 'host' | 'port'>,
  { name, path, cookie }: { name: string; path: string; cookie?: string | undefined },
): Promise<Fetched> {
  const headers = { 'accept-encoding': 'gzip', ...(cookie !== undefined && { cookie }) }
  const reply = await askOnce(port, requestBytes({ host, path, headers }))
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
  const isGzip = headerOf(reply, 'content-encoding') === 'gzip'
  const text = (isGzip ? gunzipSync(reply.body) : reply.body).toString()
  return { name, path, text, gzipBytes: reply.body.length }
}

async function fetchAll(lab: Lab, paths: Record<string, string>, cookie?: string): Promise<Fetched[]> {
  const site = await lab.site()
  const pages = []
  for (const [name, path] of Object.entries(paths)) pages.push(await fetchOne(site, { name, path, cookie }))
  return pages
}
