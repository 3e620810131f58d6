import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { people } from '#db/schema/index.ts'
import { sectionKeysOf } from '#app/apply/core/completeness.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { aSender, aService } from '#test/factories/a-sender.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { inBreadth } from './breadth.ts'
import { aClosedWorld, done, type ClosedWorld, type SeatName, type Way } from './closed-world.ts'
import { everyAddress, everythingIn, marksIn, type KnownValues } from './crawl.ts'
import { handlersOf, openSite, theBuild, type Ask, type Handler, type Reply } from './site.ts'

/*
 * Asks the whole site for a proposal that is closed to whoever asks. It finds the handlers by itself and asks each in every
 * way there is, with everything one can put into an address.
 */

const nobody = '00000000-0000-4000-8000-000000000000'

function knownIn({ programme, challenge, closed, others, fileId, assignmentIds }: ClosedWorld): KnownValues {
  return {
    ...{ challenge: [challenge.slug], programme: [programme.slug] },
    proposal: [closed.proposalId, others[0]!.proposalId],
    ...{ section: sectionKeysOf(standardForm).slice(0, 1), version: ['1'], file: [fileId] },
    winner: [closed.reference, others[0]!.reference],
    assignment: Object.values(assignmentIds),
    ...{ pilot: ['none'], invitation: ['none'], image: ['none.png'], colours: ['1f5c4d-9fd3bf'] },
    ...{
      sheet: ['page.css'],
      code: ['none'],
      following: [nobody],
      listing: ['none'],
      session: ['none'],
      entry: [nobody],
      round: ['1'],
      project: ['1'],
      year: ['2022'],
      application: [nobody],
    },
    ...{ place: [nobody], kept: [nobody], upload: [nobody], token: ['none'], message: [nobody] },
    ...{ notice: ['proposal.submitted'], broadcast: [nobody], person: [nobody] },
  }
}

/** What a juror can post that neither gives up the seat nor moves the challenge. */
const mayPost = ({ pattern }: Handler) =>
  /\/jury\/(assignments|challenges\/:challenge\/(?!conduct|meeting))/.test(pattern)

type Found = {
  /** Where the proposal showed. */
  readonly places: readonly string[]
  readonly broken: readonly string[]
  /** Every answer, without what is never the same twice, by a name. */
  readonly answers: ReadonlyMap<string, string>
}

function comparable(reply: Reply): string {
  const volatile =
    /"requestId":"[^"]+"|name="requestId" value="[^"]+"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g
  const requestId = reply.headers.get('x-request-id') ?? 'none'
  const said = everythingIn(reply).replaceAll(requestId, '<request>').replace(volatile, '<instant>')
  return `${reply.status} ${said.replace(/ (content-length|etag) \S+/g, '')}`
}

export type ClosedCrawl = Awaited<ReturnType<typeof aClosedCrawl>>

