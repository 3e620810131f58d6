import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  challenges,
  deadlineChanges,
  draftAnswers,
  messageEvents,
  messages,
  proposals,
  roleGrants,
  teamMembers,
} from '#db/schema/index.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const notices = createNoticesPort(noticeCatalogue)

let challenge: ChallengeRow

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open' })
})

async function aDraft(zone: string | null = null): Promise<{ id: string; personId: string }> {
  const lead = await aPerson(database.db, { zone })
  const organisation = await anOrganisation(database.db)
  const [draft] = await database.db
    .insert(proposals)
    .values({
      challengeId: challenge.id,
      organisationId: organisation.id,
      reference: `HEL-2021-${lead.id.slice(0, 4)}-1`,
      startedAt: new Date('2021-12-03T08:00:00Z'),
    })
    .returning({ id: proposals.id })
  await database.db.insert(teamMembers).values({ proposalId: draft!.id, personId: lead.id, role: 'lead' })
  await database.db
    .insert(draftAnswers)
    .values({ proposalId: draft!.id, question: 'summary', value: 'A summary' })
  return { id: draft!.id, personId: lead.id }
}

const replan = (proposalId?: string) =>
  database.db.transaction((tx) => notices.replan(tx, { challengeId: challenge.id, proposalId }))

function outbox() {
  const { id, key, state, reason, sendAt, personId } = messages
  return database.db
    .select({ id, key, state, reason, sendAt, personId })
    .from(messages)
    .orderBy(asc(sendAt), asc(key))
}

const reminders = async () => (await outbox()).filter(({ key }) => key.startsWith('proposal.draft_reminder:'))

describe('planning into the outbox', () => {
  it('plans once, however often it is asked', async () => {
    await aDraft()
    await replan()
    const once = await outbox()
    expect(once.length).toBeGreaterThan(3)
    await replan()
    expect(await outbox()).toEqual(once)
    const history = await database.db.select().from(messageEvents)
    expect(history).toHaveLength(once.length)
  })

  it('plans one proposal alone when only that one changed', async () => {
    const one = await aDraft()
    await aDraft()
    await replan(one.id)
    expect(new Set((await outbox()).map(({ personId }) => personId))).toEqual(new Set([one.personId]))
  })

  it('lets an organiser’s message stand when one proposal is planned', async () => {
    const organiser = await aPerson(database.db)
    await database.db
      .insert(roleGrants)
      .values({ personId: organiser.id, role: 'organiser', programmeId: challenge.programmeId })
    const draft = await aDraft()
    await replan()
    await replan(draft.id)
    const theirs = (await outbox()).filter(({ personId }) => personId === organiser.id)
    expect(theirs.length).toBeGreaterThan(0)
    expect(theirs.every(({ state }) => state === 'planned')).toBe(true)
  })

  it('moves reminders out of a night in Shanghai', async () => {
    const { personId } = await aDraft('Asia/Shanghai')
    await replan()
    const last = (await reminders()).findLast((row) => row.personId === personId)
    expect(last?.sendAt).toEqual(new Date('2021-12-22T12:45:00Z'))
  })

  it('replaces the reminders of a deadline that moved', async () => {
    await aDraft()
    await replan()
    const before = await reminders()
    const closesAt = new Date('2021-12-29T21:59:00Z')
    await database.db
      .update(challenges)
      .set({ closesAt, calendarVersion: 2 })
      .where(eq(challenges.id, challenge.id))
    await database.db.insert(deadlineChanges).values({
      challengeId: challenge.id,
      previousClosesAt: challenge.closesAt,
      closesAt,
      reason: 'A storm',
      changedAt: new Date('2021-12-08T10:00:00Z'),
    })
    await replan()
    const after = await reminders()
    const old = after.filter(({ key }) => before.some((row) => row.key === key))
    expect(old.every(({ state, reason }) => state === 'cancelled' && reason === 'no-longer-wanted')).toBe(
      true,
    )
    expect(after.filter(({ state }) => state === 'planned')).toHaveLength(before.length)
    expect((await outbox()).some(({ key }) => key.startsWith('challenge.deadline_extended:'))).toBe(true)
  })

  it('puts the number of queries beyond the number of proposals', async () => {
    const count = async () => {
      let queries = 0
      await database.db.transaction(async (tx) => {
        const counting = new Proxy(tx, {
          get: (target, key, receiver) => {
            if (key === 'select' || key === 'selectDistinct') queries += 1
            return Reflect.get(target, key, receiver) as unknown
          },
        })
        await notices.replan(counting, { challengeId: challenge.id })
      })
      return queries
    }
    await aDraft()
    const withOne = await count()
    for (let more = 0; more < 4; more += 1) await aDraft()
    expect(await count()).toBe(withOne)
  })
})

describe('posting', () => {
  const posted = {
    notice: 'account.invitation',
    key: 'account.invitation:one',
    to: { personId: null, name: 'Li Wei', email: 'li.wei@people.example', locale: 'zh-CN', zone: null },
    data: {
      token: 't',
      role: 'auditor',
      scope: null,
      invitedBy: 'Aino Esimerkki',
      expiresAt: '2021-12-20T10:00:00.000Z',
    },
  } as const

  it('puts a message into the outbox once, in the organiser’s zone when the reader has none', async () => {
    for (let time = 0; time < 2; time += 1) {
      await database.db.transaction((tx) =>
        notices.post(tx, { ...posted, programmeId: challenge.programmeId }),
      )
    }
    const rows = await database.db.select().from(messages)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      recipientName: 'Li Wei',
      locale: 'zh-CN',
      zone: 'Europe/Helsinki',
      class: 'mandatory',
      state: 'planned',
    })
  })

  it('vanishes with the transaction it belongs to', async () => {
    const failing = database.db.transaction(async (tx) => {
      await notices.post(tx, posted)
      throw new Error('the flow failed')
    })
    await expect(failing).rejects.toThrow('the flow failed')
    expect(await outbox()).toEqual([])
  })
})
