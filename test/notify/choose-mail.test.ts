import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { mailRefusals, messages } from '#db/schema/index.ts'
import type { QuietHours } from '#app/notify/core/moments.ts'
import type { NoticesPort } from '#app/notify/core/port.ts'
import { planScopesOf, refusalsOf, titlesOfChallenges } from '#app/notify/data/mail-refusals.server.ts'
import { refuseMail, saveMailChoice } from '#app/notify/flows/choose-mail.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const reminder = 'proposal.draft_reminder'
let air: ChallengeRow
let water: ChallengeRow
let lead: string
let drafts: { air: string; water: string }
let replanned: object[]
let notices: NoticesPort

beforeEach(async () => {
  const { db } = database
  await database.setClock('2021-12-08T10:00:00Z')
  air = await insertChallenge(db, { state: 'open', title: 'Clean air' })
  water = await insertChallenge(db, { state: 'open', title: 'Clean water' })
  lead = (await aPerson(db)).id
  drafts = {
    air: (await aDraft(db, { challengeId: air.id, leadId: lead })).proposalId,
    water: (await aDraft(db, { challengeId: water.id, leadId: lead })).proposalId,
  }
  replanned = []
  notices = {
    ...realNotices,
    async replan(tx, scope) {
      replanned.push(scope)
      await realNotices.replan(tx, scope)
    },
  }
})

const ports = () => ({ db: database.db, notices })
const known = async () =>
  (await refusalsOf(database.db, lead)).map(({ notice, challengeId }) => ({ notice, challengeId }))

describe('saying no to mail', () => {
  it('is written once, however often it is said, and plans the person’s proposals anew', async () => {
    const refused = { notice: reminder, challengeId: null }
    expect(await refuseMail({ personId: lead, refused }, ports())).toBe(true)
    expect(await known()).toEqual([refused])
    const scopes = [
      { challengeId: air.id, proposalId: drafts.air },
      { challengeId: water.id, proposalId: drafts.water },
    ].sort((a, b) => (a.challengeId < b.challengeId ? -1 : 1))
    expect(replanned).toEqual(scopes)
    await refuseMail({ personId: lead, refused }, ports())
    expect(await known()).toEqual([refused])
    expect(replanned).toEqual(scopes)
  })

  it('about one challenge touches that one alone', async () => {
    await refuseMail({ personId: lead, refused: { notice: reminder, challengeId: air.id } }, ports())
    expect(replanned).toEqual([{ challengeId: air.id, proposalId: drafts.air }])
  })

  it('keeps the reminders away and brings them back when it is taken back', async () => {
    const { db } = database
    await db.transaction((tx) => realNotices.replan(tx, { challengeId: air.id }))
    const waiting = async () =>
      (await db.select().from(messages).where(eq(messages.personId, lead)))
        .filter((row) => row.notice === reminder && row.state === 'planned')
        .map(({ key }) => key)
        .sort()
    const before = await waiting()
    expect(before.length).toBeGreaterThan(0)
    const refused = { notice: reminder, challengeId: air.id }
    await refuseMail({ personId: lead, refused }, ports())
    expect(await waiting()).toEqual([])
    await refuseMail({ personId: lead, refused, isTakenBack: true }, ports())
    expect(await known()).toEqual([])
    expect(await waiting()).toEqual(before)
  })

  it('twice at the same moment is one refusal', async () => {
    const refused = { notice: null, challengeId: null }
    const answers = await Promise.all([1, 2, 3].map(() => refuseMail({ personId: lead, refused }, ports())))
    expect(answers).toEqual([true, true, true])
    expect(await known()).toEqual([refused])
  })

  it('of somebody who is gone is no failure', async () => {
    const nobody = '11111111-1111-4111-8111-111111111111'
    expect(
      await refuseMail({ personId: nobody, refused: { notice: null, challengeId: null } }, ports()),
    ).toBe(false)
    expect(await database.db.$count(mailRefusals)).toBe(0)
  })

  it('is undone as a whole when planning fails', async () => {
    notices = { ...realNotices, replan: () => Promise.reject(new Error('planning failed')) }
    const refused = { notice: reminder, challengeId: null }
    await expect(refuseMail({ personId: lead, refused }, ports())).rejects.toThrow('planning failed')
    expect(await known()).toEqual([])
  })
})

