import { beforeAll, describe, expect, it } from 'vitest'
import { redirect, type ServerBuild } from '@remix-run/node'
import { SUBJECT_RULES, type Access, type Who } from '#app/http/access.ts'
import { useDatabase } from '#test/setup/database.ts'
import { expectedFor, expectedHandlers, subjects, type Expected, type Subject } from './expected-access.ts'
import { addressOf } from './addresses.ts'
import { inBreadth, leastInBreadth } from './breadth.ts'
import {
  handlersOf,
  onlyRoute,
  openSite,
  theBuild,
  withModule,
  type Ask,
  type Handler,
  type Reply,
  type Site,
} from './site.ts'
import { aWorld, type World } from './world.ts'

/*
 * Every handler of the built server × everybody who may come × every way to ask, compared with a table written by
 * hand. Handlers that change something are replaced by a probe, so that the world stays as it is; what they do when
 * they run is the business of other tests.
 */

const database = useDatabase({ keepsRows: true })

let build: ServerBuild
let probedBuild: ServerBuild
let handlers: Handler[]
let world: World
let real: Site
let probed: Site
let demo: Site
const cookies = {} as Record<Subject, string | undefined>

beforeAll(async () => {
  build = await theBuild()
  handlers = handlersOf(build)
  world = await aWorld(database)
  real = openSite(withProbes(build, ['action']), database)
  probedBuild = withoutPages(withProbes(build, ['loader', 'action']))
  const sharedAuth = real.auth
  probed = openSite(probedBuild, database, { sharedAuth })
  demo = openSite(probedBuild, database, { sharedAuth, isDemo: true })
  for (const subject of subjects) {
    const personId = world.people[subject]
    cookies[subject] = personId === null ? undefined : await real.signIn(personId)
  }
}, 900_000)

const nameOf = ({ kind, intent, pattern }: Handler) =>
  `${kind === 'loader' ? 'read' : (intent ?? 'act')} ${pattern}`

type Answer = 'reached' | 'sign in' | 'not found' | 'not allowed' | `other (${string})`

const reached = '/reached-by-the-probe'

/** Handlers that only say that they were called. The layout's loader stays: every page needs what it returns. */
function withProbes(from: ServerBuild, kinds: readonly ('loader' | 'action')[]): ServerBuild {
  const probe = () => {
    throw redirect(reached)
  }
  return Object.keys(from.routes).reduce(
    (changed, id) =>
      id === 'root'
        ? changed
        : withModule(changed, id, (module) => ({
            ...module,
            ...(kinds.includes('loader') && module.loader !== undefined && { loader: probe }),
            ...(kinds.includes('action') && module.action !== undefined && { action: probe }),
          })),
    from,
  )
}

/** Where every handler is a probe, status and place are all that is looked at: nobody draws a page for that. */
function withoutPages(from: ServerBuild): ServerBuild {
  const draw = (_request: Request, status: number, headers: Headers) =>
    new Response(null, { status, headers })
  return { ...from, entry: { module: { ...from.entry.module, default: draw } } }
}

function answerOf({ status, location }: Reply): Answer {
  if (location === reached) return 'reached'
  if (location !== null && /^\/[a-zA-Z-]+\/sign-in(\?|$)/.test(location)) return 'sign in'
  if (status === 404) return 'not found'
  if (status === 403) return 'not allowed'
  return `other (${status}${location === null ? '' : ` to ${location}`})`
}

function expectedAnswer(expected: Expected, subject: Subject, isDemo: boolean): Answer {
  if (expected.onlyInDemo && !isDemo) return 'not found'
  if (expected.allowed.includes(subject)) return 'reached'
  return subject === 'anonymous' ? 'sign in' : expected.others
}

/** The ways to call a handler: as a page, as data, and with methods no link or form of ours sends. */
function asksFor(handler: Handler, subject: Subject): Record<string, Ask> {
  const as = cookies[subject]
  const path = addressOf(handler.pattern, world)
  const data = handler.routeId
  const isUsual = !['anonymous', 'stranger', 'organiser'].includes(subject)
  if (handler.kind === 'loader') {
    return {
      document: { path, as },
      data: { path, as, data },
      ...(!isUsual && { head: { path, as, method: 'HEAD' } }),
    }
  }
  const post = { path, as, form: { intent: handler.intent ?? undefined } }
  return {
    document: { ...post, method: 'POST' },
    data: { ...post, method: 'POST', data },
    ...(!isUsual && { put: { ...post, method: 'PUT' }, delete: { ...post, method: 'DELETE', data } }),
  }
}