/** The site with a challenge judged that way, and what can be asked of it. */
export async function aClosedCrawl(database: TestDatabase, way: Way) {
  const build = await theBuild()
  const handlers = handlersOf(build).filter(({ routeId }) => routeId !== 'root')
  const world = await aClosedWorld(database, way)
  const site = openSite(build, database)
  const known = knownIn(world)

  /** What pages take behind the question mark: a search that finds everything, whole lists, chosen rows. */
  function query(): string {
    const asked = { q: 'canary', rows: 'all', text: 'en', as: 'juror', what: 'all', show: 'all' }
    const words = new URLSearchParams(asked)
    for (const own of Object.values(world.assignmentIds)) words.append('own', own)
    words.append('proposal[]', `${world.closed.proposalId}:1`)
    return words.toString()
  }

  /**
   * The ways to ask one handler, the cheapest first: who is refused by it is told the same by the others. A page is drawn of
   * its data alone, so that only a thorough crawl looks at it drawn.
   */
  function asksOf(handler: Handler, path: string, isThorough: boolean): Ask[] {
    const { kind, intent, isPage, routeId: data } = handler
    if (kind === 'action') {
      const form = { intent: intent ?? undefined }
      return mayPost(handler) && isThorough ? [{ path, form, method: 'POST' }] : []
    }
    const searched = `${path}?${query()}`
    if (!isPage) return [{ path }, { path: searched }, { path, method: 'HEAD' }]
    const drawn = isThorough ? [{ path }, { path: `${path}.data` }] : []
    return [{ path, data }, { path: searched, data }, ...drawn]
  }

  /** The marks of the closed proposal in an answer; what the address itself said comes back and tells nothing. */
  function marksOf(reply: Reply, path: string): string[] {
    return marksIn(everythingIn(reply), world.marks).filter((mark) => !path.includes(mark))
  }

  /** Asks these handlers for everything as this person. */
  async function crawl(
    personId: string,
    which: readonly Handler[],
    { isThorough = false } = {},
  ): Promise<Found> {
    const as = await site.signIn(personId)
    const places = new Set<string>()
    const broken: string[] = []
    const answers = new Map<string, string>()
    for (const handler of which) {
      for (const path of everyAddress(handler.pattern, known, 'en')) {
        for (const ask of asksOf(handler, path, isThorough)) {
          const reply = await site.send({ ...ask, as })
          // Without a worker the installation is not ready, and says so.
          if (reply.status >= 500 && path !== '/readyz') broken.push(`${ask.path}: ${reply.status}`)
          if (marksOf(reply, ask.path).length > 0) places.add(handler.pattern)
          answers.set(`${ask.method ?? 'GET'} ${ask.path} ${ask.data ?? ''}`, comparable(reply))
          if (reply.status >= 300 && handler.kind === 'loader') break
        }
      }
    }
    return { places: [...places].sort(), broken, answers }
  }

  /** What is not for everybody: what is says the same to whoever asks, and one of them asks it before the announcement. */
  const personal = () => handlers.filter(({ rule }) => rule.who !== 'anyone' || rule.database === 'app')

  /** Where a jury, and who runs it, work: the pages on which a number could tell. */
  const atWork = () => personal().filter(({ pattern }) => /\/(jury|organise)\b/.test(pattern))

  const readOf = (patterns: readonly string[]) =>
    handlers.filter(({ kind, pattern }) => kind === 'loader' && patterns.includes(pattern))

  const seatOf = (name: SeatName) => world.seats[name].personId

  /** Asks for everything where the proposal is nowhere to be seen; returns the answers. */
  async function isClosed(personId: string, { which = personal(), isThorough = false } = {}) {
    const { places, broken, answers } = await crawl(personId, inBreadth(which), { isThorough })
    expect(broken).toEqual([])
    expect(places).toEqual([])
    return answers
  }

  /** The juror on this seat says that they have a conflict. */
  async function declare(name: SeatName): Promise<void> {
    const { challenge, closed, ports, seats } = world
    const own = { standing: 'conflict', kind: 'family', privateNote: null } as const
    const declarations = [{ proposalId: closed.proposalId, ...own }]
    const about = { challengeId: challenge.id, personId: seats[name].personId, declarations }
    await done(declareConflicts(about, ports))
  }

  /** An organiser keeps the juror on this seat from it. */
  async function exclude(name: SeatName): Promise<void> {
    const { challenge, closed, staff, seats, ports } = world
    const pair = { challengeId: challenge.id, jurorId: seats[name].id, proposalId: closed.proposalId }
    await done(excludeJuror({ ...pair, by: staff[0], reason: 'Advises them' }, ports))
  }

  /** Every mail that goes out now, by the address it goes to. */
  async function mailSent(): Promise<(personId: string) => Promise<string>> {
    const service = aService()
    await sendDueMessages(aSender(database.db, service))
    return async (personId) => {
      const [person] = await database.db.select().from(people).where(eq(people.id, personId))
      const own = service.inbox.filter(({ to }) => to.includes(person!.email))
      return own.map(({ subject, html, text, calendar }) => [subject, html, text, calendar].join()).join()
    }
  }

  /** What the mail to those kept from it says of it. */
  async function toldByMail(mailOf: (personId: string) => Promise<string>): Promise<string[]> {
    const mails = await Promise.all(keptSeats.map((name) => mailOf(seatOf(name))))
    expect(mails.join()).not.toBe(',,,')
    return marksIn(mails.join('\n'), world.marks)
  }

  return {
    ...{ world, handlers, crawl, personal, atWork, readOf, seatOf },
    ...{ isClosed, declare, exclude, mailSent, toldByMail },
  }
}

/** Those who are kept from it in the end. */
const keptSeats = ['early', 'late', 'chair', 'insider'] as const

export const jury = '/:lang/jury/challenges/:challenge'
const assignment = '/:lang/jury/assignments/:assignment'
export const desk = '/:lang/organise/challenges/:challenge'

export const ofJurors = [
  ...[jury, `${jury}/compare`, `${jury}/conflicts`, `${jury}/proposals.zip`],
  ...[`${jury}/sheet.csv`, `${jury}/sheet.xlsx`],
  ...[assignment, `${assignment}/check`, `${assignment}/files/:file`],
]
export const ofDeliberation = [
  ...[`${jury}/meeting`, `${jury}/minutes.txt`, `${jury}/pitches.ics`, `${assignment}/others`],
]
export const ofChairs = [
  ...['fairness', 'jury', 'meeting', 'minutes', 'minutes.html', 'minutes.txt', 'pitches'],
  ...['extend/one', 'progress', 'ranking', 'shortlist'],
].map((page) => `${desk}/${page}`)
export const ofStaff = [
  ...['decision', 'host', 'host/:proposal', 'host/:proposal/files/:file', 'translations.csv'],
  ...['translations.xlf', 'proposals', 'proposals.csv', 'proposals.xlsx', 'proposals.json', 'proposals/ask'],
  ...['', '/files/:file', '/dossier.zip'].map((part) => `proposals/:proposal${part}`),
].map((page) => `${desk}/${page}`)
export const ofRecord = ['record', 'record.json'].map(
  (page) => `/:lang/organise/programmes/:programme/${page}`,
)
