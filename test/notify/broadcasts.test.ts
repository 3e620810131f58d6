import { asc, eq, like } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { broadcasts, jurors, mailRefusals, messages, people, recordEntries } from '#db/schema/index.ts'
import type { BroadcastAudience, BroadcastTexts } from '#app/notify/core/broadcast.ts'
import { audienceNow } from '#app/notify/data/broadcast-audiences.server.ts'
import {
  approveBroadcast,
  askApproval,
  takeBackBroadcast,
  undoBroadcast,
} from '#app/notify/flows/approve-broadcast.server.ts'
import { holdMail, releaseMail } from '#app/notify/flows/hold-mail.server.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { writeBroadcast } from '#app/notify/flows/write-broadcast.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const ports = () => ({ db: database.db, clock: databaseClock, notices: realNotices })
const settings = { publicOrigin: 'https://haaste.test' }
const texts: BroadcastTexts = {
  en: { subject: 'The hall of {{challenge}}', body: 'Dear {{name}}, come to the **library**.' },
}

let challenge: ChallengeRow
let writer: string
let second: string
let service: ReturnType<typeof aService>

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'judging' })
  writer = (await aPerson(database.db)).id
  second = (await aPerson(database.db)).id
  service = aService()
})

const send = () => sendDueMessages(aSender(database.db, service))
const mails = () =>
  database.db
    .select()
    .from(messages)
    .where(like(messages.key, 'broadcast.custom:%'))
    .orderBy(asc(messages.key))

async function aSeat(changes: { locale?: 'en' | 'fi'; zone?: string } = {}) {
  const seat = await aJuror(database.db, { challengeId: challenge.id })
  await database.db
    .update(people)
    .set({ locale: 'en', zone: 'Europe/Helsinki', ...changes })
    .where(eq(people.id, seat.personId))
  return seat
}

async function written(changes: { audience?: BroadcastAudience; texts?: BroadcastTexts } = {}) {
  const given = { programmeId: challenge.programmeId, challengeId: challenge.id, by: writer }
  const done = await writeBroadcast(
    { id: null, ...given, audience: 'jury', texts, ...changes },
    settings,
    ports(),
  )
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value.id
}

const of = (id: string, by = writer) => ({ id, programmeId: challenge.programmeId, by })

async function asked() {
  const id = await written()
  await askApproval(of(id), ports())
  const [row] = await database.db.select().from(broadcasts).where(eq(broadcasts.id, id))
  return { id, seenHash: row!.seenHash! }
}

async function approved() {
  const { id, seenHash } = await asked()
  await approveBroadcast({ ...of(id, second), seenHash }, ports())
  return id
}