describe('choosing on the page', () => {
  const kinds = ['proposal.started', reminder, 'jury.progress']

  it('stores what is not ticked, and nothing but one word when nothing is', async () => {
    const choose = (wanted: string[], heardAgain: string[] = []) =>
      saveMailChoice({ personId: lead, kinds, wanted, heardAgain }, ports())
    await choose(['proposal.started', 'jury.progress'])
    expect(await known()).toEqual([{ notice: reminder, challengeId: null }])
    await choose([])
    expect(await known()).toEqual([{ notice: null, challengeId: null }])
    await choose(kinds)
    expect(await known()).toEqual([])
  })

  it('takes back a single challenge, and only one’s own', async () => {
    const refused = { notice: reminder, challengeId: air.id }
    const other = (await aPerson(database.db)).id
    await refuseMail({ personId: lead, refused }, ports())
    await refuseMail({ personId: other, refused }, ports())
    const [theirs] = await refusalsOf(database.db, other)
    const [own] = await refusalsOf(database.db, lead)
    await saveMailChoice({ personId: lead, kinds, wanted: kinds, heardAgain: [theirs!.id] }, ports())
    expect(await known()).toEqual([refused])
    await saveMailChoice({ personId: lead, kinds, wanted: kinds, heardAgain: [own!.id, theirs!.id] }, ports())
    expect(await known()).toEqual([])
    expect(await refusalsOf(database.db, other)).toHaveLength(1)
  })

  it('moves reminders out of longer quiet hours, and back again', async () => {
    for (const { id } of [air, water])
      await database.db.transaction((tx) => realNotices.replan(tx, { challengeId: id }))
    const hoursThere = async () => {
      const rows = await database.db
        .select({ sendAt: messages.sendAt, notice: messages.notice })
        .from(messages)
        .where(eq(messages.personId, lead))
      return rows
        .filter(({ notice }) => notice === reminder)
        .map(({ sendAt }) => sendAt.getUTCHours() * 60 + sendAt.getUTCMinutes())
    }
    const choose = (quiet: QuietHours) =>
      saveMailChoice({ personId: lead, kinds, wanted: kinds, heardAgain: [], quiet }, ports())
    const before = await hoursThere()
    // In Helsinki, two hours east of UTC in December.
    expect(Math.max(...before)).toBeGreaterThanOrEqual((17 - 2) * 60)
    await choose({ fromHour: 17, untilHour: 11 })
    const after = await hoursThere()
    expect(after).toHaveLength(before.length)
    expect(Math.max(...after)).toBeLessThan((17 - 2) * 60)
    expect(Math.min(...after)).toBeGreaterThanOrEqual((11 - 2) * 60)
    await choose({ fromHour: 21, untilHour: 8 })
    expect((await hoursThere()).sort()).toEqual(before.sort())
  })
})

describe('where somebody’s mail comes from', () => {
  it('is the whole challenge for a juror, and nothing that has ended', async () => {
    const { db } = database
    await aJuror(db, { challengeId: air.id, personId: lead })
    const scopes = (personId: string) => db.transaction((tx) => planScopesOf(tx, { personId }))
    const both = await scopes(lead)
    expect(both).toHaveLength(2)
    expect(both).toContainEqual({ challengeId: air.id })
    expect(both).toContainEqual({ challengeId: water.id, proposalId: drafts.water })
    expect(await scopes((await aPerson(db)).id)).toEqual([])
    expect([...(await titlesOfChallenges(db, [air.id, water.id], 'fi')).values()].sort()).toEqual([
      'Clean air',
      'Clean water',
    ])
  })
})
