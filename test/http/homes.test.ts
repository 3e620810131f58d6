import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '#test/setup/database.ts'
import { subjects, type Subject } from './expected-access.ts'
import { openSite, theBuild, type Site } from './site.ts'
import { aWorld, type World } from './world.ts'

/*
 * Everybody finds their pages from the menu: the desks in it open, and no link on them leads to a closed door. Followed
 * as a person would, through the real gate, two pages deep.
 */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World
beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await aWorld(database)
}, 900_000)

const signedIn = subjects.filter((subject) => subject !== 'anonymous')
const desk = '/en/organise'

async function sessionOf(subject: Subject): Promise<string> {
  return site.signIn(world.people[subject]!)
}

async function bodyOf(path: string, as: string): Promise<string> {
  const { status, body } = await site.send({ path, as })
  expect(status, path).toBe(200)
  return body
}

/** Addresses of this site that a page links to, without anchors. */
function linksOf(body: string): string[] {
  const hrefs = [...body.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href]) =>
    href!.replaceAll('&amp;', '&'),
  )
  return [...new Set(hrefs.filter((href) => /^\/en(\/|$)/.test(href)).map((href) => href.split('#')[0]!))]
}

/** Open to everybody, and so of no interest here. */
const isPublic = (path: string) => !/^\/en\/(organise|jury|proposals|hosting|administration)/.test(path)

const menuOf = (body: string) => linksOf(body.slice(body.indexOf('menu--end'), body.indexOf('</header>')))

describe('from the menu', () => {
  it.each(signedIn)('%s reaches every page that is linked', { timeout: 900_000 }, async (subject) => {
    const as = await sessionOf(subject)
    const account = await site.send({ path: '/en/account', as })
    const closed: string[] = []
    const seen = new Set<string>()
    let ways = menuOf(account.body).map((path) => ({ path, from: 'the menu' }))
    expect(ways.map(({ path }) => path)).toContain('/en/proposals')
    for (let depth = 0; depth < 3; depth += 1) {
      const next: typeof ways = []
      for (const { path, from } of ways) {
        if (seen.has(path) || isPublic(path)) continue
        seen.add(path)
        const { status, body } = await site.send({ path, as })
        if (status >= 400) closed.push(`${path} on ${from}: ${status}`)
        else next.push(...linksOf(body).map((link) => ({ path: link, from: path })))
      }
      ways = next
    }
    expect(closed).toEqual([])
  })
})

describe('the home of those who work for a programme', () => {
  const all = ['draft', 'open', 'judged', 'decided', 'piloted']

  it.each<[Subject, string[]]>([
    ['organiser', all],
    ['organiser of the challenge', ['judged']],
    ['organiser elsewhere', ['elsewhere']],
    ['auditor', all],
    ['screener', all],
    ['challenge owner', all],
    ['chair by role', all],
    ['chairing juror', ['judged']],
    ['partner', []],
    ['administrator', []],
  ])('shows %s their challenges', async (subject, slugs) => {
    const links = linksOf(await bodyOf(desk, await sessionOf(subject)))
    const found = links.flatMap((link) => /^\/en\/organise\/challenges\/([^/]+)$/.exec(link)?.[1] ?? [])
    expect(found.sort()).toEqual([...slugs].sort())
  })

  it('lists the pages an auditor may open, and none of the organisers alone', async () => {
    const links = linksOf(await bodyOf(desk, await sessionOf('auditor')))
    const pages = links.flatMap((link) => /^\/en\/organise\/challenges\/judged\/(.+)$/.exec(link)?.[1] ?? [])
    expect(pages.sort()).toEqual(
      [
        ...['addenda', 'assignments', 'brief', 'criteria', 'facts', 'jury', 'preview', 'progress'],
        ...['proposals', 'publish', 'ranking', 'timeline', 'awards', 'fairness', 'form', 'judging'],
        ...['public-vote', 'rounds', 'rules', 'share', 'sites', 'way-of-judging'],
      ].sort(),
    )
    expect(links).toContain('/en/organise/programmes/north/record')
    expect(links).not.toContain('/en/organise/programmes/new')
  })

  it('sends a partner to the progress, the projects and the public page of the programme, and nowhere else', async () => {
    const as = await sessionOf('partner')
    const body = await bodyOf(desk, as)
    expect(linksOf(body)).toContain('/en/programmes/north')
    expect(body).toContain('Partner')
    const progress = `${desk}/programmes/north/partner`
    expect(linksOf(body).filter((link) => link.startsWith(`${desk}/`))).toEqual([progress])
    const page = await bodyOf(progress, as)
    expect(page).toContain('From followers to pilots, challenge by challenge')
    expect(page).not.toContain('canary')
    // Itself, in the choice of languages, and where partners propose projects.
    const projects = `${desk}/programmes/north/partnership/proposals`
    const further = linksOf(page).filter((link) => link.startsWith(`${desk}/`))
    expect(further.sort()).toEqual([progress, projects].sort())
  })
})

it('a page of messages behind the last one leads to the first, with what was looked for', async () => {
  const as = await sessionOf('organiser')
  const path = `${desk}/programmes/north/messages?page=99`
  const { status, location } = await site.send({ path, as })
  expect([status, location]).toEqual([302, `${desk}/programmes/north/messages`])
})

describe('a public page', () => {
  it.each([
    ['/challenges', ['en /en', 'fi /fi', 'sv /sv', 'x-default /en', 'zh-Hans /zh-CN']],
    // Written in English alone: in another language it is the same text.
    ['/challenges/open', ['en /en', 'x-default /en']],
  ])('%s links to itself in the languages it is written in, the same set from each', async (path, starts) => {
    const pageIn = async (lang: string) => {
      const { body } = await site.send({ path: `/${lang}${path}?show=all` })
      return [...body.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="[a-z]+:\/\/[^/]+([^"]+)"/gi)]
        .map(([, language, address]) => `${language} ${address}`)
        .sort()
    }
    for (const lang of ['en', 'fi', 'sv', 'zh-CN'])
      expect(await pageIn(lang)).toEqual(starts.map((start) => start + path))
  })
})
