import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messages, recordEntries, wordings } from '#db/schema/index.ts'
import { proposalStarted } from '#emails/apply/started.tsx'
import { holdMail } from '#app/notify/flows/hold-mail.server.ts'
import { mailRuns, mailRunSummary } from '#app/notify/data/mail-run.server.ts'
import { wordingVersions } from '#app/notify/data/wordings.server.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { mostTestsAnHour, sendTest } from '#app/notify/flows/send-test.server.ts'
import { writeWording } from '#app/notify/flows/write-wording.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const ports = () => ({ db: database.db, clock: databaseClock, notices: realNotices })
const settings = { publicOrigin: 'https://haaste.test' }
const notice = 'proposal.submitted'

let programmeId: string
let by: string
let service: ReturnType<typeof aService>

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  programmeId = (await insertProgramme(database.db)).id
  by = (await aPerson(database.db)).id
  service = aService()
})

const write = (
  words: { subject: string; body: string } | null,
  seen = 0,
  locale: Locale = 'en',
  of: string = notice,
) => writeWording({ programmeId, notice: of, locale, words, seen, by }, settings, ports())

const words = { subject: 'Thank you', body: 'Thank you, {{name}}, for **{{title}}**.' }

let count = 0
async function post(locale: Locale = 'en') {
  const person = await aPerson(database.db)
  await database.db.transaction((tx) =>
    realNotices.post(tx, {
      notice: 'proposal.submitted',
      key: `posted-${(count += 1)}`,
      to: { personId: person.id, name: '<b>Äinö</b> **O’Brien**', email: person.email, locale, zone: null },
      programmeId,
      data: {
        ...proposalStarted.preview,
        title: '{{contact}} [x](https://evil.example)',
        version: 1,
        submittedAt: '2021-12-08T09:59:00.000Z',
        hash: 'a'.repeat(64),
        recordHash: null,
        announcesAt: '2022-02-01T10:00:00.000Z',
      } as never,
    }),
  )
}

const send = () => sendDueMessages(aSender(database.db, service))
const stored = () => database.db.select().from(messages).orderBy(asc(messages.plannedAt), asc(messages.key))

describe('own words', () => {
  it('are said by what is frozen from then on, in their language alone, and the message knows which version', async () => {
    expect(await write(words)).toEqual({ ok: true, value: { number: 1 } })
    await post('en')
    await post('fi')
    expect(await send()).toMatchObject({ sent: 2, failed: 0 })
    const [english, finnish] = [
      service.inbox.find(({ text }) => text.includes('Thank you,')),
      service.inbox.find(({ text }) => !text.includes('Thank you,')),
    ]
    expect(english!.subject).toMatch(/^\[[^\]]+\] Thank you$/)
    expect(english!.text).toContain('{{contact}} [x](https://evil.example)')
    expect(english!.html).not.toMatch(/<b>|evil\.example"/)
    expect(english!.text).toContain('a'.repeat(64))
    expect(finnish!.subject).toContain('Vastaanotettu')
    const [version] = await database.db.select().from(wordings)
    expect((await stored()).map(({ locale, wordingId }) => [locale, wordingId]).sort()).toEqual([
      ['en', version!.id],
      ['fi', null],
    ])
  })

  it('of a later version leave alone what is frozen', async () => {
    await write(words)
    await post()
    await send()
    await write({ ...words, subject: 'Something else' }, 1)
    const [sent] = await stored()
    expect(sent!.subject).toMatch(/Thank you$/)
    await post()
    await send()
    expect(service.inbox.at(-1)!.subject).toMatch(/Something else$/)
  })

  it('give way to the standard words, and every version is kept with who and when', async () => {
    await write(words)
    expect(await write(null, 1)).toEqual({ ok: true, value: { number: 2 } })
    await post()
    await send()
    expect(service.inbox[0]!.subject).toMatch(/Received$/)
    const versions = await wordingVersions(database.db, { programmeId, notice, locale: 'en' })
    expect(versions.map(({ number, words: said }) => [number, said])).toEqual([
      [2, null],
      [1, words],
    ])
    const entries = await database.db.select().from(recordEntries).orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual(['WordingChanged', 'WordingReset'])
  })

  it('are refused where something is wrong, and nothing is saved', async () => {
    expect(await write({ subject: '{{unknown}}', body: 'See [x](https://elsewhere.example)' })).toMatchObject(
      {
        refusal: {
          code: 'words-invalid',
          problems: {
            subject: [{ code: 'unknown-field', what: 'unknown' }],
            body: [{ code: 'link-elsewhere', what: 'elsewhere.example' }],
          },
        },
      },
    )
    expect(await write(words, 0, 'en', 'account.sign_in')).toMatchObject({ refusal: { code: 'words-fixed' } })
    expect(await write(words, 3)).toMatchObject({ refusal: { code: 'words-changed-meanwhile' } })
    await write(words)
    expect(await write(words, 1)).toMatchObject({ refusal: { code: 'words-unchanged' } })
    expect(await database.db.select().from(wordings)).toHaveLength(1)
  })

  it('of two people at once are saved once', async () => {
    const both = await Promise.all([write(words), write({ ...words, subject: 'Other' })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a test to oneself', () => {
  const to = () => ({ personId: by, name: 'Aino', email: 'aino@people.example' })
  const test = (wording: typeof words | null = null) =>
    sendTest(
      {
        programmeId,
        notice: 'proposal.draft_reminder',
        data: {
          ...proposalStarted.preview,
          left: '3d',
          sectionsLeft: 2,
          sections: 5,
        },
        recipientName: 'Somebody Else',
        zone: 'Asia/Shanghai',
        wordings: new Map(locales.map((locale) => [locale, wording])),
        to: to(),
      },
      ports(),
    )

  it('comes in each language, marked, also while all mail is held, and is in no list', async () => {
    await holdMail({ programmeId, challengeId: null, reason: 'A wrong date', by: null }, ports())
    expect(await test()).toEqual({ ok: true, value: { sent: 4 } })
    expect(await send()).toMatchObject({ sent: 4 })
    expect(
      service.inbox.every(({ subject, to: at }) => subject.startsWith('[TEST] [') && at === to().email),
    ).toBe(true)
    expect(service.inbox.some(({ text }) => text.includes('Somebody Else'))).toBe(true)
    expect(service.inbox.map(({ text }) => text).join()).not.toMatch(/unsubscribe/)
    const zone = 'Europe/Helsinki'
    expect((await mailRuns(database.db, { programmeId, zone, which: 'past' })).runs).toEqual([])
    expect(await mailRunSummary(database.db, programmeId)).toEqual({ notices: [], failed: 0 })
    expect(
      await database.db.select().from(messages).where(eq(messages.notice, 'proposal.draft_reminder')),
    ).toEqual([])
  })

  it('says the words that are tried', async () => {
    await test({ subject: 'A trial for {{name}}', body: 'In {{challenge}}.' })
    await send()
    expect(service.inbox[0]!.subject).toContain('A trial for Somebody Else')
  })

  it('is enough after so many in an hour', async () => {
    for (let times = 0; times < mostTestsAnHour / 4; times += 1) expect((await test()).ok).toBe(true)
    expect(await test()).toMatchObject({ refusal: { code: 'too-many-tests' } })
    await database.setClock('2021-12-08T11:30:00Z')
    expect((await test()).ok).toBe(true)
  })
})