/** Cells in which the site answers otherwise than the table says. */
async function deviations(site: Site, handler: Handler, { isDemo = false } = {}): Promise<string[]> {
  const expected = expectedFor(handler)
  if (!expected) return [`${nameOf(handler)} is not in the table`]
  const found: string[] = []
  for (const subject of subjects) {
    const wanted = expectedAnswer(expected, subject, isDemo)
    for (const [transport, ask] of Object.entries(asksFor(handler, subject))) {
      const answer = answerOf(await site.send(ask))
      if (answer !== wanted)
        found.push(`${nameOf(handler)}: ${subject} by ${transport}: ${answer} instead of ${wanted}`)
    }
  }
  return found
}

/** The first of these people who, asking for data, is answered otherwise than the table says. */
async function firstToNotice(
  site: Site,
  handler: Handler,
  people: readonly Subject[],
): Promise<Subject | undefined> {
  const expected = expectedFor(handler)!
  for (const subject of people) {
    const answer = answerOf(await site.send(asksFor(handler, subject).data!))
    if (answer !== expectedAnswer(expected, subject, false)) return subject
  }
  return undefined
}

describe('the table', () => {
  it('speaks of exactly the handlers the server has', () => {
    expect(expectedHandlers().sort()).toEqual(handlers.map(nameOf).sort())
  })
})

const withoutLayout = () => handlers.filter(({ routeId }) => routeId !== 'root')

describe('the built server', () => {
  it(
    'lets in whom the table lets in, on every transport, and nobody else',
    { timeout: 900_000 },
    async () => {
      const found: string[] = []
      for (const handler of inBreadth(withoutLayout())) found.push(...(await deviations(probed, handler)))
      expect(found).toEqual([])
    },
  )

  it('has the demo’s pages in the demo', { timeout: 900_000 }, async () => {
    const ofDemo = withoutLayout().filter((handler) => expectedFor(handler)?.onlyInDemo)
    expect(ofDemo.length).toBeGreaterThan(0)
    for (const handler of ofDemo) expect(await deviations(demo, handler, { isDemo: true })).toEqual([])
  })

  it('serves each page to whom it lets in, and tells the others nothing', { timeout: 900_000 }, async () => {
    const found: string[] = []
    for (const handler of inBreadth(withoutLayout().filter(({ kind }) => kind === 'loader'))) {
      const expected = expectedFor(handler)!
      for (const subject of subjects) {
        const wanted = expectedAnswer(expected, subject, false)
        const { document, data, head } = asksFor(handler, subject)
        // What the refused are shown is one page, so a few of them are shown it everywhere.
        for (const ask of wanted === 'reached' ? [document!, data!] : [head ? document! : data!]) {
          const reply = await real.send(ask)
          const isRight =
            wanted === 'reached'
              ? isServed(handler, reply, subject)
              : answerOf(reply) === wanted && tellsNothing(reply.body)
          if (!isRight) found.push(`${nameOf(handler)}: ${subject}: ${reply.status}, wanted ${wanted}`)
        }
      }
    }
    expect(found).toEqual([])
  })
})