describe('a message to many', () => {
  it('goes once to everybody of its audience, ten minutes after a second person has agreed', async () => {
    await aSeat()
    await aSeat()
    await approved()
    expect(await send()).toMatchObject({ sent: 0 })
    await database.setClock('2021-12-08T10:09:00Z')
    expect(await send()).toMatchObject({ sent: 0 })
    await database.setClock('2021-12-08T10:10:01Z')
    expect(await send()).toMatchObject({ sent: 2, failed: 0 })
    expect(await send()).toMatchObject({ sent: 0 })
    expect(service.inbox).toHaveLength(2)
    expect(service.inbox[0]!.text).toContain('come to the library')
    expect(service.inbox[0]!.headers['List-Unsubscribe']).toContain('/unsubscribe/')
    expect((await mails()).map((mail) => mail.class)).toEqual(['service', 'service'])
    const entries = await database.db.select().from(recordEntries).orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual(['BroadcastAsked', 'BroadcastApproved'])
  })

  it('is not agreed to by whoever has written or shown it', async () => {
    await aSeat()
    const { id, seenHash } = await asked()
    expect(await approveBroadcast({ ...of(id), seenHash }, ports())).toMatchObject({
      refusal: { code: 'second-person-needed' },
    })
    expect(await mails()).toEqual([])
    // Another one shows it: its writer cannot agree either.
    await takeBackBroadcast(of(id, second), ports())
    await askApproval(of(id, second), ports())
    for (const by of [writer, second])
      expect(await approveBroadcast({ ...of(id, by), seenHash }, ports())).toMatchObject({
        refusal: { code: 'second-person-needed' },
      })
  })

  it('is agreed to exactly as it was seen, or not at all', async () => {
    await aSeat()
    const { id, seenHash } = await asked()
    await takeBackBroadcast(of(id), ports())
    const given = { ...of(id), challengeId: challenge.id, audience: 'jury' as const }
    await writeBroadcast({ ...given, texts: { en: { subject: 'Other', body: 'Words' } } }, settings, ports())
    await askApproval(of(id), ports())
    expect(await approveBroadcast({ ...of(id, second), seenHash }, ports())).toMatchObject({
      refusal: { code: 'broadcast-changed' },
    })
    expect(await mails()).toEqual([])
  })

  it('that is undone is never sent, though the sender runs', async () => {
    await aSeat()
    const id = await approved()
    await database.setClock('2021-12-08T10:09:59Z')
    expect(await undoBroadcast(of(id), ports())).toMatchObject({ ok: true, value: { mails: 1 } })
    await database.setClock('2021-12-08T10:10:01Z')
    expect(await send()).toMatchObject({ sent: 0 })
    await database.setClock('2021-12-10T10:00:00Z')
    expect(await send()).toMatchObject({ sent: 0 })
    expect(service.inbox).toEqual([])
    expect(await mails()).toMatchObject([{ state: 'cancelled', reason: 'undone' }])
    expect(await undoBroadcast(of(id), ports())).toMatchObject({
      refusal: { code: 'broadcast-not-approved' },
    })
  })

  it('cannot be undone after its ten minutes', async () => {
    await aSeat()
    const id = await approved()
    await database.setClock('2021-12-08T10:10:30Z')
    expect(await undoBroadcast(of(id), ports())).toMatchObject({ refusal: { code: 'broadcast-gone' } })
  })

  it('does not go to who has left the audience, said no, or joined later', async () => {
    const [left, refusing, staying] = [await aSeat(), await aSeat(), await aSeat()]
    await approved()
    await aSeat()
    await database.db
      .update(jurors)
      .set({ state: 'left', leftAt: new Date('2021-12-08T10:05:00Z'), leaveReason: 'Ill' })
      .where(eq(jurors.id, left.id))
    await database.db.insert(mailRefusals).values({ personId: refusing.personId, notice: 'broadcast.custom' })
    await database.setClock('2021-12-08T10:10:01Z')
    expect(await send()).toMatchObject({ sent: 1 })
    const states = new Map((await mails()).map(({ personId, state, reason }) => [personId, [state, reason]]))
    expect(states.get(left.personId)).toEqual(['skipped', 'no-longer-wanted'])
    expect(states.get(refusing.personId)).toEqual(['skipped', 'refused-by-reader'])
    expect(states.get(staying.personId)).toEqual(['sent', null])
    expect(states.size).toBe(3)
  })

  it('keeps its distance to another one about the same challenge, and goes then', async () => {
    await aSeat()
    await approved()
    await approved()
    await database.setClock('2021-12-08T10:10:01Z')
    expect(await send()).toMatchObject({ sent: 2 })
    await database.setClock('2021-12-08T12:00:00Z')
    await approved()
    await database.setClock('2021-12-08T12:10:01Z')
    expect(await send()).toMatchObject({ sent: 0 })
    await database.setClock('2021-12-09T08:15:00Z')
    expect(await send()).toMatchObject({ sent: 1 })
  })

  it('waits for the reader’s morning, and while all mail is held', async () => {
    await aSeat({ zone: 'Asia/Shanghai' })
    await database.setClock('2021-12-08T15:00:00Z')
    await approved()
    const whole = { programmeId: challenge.programmeId, challengeId: null, by: null }
    await holdMail({ ...whole, reason: 'A wrong date' }, ports())
    await database.setClock('2021-12-09T00:00:01Z')
    expect(await send()).toMatchObject({ sent: 0 })
    expect(await mails()).toMatchObject([{ state: 'held' }])
    await releaseMail(whole, ports())
    expect(await send()).toMatchObject({ sent: 1 })
  })

  it('has to be written in every language its readers read', async () => {
    await aSeat({ locale: 'fi' })
    const id = await written()
    expect(await askApproval(of(id), ports())).toMatchObject({
      refusal: { code: 'languages-missing', languages: ['fi'] },
    })
  })

  it('tells nothing of outcomes before the announcement, and is refused with fields it does not have', async () => {
    const given = { id: null, programmeId: challenge.programmeId, challengeId: challenge.id, by: writer }
    expect(await writeBroadcast({ ...given, audience: 'winners', texts }, settings, ports())).toMatchObject({
      refusal: { code: 'audience-not-yet' },
    })
    expect(
      await writeBroadcast(
        { ...given, audience: 'jury', texts: { fi: { subject: '{{title}}', body: 'x' } } },
        settings,
        ports(),
      ),
    ).toMatchObject({
      refusal: {
        code: 'words-invalid',
        problems: { fi: { subject: [{ code: 'unknown-field', what: 'title' }] } },
      },
    })
    for (const audience of ['winners', 'reserve', 'not-selected'] as const)
      expect(
        await audienceNow(database.db, {
          programmeId: challenge.programmeId,
          challengeId: null,
          audience,
        }),
      ).toEqual([])
  })

  it('of another programme is not there', async () => {
    await aSeat()
    const { id, seenHash } = await asked()
    const other = await insertChallenge(database.db, { state: 'open' })
    const elsewhere = { id, programmeId: other.programmeId, by: second }
    expect(await approveBroadcast({ ...elsewhere, seenHash }, ports())).toMatchObject({
      refusal: { code: 'no-such-broadcast' },
    })
    expect(await undoBroadcast(elsewhere, ports())).toMatchObject({ refusal: { code: 'no-such-broadcast' } })
  })
})
