import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { isAsked, isPart } from './asked-pages.ts'
import { faultsInEveryLanguage } from './axe.ts'
import type { DemoRole, Stage } from './stage.ts'

export const name = 'every desk, checked by axe in four languages, narrow and wide'

const urban = 'urban-renewal-of-old-industrial-parks'
const decided = 'cellars-that-stay-dry'
const judged = 'second-life-for-bus-batteries'
const ranked = 'a-seat-in-every-street'
const compared = 'rain-where-it-falls'
const programme = 'china-finland-challenge-2021'
/** What programmes do beside challenges: its public pages for who is signed in, and its desks. */
const series = 'robots-in-two-cities'
const intake = 'rain-gardens-2021'
const partnership = 'warm-schools-partnership'
const catalogue = 'dry-cellars-2021'
const ofProgramme = (slug: string, ...pages: string[]) =>
  pages.map((page) => `/organise/programmes/${slug}/${page}`)
const desk = (slug: string, ...pages: string[]) =>
  ['', ...pages.map((page) => `/${page}`)].map((page) => `/organise/challenges/${slug}${page}`)

type Desk = { role: DemoRole; pages: string[]; follow?: [from: string, link: RegExp][] }

/** Addresses by who works there; `follow` opens the first link of that kind and checks that page too. */
const desks: Desk[] = [
  {
    role: 'applicant-draft',
    pages: [
      '/proposals',
      '/account',
      '/account/address',
      '/account/mail',
      `/challenges/${urban}/apply`,
      `/challenges/${ranked}/vote/ballot`,
      `/programmes/${series}/standings/team`,
      `/programmes/${intake}/intake/apply`,
      ...['', '/new?kind=need', '/new?kind=profile', '/new?kind=offer'].map(
        (page) => `/programmes/${catalogue}/catalogue/own${page}`,
      ),
      '/mentoring',
    ],
    follow: [['/proposals', /\/proposals\/[0-9a-f-]+$/]],
  },
  {
    role: 'applicant-submitted',
    pages: ['/proposals'],
    follow: [['/proposals', /\/proposals\/[0-9a-f-]+$/]],
  },
  {
    role: 'juror',
    pages: [
      '/jury',
      ...['', '/conflicts', '/comments', '/conduct', '/compare', '/sheet', '/meeting'].map(
        (page) => `/jury/challenges/${judged}${page}`,
      ),
      `/jury/challenges/${ranked}/ranks`,
      ...['/pairs', '/conflicts'].map((page) => `/jury/challenges/${compared}${page}`),
    ],
    follow: [[`/jury/challenges/${judged}`, /\/jury\/assignments\//]],
  },
  {
    role: 'organiser',
    pages: [
      '/organise',
      '/organise/programmes/new',
      '/organise/programmes/import',
      ...[
        ...['', '/settings', '/look', '/people', '/approvals', '/calendar', '/partner', '/messages'],
        ...['/record', '/copy', '/sessions', '/sessions/new'],
      ].map((page) => `/organise/programmes/${programme}${page}`),
      ...desk(
        urban,
        'brief',
        'facts',
        'sites',
        'rules',
        'criteria',
        'form',
        'form/preview',
        'timeline',
        'questions',
        'share',
        'preview',
        'publish',
        'addenda',
        'extend',
        'extend/one',
        'proposals',
        'translations',
        'jury',
        'assignments',
      ),
      ...desk(
        judged,
        'translations',
        'proposals/tell',
        'progress',
        'host',
        'judging',
        'judging/preview',
        'way-of-judging',
        'public-vote',
        'rounds',
        'shortlist',
        'meeting',
        'minutes',
        'pitches',
        'ranking',
        'fairness',
        'decision',
        'feedback',
        'release',
      ),
      ...desk(decided, 'decision', 'feedback', 'release', 'appeals', 'pilots'),
    ],
    follow: [
      [`/organise/programmes/${programme}/sessions`, /\/sessions\/matchmaking-[^/]+$/],
      [`/organise/challenges/${judged}/proposals`, /\/proposals\/[0-9a-f-]+$/],
    ],
  },
  {
    role: 'organiser',
    pages: [
      ...ofProgramme(series, 'modules', 'series', 'series/setup', 'series/rounds/new', 'series/rounds/2'),
      ...ofProgramme(series, 'series/rounds/2/edit', 'series/rounds/3'),
      ...ofProgramme(intake, 'intake', 'intake/settings', 'intake/cohorts', 'intake/mentors'),
      ...ofProgramme(partnership, 'partnership', 'partnership/goals', 'partnership/needs'),
      ...ofProgramme(partnership, 'partnership/projects', 'partnership/projects/1', 'partnership/projects/2'),
      ...ofProgramme(partnership, 'partnership/reports', 'partnership/reports/2020'),
      ...ofProgramme(partnership, 'partnership/reports/2021', 'partnership/proposals'),
      ...ofProgramme(catalogue, 'matchmaking', 'introductions'),
    ],
    follow: [[`/organise/programmes/${intake}/intake`, /\/intake\/applications\/[0-9a-f-]+$/]],
  },
  { role: 'host', pages: ['/hosting'], follow: [['/hosting', /\/hosting\/[a-z0-9-]+$/]] },
  {
    role: 'partner',
    pages: [
      '/organise',
      `/organise/programmes/${programme}/partner`,
      ...ofProgramme(partnership, 'partner', 'partnership/proposals', 'partnership/proposals/2'),
    ],
  },
  { role: 'administrator', pages: ['/administration', '/administration/listings'] },
  {
    role: 'public',
    pages: ['/mailbox', '/style-guide', '/outages', `/challenges/${ranked}/vote`],
    follow: [['/mailbox', /\/mailbox\/[0-9a-f-]+$/]],
  },
]

/** Sub-pages of a proposal, beside its own. */
const ofProposal = [
  '/sections/organisation',
  '/sections/solution',
  '/sections/declarations',
  '/team',
  '/files',
  '/consortium',
  '/summary',
  '/secrets',
  '/reuse',
  '/check',
  '/readings',
  '/receipts/1',
  '/copy',
  '/appeal',
]

/** Sub-pages of a session's desk, beside its own. */
const ofSession = ['/edit', '/agenda', '/questions', '/live']

/** The other ways to look at a mail, beside how it looks. */
const ofMail = ['text', 'source', 'calendar', 'why'].map((view) => `?view=${view}`)

export async function run(stage: Stage): Promise<void> {
  const faults: string[] = []
  let states = 0
  const waiting = desks.map(asked).flatMap(inHalves)
  // Two browsers side by side: while one page is looked at, the next is written.
  await Promise.all([lane(), lane()])
  assert.deepEqual(faults, [])
  assert.ok(isPart || states >= 250, `${states} page states`)

  async function lane(): Promise<void> {
    for (let desk = waiting.shift(); desk; desk = waiting.shift()) {
      const checked = await checkDesk(stage, desk)
      faults.push(...checked.faults)
      states += checked.states
    }
  }
}

const asked = (desk: Desk): Desk => ({
  ...desk,
  pages: desk.pages.filter(isAsked),
  follow: desk.follow?.filter(([from]) => isAsked(from)),
})

/** A desk of many pages is two: the second half has the pages alone. */
function inHalves(desk: Desk): Desk[] {
  const half = Math.ceil(desk.pages.length / 2)
  if (half < 6) return [desk]
  return [
    { ...desk, pages: desk.pages.slice(0, half) },
    { role: desk.role, pages: desk.pages.slice(half) },
  ]
}

async function checkDesk(stage: Stage, { role, pages, follow = [] }: Desk) {
  const faults: string[] = []
  let states = 0
  const visit = await stage.visit(role, { bypassCSP: true, viewport: { width: 390, height: 844 } })
  const { page } = visit
  const found: string[] = []
  for (const [from, link] of follow) {
    await page.goto(`/en${from}`)
    const hrefs = await page
      .locator('main a')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
    const first = hrefs.find((href) => link.test(href))
    assert.ok(first, `${from} links to something like ${link}`)
    const path = first.replace(/^\/en/, '')
    found.push(path, ...subPagesOf(path).map((sub) => path + sub))
    if (path.startsWith('/mailbox/'))
      found.push(...ofMail.map((view) => path + view), await wayOutOfMail(page))
  }
  for (const path of [...pages, ...found]) {
    // A draft has no receipt and no copy yet.
    const checked = await faultsInEveryLanguage(page, path, { mayBeMissing: /receipts|copy/.test(path) })
    faults.push(...checked.faults)
    states += checked.states
  }
  // Pages that are not there yet complain by themselves.
  faults.push(...visit.complaints.filter((complaint) => !/404/.test(complaint)))
  await visit.close()
  return { faults, states }
}

function subPagesOf(path: string): readonly string[] {
  if (path.startsWith('/proposals/')) return ofProposal
  if (path.includes('/sessions/')) return ofSession
  if (path.startsWith('/hosting/')) return ['/plan', '/agreement', '/annexes', '/evidence', '/payments']
  return []
}

/** Where the link at the foot of a reminder leads whoever wants no more of them. */
async function wayOutOfMail(page: Page): Promise<string> {
  await page.goto('/en/mailbox?notice=proposal.draft_reminder&state=sent')
  const mail = await page.locator('main tbody a[href*="/mailbox/"]').first().getAttribute('href')
  const body = await (await page.request.get(`${mail}/body.html`)).text()
  const link = /href="[^"]*(\/unsubscribe\/[^"]+)"/.exec(body)?.[1]
  assert.ok(link, `${mail} has a link to refuse more of its kind`)
  return link
}