/** Addresses in this world that have nothing to show: an invitation that never was, no worker, no result yet. */
const empty: Readonly<Record<string, number>> = {
  '/:lang/kept/:kept': 404,
  '/readyz': 503,
  '/*': 404,
  '/:lang/proposals/:proposal/uploads/:upload': 409,
  '/oembed': 404,
  '/c/:code': 404,
  '/:lang/following/:following': 404,
  // Nobody has asked for a day, or begun a message to many; what answers then: mail-hand.test.ts.
  '/:lang/organise/programmes/:programme/messages/wave': 404,
  '/:lang/organise/programmes/:programme/messages/broadcasts/:broadcast': 404,
  // Nobody of the world was sent this one; whose is whose: inbox.test.ts.
  '/:lang/account/inbox/:message': 404,
  '/:lang/account/inbox/:message/body.html': 404,
  '/:lang/account/inbox/:message/calendar.ics': 404,
  '/:lang/places/:place': 404,
  '/:lang/listings/:listing': 404,
  '/:lang/invitations/:invitation': 404,
  '/:lang/challenges/:challenge/winners': 404,
  '/:lang/challenges/:challenge/winners/:winner/share.png': 404,
  '/:lang/challenges/:challenge/winners/:winner/certificate': 404,
  '/:lang/challenges/:challenge/winners/:winner/certificate.pdf': 404,
  '/:lang/embed/challenges/:challenge/winners/:winner': 404,
  '/:lang/proposals/:proposal/result': 404,
  // Nothing has been announced.
  '/api/v1/challenges/:challenge/results': 404,
  '/challenges/:challenge/bundle.json': 404,
  '/challenges/:challenge/press.zip': 404,
  '/:lang/challenges/:challenge/press': 404,
  '/:lang/organise/challenges/:challenge/bundle.json': 404,
  // No meeting has been held.
  '/:lang/jury/challenges/:challenge/minutes.txt': 404,
  '/:lang/organise/challenges/:challenge/minutes.txt': 404,
  '/:lang/organise/challenges/:challenge/minutes.html': 404,
}

/** Pages about something that one person has, or is matched with: to everybody else who may ask, it is not there. */
const foundBy: Readonly<Record<string, readonly Subject[]>> = {
  '/:lang/programmes/:programme/catalogue/own/:entry': ['stranger'],
  '/:lang/programmes/:programme/intake/applications/:application': ['start-up'],
  '/:lang/mentoring/:application': ['mentor'],
  '/:lang/organise/programmes/:programme/partnership/proposals/:project': ['partner'],
}

/** A juror's own name is on every page that they are shown. */
const tellsNothing = (body: string) => !body.replaceAll(/canary-juror-\w+/g, '').includes('canary')

function isServed({ pattern }: Handler, { status, location, body }: Reply, subject: Subject): boolean {
  const finders = foundBy[pattern]
  if (finders) return finders.includes(subject) ? status === 200 : status === 404 && tellsNothing(body)
  if (status === empty[pattern]) return true
  if (status === 200) return true
  return location !== null && !location.includes('/sign-in') && [204, 302, 303].includes(status)
}

describe('with one rule changed', () => {
  it('to any other rule, the table no longer agrees', { timeout: 900_000 }, async () => {
    const survivors: string[] = []
    // Who noticed the same change elsewhere is asked first: nearly always they notice it again.
    const noticed = new Map<string, Subject>()
    let mutants = 0
    for (const handler of inBreadth(withoutLayout())) {
      for (const who of SUBJECT_RULES) {
        if (who === handler.rule.who || isTheSameHere(handler, who)) continue
        mutants += 1
        const mutant = mutated(onlyRoute(probedBuild, handler.routeId), handler, who)
        const site = openSite(mutant, database, { sharedAuth: real.auth })
        const change = `${handler.rule.who} → ${who}`
        const likely = noticed.get(change)
        const people = likely ? [likely, ...subjects.filter((subject) => subject !== likely)] : subjects
        const witness = await firstToNotice(site, handler, people)
        if (witness) noticed.set(change, witness)
        else survivors.push(`${nameOf(handler)}: ${change}`)
      }
    }
    expect(survivors).toEqual([])
    expect(mutants).toBeGreaterThan(leastInBreadth(1_500))
  })
})

/** Rules that no request can tell apart: an assignment is only ever loaded for the juror whose it is. */
function isTheSameHere({ rule }: Handler, who: Who): boolean {
  return rule.who === 'juror of :assignment' && who === 'juror of :challenge'
}

function mutated(from: ServerBuild, { routeId, kind, intent }: Handler, who: Who): ServerBuild {
  return withModule(from, routeId, (module) => {
    const access = module.access as Access
    const rule = { who }
    if (kind === 'loader') return { ...module, access: { ...access, loader: rule } }
    return {
      ...module,
      access: { ...access, action: intent === null ? rule : { ...access.action, [intent]: rule } },
    }
  })
}
