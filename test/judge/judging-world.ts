import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  challenges,
  consensusRules,
  criteria,
  organisations,
  people,
  programmes,
  proposals,
  publicVotes,
  proposalVersions,
  teamMembers,
  waysOfJudging,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { CountingRule } from '#app/judge/core/deliberation/counting.ts'
import type { PeerSight } from '#app/lifecycle/challenge.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { TestDatabase } from '#test/setup/database.ts'

export const instants = {
  opensAt: '2021-12-03T07:00:00Z',
  whileOpen: '2021-12-10T10:00:00Z',
  closesAt: '2021-12-22T21:59:00Z',
  whileJudging: '2021-12-28T10:00:00Z',
  judgingEndsAt: '2022-01-12T14:00:00Z',
  announcesAt: '2022-01-14T08:00:00Z',
}

export type JudgingWorld = {
  readonly programmeId: string
  readonly challengeId: string
  readonly slug: string
  readonly organiserId: string
  readonly proposalIds: readonly string[]
  readonly leadIds: readonly string[]
  /** Weights 60 and 40, both on a scale of 1 to 5. */
  readonly criterionIds: readonly [string, string]
  readonly ports: Ports
  /** Which challenges were planned anew, in order. */
  readonly replanned: string[]
}

let count = 0

/** A challenge with eligible proposals, standing in `state`; the database's clock then reads `whileJudging`. */
export async function judgingWorld(
  database: TestDatabase,
  {
    proposalCount = 3,
    state = 'judging' as ChallengeState,
    minimumReviews = 2,
    isBlind = false,
    embargoHours = 0,
    jurorsSeeOthers = 'after-judging' as PeerSight,
    counts = 'individual' as CountingRule,
    vote = null as Omit<typeof publicVotes.$inferInsert, 'challengeId'> | null,
    way = null as Omit<typeof waysOfJudging.$inferInsert, 'challengeId'> | null,
  } = {},
): Promise<JudgingWorld> {
  const { db } = database
  count += 1
  await database.setClock(instants.whileOpen)
  const organiserId = await aPerson(db, 'Organiser')
  const approver = await aPerson(db, 'Approver')
  const programmeId = one(
    await db
      .insert(programmes)
      .values({
        slug: `programme-${count}`,
        zone: 'Europe/Helsinki',
        languages: ['en'],
        contactEmail: 'info@city.example',
      })
      .returning({ id: programmes.id }),
  )
  const slug = `challenge-${count}`
  const challengeId = one(
    await db
      .insert(challenges)
      .values({
        programmeId,
        slug,
        number: 1,
        state: 'open',
        zone: 'Europe/Helsinki',
        opensAt: new Date(instants.opensAt),
        closesAt: new Date(instants.closesAt),
        judgingEndsAt: new Date(instants.judgingEndsAt),
        announcesAt: new Date(instants.announcesAt),
        minimumReviews,
        isBlind,
        embargoHours,
        jurorsSeeOthers,
        eligibleKinds: ['enterprise', 'university', 'association'],
        createdBy: organiserId,
        approvedBy: approver,
      })
      .returning({ id: challenges.id }),
  )
  const [first, second] = await db
    .insert(criteria)
    .values([
      { challengeId, position: 1, weight: 60 },
      { challengeId, position: 2, weight: 40 },
    ])
    .returning({ id: criteria.id })
  if (!first || !second) throw new Error('Criteria were inserted and not returned')
  const proposalIds: string[] = []
  const leadIds: string[] = []
  for (let number = 1; number <= proposalCount; number += 1) {
    const { proposalId, leadId } = await anEligibleProposal(db, {
      challengeId,
      number,
      screenedBy: organiserId,
    })
    proposalIds.push(proposalId)
    leadIds.push(leadId)
  }
  if (vote) await db.insert(publicVotes).values({ ...vote, challengeId })
  if (way) await db.insert(waysOfJudging).values({ ...way, challengeId })
  if (counts === 'consensus')
    await db.insert(consensusRules).values({ challengeId, counts, statedBy: organiserId })
  await database.setClock(instants.whileJudging)
  await db.update(challenges).set({ state }).where(eq(challenges.id, challengeId))
  const replanned: string[] = []
  const ports: Ports = {
    db,
    clock: databaseClock,
    notices: {
      replan: (_tx, scope) => {
        replanned.push(scope.challengeId)
        return Promise.resolve()
      },
      readdress: () => Promise.resolve(),
      post: () => Promise.resolve(),
    },
  }
  const criterionIds = [first.id, second.id] as const
  return { programmeId, challengeId, slug, organiserId, proposalIds, leadIds, criterionIds, ports, replanned }
}

async function anEligibleProposal(
  db: Db,
  { challengeId, number, screenedBy }: { challengeId: string; number: number; screenedBy: string },
): Promise<{ proposalId: string; leadId: string }> {
  const title = `Proposal ${number}`
  const leadId = await aPerson(db, `Lead ${number}`)
  const organisationId = one(
    await db
      .insert(organisations)
      .values({ name: `Invented ${number}`, kind: 'enterprise', country: 'FI' })
      .returning({ id: organisations.id }),
  )
  const proposalId = one(
    await db
      .insert(proposals)
      .values({ challengeId, organisationId, reference: `HEL-2021-T${count}-${number}`, title })
      .returning({ id: proposals.id }),
  )
  await db.insert(teamMembers).values({ proposalId, personId: leadId, role: 'lead' })
  const body = JSON.stringify({ answers: { title, summary: `Canary ${number}` } })
  await db.insert(proposalVersions).values({
    proposalId,
    number: 1,
    requestId: crypto.randomUUID(),
    title,
    language: 'en',
    briefNumber: 1,
    body,
    salt: 'salt',
    hash: sha256(`salt\n${body}`),
  })
  const at = new Date(instants.whileOpen)
  await db
    .update(proposals)
    .set({
      state: 'submitted',
      submittedVersion: 1,
      submittedDraftVersion: 1,
      submittedAt: at,
      screening: 'eligible',
      screenedBy,
      screenedAt: at,
    })
    .where(eq(proposals.id, proposalId))
  return { proposalId, leadId }
}

let persons = 0

async function aPerson(db: Db, name: string): Promise<string> {
  persons += 1
  return one(
    await db
      .insert(people)
      .values({ name, email: `person.${persons}@judge.example` })
      .returning({ id: people.id }),
  )
}

function one(rows: { id: string }[]): string {
  const [row] = rows
  if (!row) throw new Error('A row was inserted and not returned')
  return row.id
}
