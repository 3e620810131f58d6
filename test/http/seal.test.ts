import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { messages, recordEntries } from '#db/schema/index.ts'
import { sectionKeysOf } from '#app/apply/core/completeness.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { handlersOf, openSite, theBuild, type Handler, type Reply, type Site } from './site.ts'
import { aWorld, instants, type World } from './world.ts'

/*
 * While a sealed challenge takes proposals, everybody who works for it opens every address there is. Whatever a team wrote
 * begins with "sealedword": nobody outside the team may be shown one of these words, only how many proposals there are.
 */

const database = useDatabase({ keepsRows: true })
const word = 'sealedword'

let site: Site
let handlers: Handler[]
let world: World
let proposalId: string
let reference: string

beforeAll(async () => {
  const build: ServerBuild = await theBuild()
  handlers = handlersOf(build)
  world = await aWorld(database)
  await database.setClock(instants.whileOpen)
  const leadId = (await aPerson(database.db, { name: `${word} lead`, email: `${word}-lead@people.example` }))
    .id
  const answers = Object.fromEntries(
    Object.entries(completeAnswers).map(([question, value]) => [
      question,
      /^(yes|no|\d+|en|fi|sv|zh-CN|[a-z]{1,12})$/.test(value) ? value : `${word}-${question} ${value}`,
    ]),
  )
  const draft = await aDraft(database.db, {
    challengeId: world.challengeIds.open,
    leadId,
    answers,
    organisation: { name: `${word}-organisation` },
  })
  ;({ proposalId, reference } = draft)
  const submitted = await submitProposal(
    { proposalId, personId: leadId, role: 'lead', draftVersion: 1, requestId: randomUUID() },
    world.ports,
  )
  if (!submitted.ok) throw new Error(submitted.refusal.code)
  site = openSite(build, database)
}, 900_000)

function addressesOf(pattern: string, messageIds: readonly string[]): string[] {
  const known: Record<string, readonly string[]> = {
    lang: ['en'],
    challenge: [world.slugs.open],
    programme: [world.north],
    proposal: [proposalId],
    section: sectionKeysOf(standardForm),
    version: ['1'],
    message: messageIds,
    session: [world.sessionSlug],
  }
  return [...pattern.matchAll(/:(\w+)/g)].reduce(
    (paths, [placeholder, name]) =>
      paths.flatMap((path) => (known[name!] ?? ['none']).map((value) => path.replace(placeholder, value))),
    [pattern.replace('*', 'en/no/such/page')],
  )
}

const wordsIn = ({ body, headers, location }: Reply) => [
  ...new Set([body, location, ...[...headers].flat()].join(' ').match(/sealedword[\w-]*/g) ?? []),
]

/** Opens everything as this person; the sealed words that were shown, each with its address, and how many answers there were. */
async function openEverything(personId: string) {
  const as = await site.signIn(personId)
  const mails = await database.db
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.proposalId, proposalId))
  const shown: string[] = []
  let answers = 0
  let counts = 0
  for (const { kind, pattern, routeId } of handlers) {
    if (kind !== 'loader' || routeId === 'root') continue
    for (const path of addressesOf(
      pattern,
      mails.map(({ id }) => id),
    )) {
      for (const ask of [
        { path: `${path}?q=${word}&search=${word}`, as },
        { path, as, data: routeId },
      ]) {
        const reply = await site.send(ask)
        answers += 1
        // A search field shows what was typed into it: only more than the bare word is something found.
        shown.push(
          ...wordsIn(reply)
            .filter((found) => found !== word)
            .map((found) => `${found} at ${path}`),
        )
        if (reply.body.includes('"submitted":1')) counts += 1
      }
    }
  }
  return { shown, answers, counts }
}

describe('until the deadline of a sealed challenge', () => {
  it.each([
    'organiser',
    'operator',
    'organiser of the challenge',
    'challenge owner',
    'screener',
    'chair by role',
    'auditor',
    'partner',
    'administrator',
  ] as const)('the %s finds no word of what was handed in', { timeout: 900_000 }, async (subject) => {
    const { shown, answers, counts } = await openEverything(world.people[subject]!)
    expect(shown).toEqual([])
    expect(answers).toBeGreaterThan(100)
    if (subject === 'organiser') expect(counts).toBeGreaterThan(0)
  })

  it('the words are there to be found: after it the organiser finds them, and the first opening is in the record', async () => {
    const as = await site.signIn(world.people.organiser!)
    const path = `/en/organise/challenges/${world.slugs.open}/proposals`
    const openings = () =>
      database.db.select().from(recordEntries).where(eq(recordEntries.type, 'ProposalsUnsealed'))
    expect(wordsIn(await site.send({ path, as }))).toEqual([])
    expect(await openings()).toEqual([])
    await database.ownerDb.execute(
      sql`update demo_clock set shift = '2022-03-01T22:00:00Z'::timestamptz - clock_timestamp()`,
    )
    expect(wordsIn(await site.send({ path, as }))).toContain(`${word}-organisation`)
    const auditor = await site.signIn(world.people.auditor!)
    expect(wordsIn(await site.send({ path, as: auditor }))).toContain(`${word}-organisation`)
    const found = await openings()
    expect(found).toMatchObject([{ challengeId: world.challengeIds.open }])
    expect(JSON.parse(found[0]!.body)).toMatchObject({ by: world.people.organiser, submitted: 1 })
    expect(found[0]!.body).not.toContain(reference)
  })
})
