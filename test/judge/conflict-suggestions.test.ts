import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import {
  affiliations,
  challenges,
  consortiumPartners,
  dismissedSuggestions,
  organisations,
  people,
  programmeParties,
  recordEntries,
  teamMembers,
} from '#db/schema/index.ts'
import { fingerprintOf, parentsOf, suggestionsOfJury } from '#app/judge/data/conflict-suggestions.server.ts'
import { tiesOfPerson } from '#app/judge/data/own-ties.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { forgetOwnTie, forgetParent, tellTie, type NewTie } from '#app/judge/flows/tell-tie.server.ts'
import { aDeclaration, aJuror } from '#test/factories/a-jury.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { instants, judgingWorld } from './judging-world.ts'

const database = useDatabase()
const now = new Date(instants.whileJudging)

async function aSeat() {
  const world = await judgingWorld(database, { state: 'closed' })
  const juror = await aJuror(database.db, { challengeId: world.challengeId })
  const { challengeId } = world
  const suggested = async () =>
    ((await suggestionsOfJury(database.db, { challengeId, now })).get(juror.id) ?? [])
      .map(({ proposalId, reason }) => [world.proposalIds.indexOf(proposalId), reason.kind] as const)
      .sort(([a], [b]) => a - b)
  const tell = (given: Partial<NewTie>) =>
    tellTie(
      {
        challengeId,
        by: juror.personId,
        kind: 'employment',
        organisation: null,
        otherName: 'Invented 1',
        fromYear: null,
        untilYear: null,
        ...given,
      },
      world.ports,
    )
  return { ...world, juror, suggested, tell }
}

it('finds nothing where nothing is known', async () => {
  const { suggested } = await aSeat()
  expect(await suggested()).toEqual([])
})

it('finds a juror’s own ties, whatever the spelling, until they are taken back', async () => {
  const { challengeId, juror, suggested, tell, ports, leadIds } = await aSeat()
  await tell({ otherName: 'INVENTED-2 Oy' })
  await tell({ kind: 'family', otherName: 'Lead 1' })
  await tell({ kind: 'ownership', otherName: 'Invented 3', untilYear: 2010 })
  expect(await suggested()).toEqual([
    [0, 'person'],
    [1, 'tie'],
  ])
  const own = await tiesOfPerson(database.db, { challengeId, personId: juror.personId })
  await forgetOwnTie({ tieId: own[0]!.id, personId: leadIds[0]! }, ports)
  expect(await suggested()).toHaveLength(2)
  await forgetOwnTie({ tieId: own[0]!.id, personId: juror.personId }, ports)
  expect(await suggested()).toEqual([[0, 'person']])
})

it('finds mail domains, affiliations, partners, owners and what else they are in', async () => {
  const { db } = database
  const { suggested, juror, proposalIds, challengeId, organiserId, tell, ports } = await aSeat()
  await db.update(people).set({ email: 'juror@own.example' }).where(eq(people.id, juror.personId))
  await aTeamMember(db, { proposalId: proposalIds[0]!, email: 'other@mail.own.example' })
  expect(await suggested()).toEqual([[0, 'mail-domain']])

  const [employer] = await db
    .insert(organisations)
    .values({ name: 'Kumppani Oy', kind: 'enterprise' })
    .returning()
  await db.insert(affiliations).values({ personId: juror.personId, organisationId: employer!.id })
  await db.insert(consortiumPartners).values({
    proposalId: proposalIds[1]!,
    name: 'KUMPPANI',
    country: 'FI',
    part: 'Measures',
  })
  expect(await suggested()).toEqual([
    [0, 'mail-domain'],
    [1, 'tie'],
  ])

  await tell({ by: organiserId, kind: 'parent', organisation: 'Invented 3 Ltd', otherName: 'Kumppani' })
  expect(await suggested()).toContainEqual([2, 'parent'])
  const [link] = await parentsOf(db, challengeId)
  expect(link).toMatchObject({ child: 'Invented 3 Ltd', parent: 'Kumppani' })
  const elsewhere = await judgingWorld(database)
  await forgetParent({ tieId: link!.id, challengeId: elsewhere.challengeId }, ports)
  expect(await suggested()).toContainEqual([2, 'parent'])
  await forgetParent({ tieId: link!.id, challengeId }, ports)
  expect(await suggested()).not.toContainEqual([2, 'parent'])
})

it('finds a host that takes part itself, and the teams of other challenges', async () => {
  const { db } = database
  const { suggested, juror, challengeId, programmeId } = await aSeat()
  const [host] = await db
    .insert(organisations)
    .values({ name: 'Invented 1 Oy', kind: 'enterprise', website: 'https://www.host.example' })
    .returning()
  await db.insert(programmeParties).values({ programmeId, organisationId: host!.id, relation: 'sponsor' })
  await db.update(challenges).set({ ownerOrganisationId: host!.id }).where(eq(challenges.id, challengeId))
  expect(await suggested()).toEqual([])
  await db.update(people).set({ email: 'juror@host.example' }).where(eq(people.id, juror.personId))
  expect(await suggested()).toEqual([[0, 'host']])

  await db.update(people).set({ email: 'juror@jury.example' }).where(eq(people.id, juror.personId))
  const other = await judgingWorld(database)
  const member = { proposalId: other.proposalIds[2]!, personId: juror.personId, role: 'viewer' } as const
  await db.insert(teamMembers).values(member)
  expect(await suggested()).toEqual([[2, 'tie']])
})

it('is dismissed by who saw it, comes back when something new is found, and goes with a conflict', async () => {
  const { challengeId, juror, proposalIds, ports, suggested, tell } = await aSeat()
  const [proposalId] = proposalIds
  await tell({})
  const clear = { proposalId: proposalId!, standing: 'clear', kind: null, privateNote: null } as const
  const declare = (seen: string) =>
    declareConflicts(
      { challengeId, personId: juror.personId, declarations: [clear], seen: { [proposalId!]: seen } },
      ports,
    )
  const waiting = (await suggestionsOfJury(database.db, { challengeId, now })).get(juror.id) ?? []
  expect(await declare(fingerprintOf([]))).toMatchObject({ value: { changed: 1, dismissed: 0 } })
  expect(await suggested()).toHaveLength(1)
  expect(await declare(fingerprintOf(waiting))).toMatchObject({ value: { changed: 0, dismissed: 1 } })
  expect(await suggested()).toEqual([])
  const bodies = (await database.db.select().from(recordEntries)).map(({ body }) => body)
  expect(bodies.at(-1)).toContain('"dismissed":1')
  expect(bodies.join()).not.toContain('Invented')

  await tell({ kind: 'ownership' })
  expect(await suggested()).toEqual([[0, 'tie']])
  await declareConflicts(
    {
      challengeId,
      personId: juror.personId,
      declarations: [{ ...clear, standing: 'conflict', kind: 'ownership' }],
    },
    ports,
  )
  expect(await suggested()).toEqual([])
  expect(await database.db.$count(dismissedSuggestions)).toBe(1)
})

it('asks nothing of an excluded juror, and of nobody who only was invited', async () => {
  const { challengeId, juror, proposalIds, organiserId, tell, suggested } = await aSeat()
  await tell({})
  await aDeclaration(database.db, {
    challengeId,
    jurorId: juror.id,
    proposalId: proposalIds[0]!,
    standing: 'excluded',
    excludedBy: organiserId,
    exclusionReason: 'Advises them',
  })
  expect(await suggested()).toEqual([])
  const invited = await aJuror(database.db, { challengeId, state: 'invited' })
  expect((await suggestionsOfJury(database.db, { challengeId, now })).has(invited.id)).toBe(false)
})
