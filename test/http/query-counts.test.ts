import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { challenges, jurors, proposals, roleGrants } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { addressOf } from './addresses.ts'
import { countedQueries } from './counted.ts'
import type { Subject } from './expected-access.ts'
import { handlersOf, openSite, theBuild, type Site } from './site.ts'
import { aWorld, instants, type World } from './world.ts'

/*
 * A page costs as many queries with four rows as with one. Whole requests are counted, the gate's own included, as
 * the person who sees most on that page.
 */

const database = useDatabase({ keepsRows: true })

const queries = countedQueries(database)

let site: Site
let world: World
const cookies = new Map<Subject, string>()

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, queries.open(), { isDemo: true })
  pages = handlersOf(build).filter(
    ({ kind, pattern }) =>
      kind === 'loader' && pattern !== '(every page)' && pattern !== '/*' && pattern !== oneByOne,
  )
  for (const subject of new Set(Object.values(readers).concat(usually)))
    cookies.set(subject, await site.signIn(world.people[subject]!))
}, 900_000)

let pages: { pattern: string }[]

/** A file that holds whole proposals: each is read when its turn comes, so that none waits in memory. */
const oneByOne = '/:lang/jury/challenges/:challenge/proposals.zip'

/** A report that is kept for as long as the scores stand. */
const drawnOnce = '/:lang/organise/challenges/:challenge/fairness'

const usually: Subject = 'organiser'
const readers: Readonly<Record<string, Subject>> = {
  '/:lang/proposals': 'lead',
  '/:lang/challenges/:challenge/apply': 'lead',
  '/:lang/jury': 'juror',
  '/:lang/hosting': 'pilot manager',
  '/:lang/administration': 'administrator',
}

function readerOf(pattern: string): Subject {
  if (pattern in readers) return readers[pattern]!
  if (pattern.startsWith('/:lang/proposals/')) return 'lead'
  if (pattern.startsWith('/:lang/jury/')) return 'juror'
  return usually
}

async function costs(): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const { pattern } of pages) {
    const before = queries.soFar()
    const { status } = await site.send({
      path: addressOf(pattern, world),
      as: cookies.get(readerOf(pattern)),
    })
    if (status === 200) found.set(pattern, queries.soFar() - before)
  }
  return found
}

/** Three more of everything that pages list, for the same readers. */
async function grow(): Promise<void> {
  const { db } = database
  const { people, challengeIds, ports } = world
  const [programme] = await db
    .execute<{ id: string }>(sql`select id from programmes where slug = ${world.north}`)
    .then(({ rows }) => rows)
  const [seat] = await db.select().from(jurors).where(eq(jurors.personId, people.juror!))
  await database.setClock(instants.whileOpen)
  for (let more = 0; more < 3; more += 1) {
    const challenge = await insertChallenge(db, { programmeId: programme!.id, state: 'open' })
    await aJuror(db, { challengeId: challenge.id, personId: people.juror! })
    const { proposalId, leadId } = await aDraft(db, { challengeId: challenge.id, leadId: people.lead! })
    await aTeamMember(db, { proposalId })
    await aTeamMember(db, { proposalId: world.team.proposalId, role: 'viewer' })
    const handIn = {
      proposalId,
      personId: leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
    } as const
    await submitProposal(handIn, ports)
    const screened = { screening: 'eligible', screenedAt: new Date(instants.whileJudging) } as const
    // One organisation's people with a proposal in the judged challenge: nobody consents to that, so its guard looks away.
    await database.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`alter table proposals disable trigger proposals_move_with_consent`)
      await tx
        .update(proposals)
        .set({ ...screened, challengeId: challengeIds.judged })
        .where(eq(proposals.id, proposalId))
      await tx.execute(sql`alter table proposals enable trigger proposals_move_with_consent`)
    })
    const given = { challengeId: challengeIds.judged, proposalId }
    await anAssignment(db, { ...given, jurorId: seat!.id })
    const another = await aJuror(db, { challengeId: challengeIds.judged })
    await anAssignment(db, { ...given, jurorId: another.id })
    await db
      .insert(roleGrants)
      .values({ personId: (await aPerson(db)).id, role: 'auditor', programmeId: programme!.id })
  }
  const { rows } = await db.execute<{ id: string }>(sql`select id from challenges`)
  for (const { id } of rows) await ports.db.transaction((tx) => ports.notices.replan(tx, { challengeId: id }))
  await database.setClock(instants.beforeAnnouncement)
}

it(
  'every page costs the same number of queries with one row and with four',
  { timeout: 900_000 },
  async () => {
    // What is found once per process (the engine of sign-in, prepared texts) is found before counting.
    const first = await costs()
    const few = await costs()
    // Drawn once for the same scores and kept: compared as it is drawn anew, before and after.
    few.set(drawnOnce, first.get(drawnOnce)!)
    await grow()
    const many = await costs()
    expect(Object.fromEntries(many)).toEqual(Object.fromEntries(few))
    expect(Math.max(...few.values())).toBeLessThanOrEqual(25)
    expect(few.size).toBeGreaterThan(45)
    expect(await database.db.$count(challenges)).toBeGreaterThan(8)
  },
)
