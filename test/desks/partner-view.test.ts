import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { challenges, followers, people } from '#db/schema/index.ts'
import { partnerNumbers } from '#app/desks/data/partner-view.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { portsOf } from '../apply/apply-world.ts'

const database = useDatabase()

/** A programme with an open challenge that has one follower and one proposal, and a draft beside it. */
async function aProgramme() {
  const { db } = database
  await database.setClock('2021-12-10T10:00:00Z')
  const programme = await insertProgramme(db)
  const programmeId = programme.id
  const open = await insertChallenge(db, { programmeId, state: 'open' })
  await insertChallenge(db, { programmeId, title: 'A draft that nobody may see' })
  const person = await aPerson(db)
  const [row] = await db.select().from(people).where(eq(people.id, person.id))
  await db.insert(followers).values({
    challengeId: open.id,
    email: row?.email ?? '',
    locale: 'en',
    personId: person.id,
    confirmedAt: new Date('2021-12-09T10:00:00Z'),
    expiresAt: null,
  })
  const { proposalId, leadId } = await aDraft(db, { challengeId: open.id, leadId: person.id })
  const submitted = await submitProposal(
    {
      proposalId,
      personId: leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
    },
    portsOf(database),
  )
  expect(submitted).toMatchObject({ ok: true })
  return { programmeId, open }
}

const numbers = (programmeId: string, challengeIds: string[] | null = null) =>
  partnerNumbers(database.db, { programmeId, challengeIds })

it('counts followers at once, proposals from the deadline on, winners from the announcement on', async () => {
  const { programmeId, open } = await aProgramme()
  const sealed = { eligible: null, winners: null, pilots: null }
  expect(await numbers(programmeId)).toEqual([{ slug: open.slug, followers: 1, submitted: null, ...sealed }])
  await database.setClock('2021-12-22T21:58:00Z')
  expect(await numbers(programmeId)).toMatchObject([{ submitted: null }])
  await database.setClock('2021-12-22T21:59:00Z')
  expect(await numbers(programmeId)).toEqual([{ slug: open.slug, followers: 1, submitted: 1, ...sealed }])
})

it('does not tell a decision that is confirmed before its instant, nor one that was never confirmed', async () => {
  const { programmeId, open } = await aProgramme()
  await database.setClock('2022-01-14T07:59:00Z')
  const decider = await aPerson(database.db)
  const confirmer = await aPerson(database.db)
  await database.db
    .update(challenges)
    .set({ decidedBy: decider.id, decisionHash: 'a'.repeat(64), confirmedBy: confirmer.id })
    .where(eq(challenges.id, open.id))
  expect(await numbers(programmeId)).toMatchObject([{ eligible: null, winners: null, pilots: null }])
  await database.setClock('2022-01-14T08:00:00Z')
  expect(await numbers(programmeId)).toMatchObject([{ eligible: 0, winners: 0, pilots: 0 }])
  await database.db.update(challenges).set({ confirmedBy: null }).where(eq(challenges.id, open.id))
  expect(await numbers(programmeId)).toMatchObject([{ eligible: null, winners: null, pilots: null }])
})

it('shows a partner of one challenge nothing of the others', async () => {
  const { programmeId, open } = await aProgramme()
  const other = await insertChallenge(database.db, { programmeId, state: 'open' })
  expect((await numbers(programmeId)).map(({ slug }) => slug)).toEqual([open.slug, other.slug])
  expect((await numbers(programmeId, [other.id])).map(({ slug }) => slug)).toEqual([other.slug])
  expect(await numbers(programmeId, [])).toEqual([])
})
