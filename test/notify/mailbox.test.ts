import { beforeEach, describe, expect, it } from 'vitest'
import { messages } from '#db/schema/index.ts'
import { mailboxMessages, messageState, noticesWithMessages } from '#app/notify/data/mailbox.server.ts'
import { challengeTitlesIn, mailRunProgramme, mailRuns } from '#app/notify/data/mail-run.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let challenge: ChallengeRow
const everything = { search: '', notice: null, state: null, after: null }

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open', title: 'Clean air' })
})

type Given = Partial<typeof messages.$inferInsert>
let count = 0
async function aMessage(given: Given = {}) {
  count += 1
  const isSent = given.state === 'sent'
  await database.db.insert(messages).values({
    key: `key-${count}`,
    notice: 'account.role_granted',
    class: 'mandatory',
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    recipientName: `Reader ${count}`,
    email: `reader-${count}@people.example`,
    locale: 'en',
    zone: 'Europe/Helsinki',
    data: { role: 'auditor', change: 'granted', scope: null, by: null },
    sendAt: new Date('2021-12-08T10:00:00Z'),
    ...(isSent && {
      subject: 'S',
      html: '<p>',
      text: 'T',
      contentHash: 'h',
      sentAt: given.sendAt ?? new Date('2021-12-08T10:00:00Z'),
    }),
    ...given,
  })
}

describe('the mailbox', () => {
  it('shows what was sent, newest first, then what is planned, soonest first', async () => {
    await aMessage({ recipientName: 'planned late', sendAt: new Date('2021-12-20T10:00:00Z') })
    await aMessage({ recipientName: 'sent early', state: 'sent', sendAt: new Date('2021-12-01T10:00:00Z') })
    await aMessage({ recipientName: 'planned soon', sendAt: new Date('2021-12-10T10:00:00Z') })
    await aMessage({ recipientName: 'sent late', state: 'sent', sendAt: new Date('2021-12-07T10:00:00Z') })
    const { rows } = await mailboxMessages(database.db, everything)
    expect(rows.map(({ recipientName }) => recipientName)).toEqual([
      'sent late',
      'sent early',
      'planned soon',
      'planned late',
    ])
  })

  it('pages through everything exactly once', async () => {
    for (let index = 0; index < 120; index += 1) {
      await aMessage({
        state: index % 2 ? 'planned' : 'sent',
        sendAt: new Date(Date.UTC(2021, 11, 1, index % 24)),
      })
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof mailboxMessages>> = await mailboxMessages(database.db, {
        ...everything,
        after,
      })
      expect(page.count).toBe(120)
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
  })

  it('finds by person, notice and state, and takes signs in a search as they are', async () => {
    await aMessage({ recipientName: '100% Aino_' })
    await aMessage({ state: 'sent', notice: 'account.invitation' })
    const names = async (filter: object) =>
      (await mailboxMessages(database.db, { ...everything, ...filter })).rows.length
    expect(await names({ search: '100% aino_' })).toBe(1)
    expect(await names({ search: '%' })).toBe(1)
    expect(await names({ state: 'sent' })).toBe(1)
    expect(await names({ notice: 'account.invitation', state: 'planned' })).toBe(0)
    expect(await names({ after: 'nonsense' })).toBe(2)
    expect(await noticesWithMessages(database.db)).toEqual(['account.invitation', 'account.role_granted'])
    expect([messageState('sent'), messageState('gone'), messageState(null)]).toEqual(['sent', null, null])
  })
})

describe('the mail run', () => {
  it('puts one notice of one day on one line, with its first instant and its states', async () => {
    const programmeId = challenge.programmeId
    await aMessage({ sendAt: new Date('2021-12-15T18:45:00Z') })
    await aMessage({ sendAt: new Date('2021-12-15T12:45:00Z') })
    await aMessage({ sendAt: new Date('2021-12-15T22:30:00Z'), state: 'held' })
    await aMessage({ sendAt: new Date('2021-12-07T10:00:00Z'), state: 'sent' })
    await aMessage({ sendAt: new Date('2021-12-07T11:00:00Z'), state: 'skipped', reason: 'expired' })
    const programme = await mailRunProgramme(database.db, programmeId, 'en')
    const scope = { programmeId, zone: programme.zone }
    const upcoming = await mailRuns(database.db, { ...scope, which: 'upcoming' })
    expect(upcoming).toMatchObject([
      { at: new Date('2021-12-15T12:45:00Z'), people: 2, counts: { planned: 2 }, challengeId: challenge.id },
      { at: new Date('2021-12-15T22:30:00Z'), people: 1, counts: { held: 1 } },
    ])
    expect(await mailRuns(database.db, { ...scope, which: 'past' })).toMatchObject([
      { at: new Date('2021-12-07T10:00:00Z'), people: 2, counts: { sent: 1, skipped: 1 } },
    ])
    expect(programme).toMatchObject({ name: 'A programme', partnerZones: ['Asia/Shanghai'] })
    expect((await challengeTitlesIn(database.db, programmeId, 'fi')).get(challenge.id)).toBe('Clean air')
  })
})
