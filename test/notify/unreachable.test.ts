import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messages, people, suppressions } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { unreachableIn } from '#app/notify/data/unreachable.server.ts'
import { readProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { proposalList } from '#app/deadline/data/proposal-list.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { anEntrance } from '#test/factories/an-entrance.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let challenge: ChallengeRow
type Person = Awaited<ReturnType<typeof aPerson>>
let juror: Person

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open' })
  juror = await aPerson(database.db, { name: 'Bo Tuomari', email: 'bo@people.example' })
})

let count = 0
async function aMessage(to: Person, given: Partial<typeof messages.$inferInsert> = {}) {
  count += 1
  const at = given.stateAt ?? new Date('2021-12-07T10:00:00Z')
  await database.db.insert(messages).values({
    key: `key-${count}`,
    notice: 'jury.progress',
    class: 'service',
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    personId: to.id,
    recipientName: to.name,
    email: to.email,
    locale: 'en',
    zone: 'Europe/Helsinki',
    sendAt: at,
    stateAt: at,
    sentAt: at,
    contentHash: 'h',
    ...given,
  })
}

const found = () => unreachableIn(database.db, challenge.programmeId)
const suppress = (email: string) =>
  database.db.insert(suppressions).values({ email, reason: 'bounced', origin: 'service' })

describe('who cannot be reached', () => {
  it('is whoever’s mail came back, with what they missed', async () => {
    await aMessage(juror, { state: 'bounced' })
    await aMessage(juror, { state: 'suppressed', stateAt: new Date('2021-12-07T12:00:00Z') })
    await aMessage(await aPerson(database.db), { state: 'sent' })
    expect(await found()).toEqual([
      {
        personId: juror.id,
        name: 'Bo Tuomari',
        email: 'bo@people.example',
        cause: 'bounced',
        since: new Date('2021-12-07T10:00:00Z'),
        isLead: false,
        missed: [{ notice: 'jury.progress', count: 2 }],
        contacts: [],
      },
    ])
  })

  it('is nobody any more once a later mail has arrived, the block is lifted or the address is another', async () => {
    await aMessage(juror, { state: 'bounced' })
    await aMessage(juror, { state: 'delivered', stateAt: new Date('2021-12-07T12:00:00Z') })
    expect(await found()).toEqual([])
    await suppress('bo@people.example')
    expect(await found()).toMatchObject([{ email: 'bo@people.example', cause: 'bounced' }])
    await database.db.update(people).set({ email: 'bo@new.example' }).where(eq(people.id, juror.id))
    expect(await found()).toEqual([])
    await database.db.update(people).set({ email: 'bo@people.example' }).where(eq(people.id, juror.id))
    expect(await found()).toHaveLength(1)
    await database.ownerDb.delete(suppressions)
    expect(await found()).toEqual([])
  })

  it('does not say before the deadline who writes a proposal; after it the lead stands first', async () => {
    const { db } = database
    const lead = await aPerson(db, { name: 'Aino', email: 'aino@people.example' })
    const { proposalId } = await aDraft(db, { challengeId: challenge.id, leadId: lead.id })
    const editor = await aTeamMember(db, { proposalId })
    await submitProposal(
      { proposalId, personId: lead.id, role: 'lead', draftVersion: 1, requestId: randomUUID() },
      { db, clock: databaseClock, notices: realNotices },
    )
    await aMessage(lead, { notice: 'proposal.submitted', proposalId, state: 'bounced' })
    await aMessage(juror, { state: 'bounced', stateAt: new Date('2021-12-07T12:00:00Z') })
    await suppress('aino@people.example')
    expect(await found()).toMatchObject([{ name: 'Bo Tuomari' }])
    await database.setClock('2021-12-23T10:00:00Z')
    expect(await found()).toMatchObject([
      {
        ...{ name: 'Aino', isLead: true, missed: [{ notice: 'proposal.submitted', count: 1 }] },
        contacts: [{ name: editor.name, email: editor.email }],
      },
      { name: 'Bo Tuomari', isLead: false },
    ])
    const query = readProposalQuery(new URLSearchParams('unreachable=yes'))
    const { rows } = await proposalList(db, { challengeId: challenge.id, personId: juror.id }, query)
    expect(rows).toMatchObject([{ isLeadUnreachable: true }])
  })
})

describe('the viewer', () => {
  it('hears that mail comes back, until the address or the block changes', async () => {
    const { db } = database
    const trouble = async () => (await anEntrance(db, juror.id))?.viewer.mailTrouble
    expect(await trouble()).toBeUndefined()
    await suppress('bo@people.example')
    expect(await trouble()).toBe('bounced')
    await db.update(people).set({ email: 'bo@new.example' }).where(eq(people.id, juror.id))
    expect(await trouble()).toBeUndefined()
  })
})
