import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messages, messageWords, proposals } from '#db/schema/index.ts'
import { proposalStarted } from '#emails/apply/started.tsx'
import { proposalSubmitted } from '#emails/apply/submitted.tsx'
import { calendarFacts } from '#app/notify/core/calendar-facts.ts'
import {
  mailboxMessages,
  messageState,
  noticesWithMessages,
  peopleWithMessages,
  programmesWithMessages,
} from '#app/notify/data/mailbox.server.ts'
import { findMessage } from '#app/notify/data/outgoing.server.ts'
import { contentOf } from '#app/notify/flows/content-of.server.ts'
import { sourceOf } from '#app/notify/flows/source-of.server.ts'
import { readUnsubscribeToken } from '#app/notify/unsubscribe-token.server.ts'
import { challengeCalendar } from '#app/publish/core/challenge-calendar.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import {
  challengeTitlesIn,
  mailRunProgramme,
  mailRuns,
  mailRunSummary,
} from '#app/notify/data/mail-run.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let challenge: ChallengeRow
const everything = { search: '', notice: null, state: null, person: null, programme: null, after: null }

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open', title: 'Clean air' })
})

type Given = Partial<typeof messages.$inferInsert>
let count = 0
async function aMessage(given: Given = {}) {
  count += 1
  const isSent = given.state === 'sent'
  return database.db
    .insert(messages)
    .values({
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
    .returning({ id: messages.id })
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

describe('the search', () => {
  const found = async (filter: object) =>
    (await mailboxMessages(database.db, { ...everything, ...filter })).rows.map(
      ({ recipientName }) => recipientName,
    )

  it('reads the words that were sent, what planned mail will be made of, and references', async () => {
    const { proposalId } = await aDraft(database.db, { challengeId: challenge.id })
    const [proposal] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
    await aMessage({ recipientName: 'body', state: 'sent', text: 'The tram stops at the harbour.' })
    await aMessage({ recipientName: 'data', data: { challenge: 'Trams in the harbour' } })
    await aMessage({ recipientName: 'reference', state: 'sent', proposalId })
    const text = ['The "tram" of ', 0, ' stops\nat the ', 1, '.']
    await database.db.insert(messageWords).values({ hash: 'shared', html: text, text })
    const shared = { html: null, text: null, wordsHash: 'shared' }
    const own = (...texts: string[]) => ({ html: texts, text: texts })
    await aMessage({ recipientName: 'one', state: 'sent', ...shared, ownWords: own('Aino', 'harbour') })
    await aMessage({ recipientName: 'two', state: 'sent', ...shared, ownWords: own('Bo', 'market') })
    expect((await found({ search: 'HARBOUR' })).sort()).toEqual(['body', 'data', 'one'])
    expect(await found({ search: '"tram" of bo stops' })).toEqual(['two'])
    expect(await found({ search: proposal!.reference.toLowerCase() })).toEqual(['reference'])
  })

  it('filters by person and programme, and offers those there are', async () => {
    const other = await insertChallenge(database.db, { state: 'open' })
    await aMessage({ recipientName: 'Aino', email: 'Aino@people.example' })
    await aMessage({ recipientName: 'Bo', email: 'bo@people.example', programmeId: other.programmeId })
    expect(await found({ person: 'aino@people.example' })).toEqual(['Aino'])
    expect(await found({ programme: other.programmeId })).toEqual(['Bo'])
    expect(await found({ programme: 'nonsense' })).toEqual([])
    expect(await peopleWithMessages(database.db)).toEqual([
      { email: 'aino@people.example', name: 'Aino' },
      { email: 'bo@people.example', name: 'Bo' },
    ])
    const programmes = await programmesWithMessages(database.db, 'en')
    expect(programmes.map(({ id }) => id).sort()).toEqual([challenge.programmeId, other.programmeId].sort())
  })
})

describe('a mail as it leaves', () => {
  const settings = {
    publicOrigin: 'https://haaste.test',
    sessionSecret: 'a secret of the installation, 32+',
    from: 'Haaste <mail@haaste.test>',
  }
  const started = async (given: Given = {}) => {
    const { id: personId } = await aPerson(database.db)
    const [row] = await aMessage({
      notice: 'proposal.started',
      class: 'service',
      personId,
      recipientName: 'Äinö "A" Esimerkki',
      data: { ...proposalStarted.preview, challengeId: challenge.id, calendarVersion: 3 },
      ...given,
    })
    const message = (await findMessage(database.db, row!.id))!
    return { message, content: (await contentOf(database.db, message, settings))!, personId }
  }

  it('has every header, both bodies and the calendar file', async () => {
    const { message, content, personId } = await started()
    const source = await sourceOf(message, content, settings)
    expect(await sourceOf(message, content, settings)).toBe(source)
    expect(source.replaceAll('\r\n', '').includes('\n')).toBe(false)
    const [head = '', body = ''] = source.split(/\r\n\r\n([^]*)/)
    const headers = Object.fromEntries(
      head
        .replace(/\r\n[ \t]+/g, ' ')
        .split('\r\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    )
    expect(headers).toMatchObject({
      From: 'Haaste <mail@haaste.test>',
      'Message-ID': `<${message.id}@haaste.test>`,
      'Auto-Submitted': 'auto-generated',
      'X-Entity-Ref-ID': message.id,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Reply-To': message.programme!.contactEmail,
    })
    const [, token] = /^<https:\/\/haaste\.test\/unsubscribe\/([^>]+)>,\s*<mailto:/.exec(
      headers['List-Unsubscribe']!,
    )!
    expect(readUnsubscribeToken(settings.sessionSecret, token!)).toEqual({
      personId,
      notice: 'proposal.started',
      challengeId: challenge.id,
    })
    expect(content.text).toContain(`https://haaste.test/en/unsubscribe/${token}`)
    expect(body).toContain('text/plain; charset=utf-8')
    expect(body).toContain('text/html; charset=utf-8')
    expect(body).toContain('text/calendar; charset=utf-8; method=PUBLISH')
  })

  it('brings the deadline under the name the public calendar has for it', async () => {
    const { content } = await started()
    const file = content.calendar!
    expect(calendarFacts(file)).toMatchObject({
      uid: `closes-${challenge.id}@haaste.test`,
      sequence: '3',
      startsAt: '2021-12-22T21:59:00Z',
      title: 'The challenge closes: Smart energy for city blocks',
    })
    expect(file).toContain('METHOD:PUBLISH')
    const open = challengeCalendar({
      ...challenge,
      question: 'Q',
      language: 'en',
      host: 'haaste.test',
      url: 'https://haaste.test/en/challenges/x',
      grace: null,
      vote: null,
      summaries: { opens: 'o', closes: 'c', announces: 'a', 'vote-opens': 'vo', 'vote-closes': 'vc' },
      reminder: 'r',
    })
    expect(open).toContain(`UID:${calendarFacts(file).uid}`)
  })

  it('of a receipt has no way to say no', async () => {
    const { message, content } = await started({
      notice: 'proposal.submitted',
      class: 'mandatory',
      data: proposalSubmitted.preview,
    })
    expect(content.calendar).toBeNull()
    expect(await sourceOf(message, content, settings)).not.toMatch(/List-Unsubscribe|unsubscribe/)
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
    expect(upcoming.runs).toMatchObject([
      { at: new Date('2021-12-15T12:45:00Z'), people: 2, counts: { planned: 2 }, challengeId: challenge.id },
      { at: new Date('2021-12-15T22:30:00Z'), people: 1, counts: { held: 1 } },
    ])
    expect((await mailRuns(database.db, { ...scope, which: 'past' })).runs).toMatchObject([
      {
        at: new Date('2021-12-07T10:00:00Z'),
        people: 2,
        counts: { sent: 1, skipped: 1 },
        reasons: ['expired'],
      },
    ])
    expect(programme).toMatchObject({ name: 'A programme', partnerZones: ['Asia/Shanghai'] })
    expect((await challengeTitlesIn(database.db, programmeId, 'fi')).get(challenge.id)).toBe('Clean air')
  })

  it('goes page by page under its filters, says the languages, and shows the subject of the reader’s own', async () => {
    const programmeId = challenge.programmeId
    await aMessage({ sendAt: new Date('2021-12-15T12:45:00Z'), locale: 'en' })
    await aMessage({ sendAt: new Date('2021-12-15T12:46:00Z'), locale: 'fi' })
    await aMessage({ sendAt: new Date('2021-12-16T12:45:00Z'), locale: 'zh-CN', state: 'held' })
    await aMessage({ sendAt: new Date('2021-12-17T12:45:00Z'), notice: 'proposal.submitted' })
    await aMessage({
      sendAt: new Date('2021-12-07T11:00:00Z'),
      state: 'failed',
      reason: 'refused-by-service',
    })
    const scope = { programmeId, zone: 'Europe/Helsinki', lang: 'fi', which: 'upcoming', size: 2 } as const
    const first = await mailRuns(database.db, scope)
    expect([first.total, first.runs.length]).toEqual([3, 2])
    expect(first.runs[0]).toMatchObject({ languages: { en: 1, fi: 1 }, sample: { locale: 'fi' } })
    const second = await mailRuns(database.db, { ...scope, page: 2 })
    expect(second.runs.map(({ notice }) => notice)).toEqual(['proposal.submitted'])
    const held = await mailRuns(database.db, { ...scope, state: 'held', challengeId: challenge.id })
    expect(held).toMatchObject({ total: 1, runs: [{ languages: { 'zh-CN': 1 } }] })
    expect(await mailRuns(database.db, { ...scope, state: 'sent' })).toEqual({ runs: [], total: 0 })
    expect(await mailRuns(database.db, { ...scope, notice: 'proposal.submitted' })).toMatchObject({
      total: 1,
    })
    const summary = await mailRunSummary(database.db, programmeId)
    expect(summary.failed).toBe(1)
    expect(summary.notices).toContain('proposal.submitted')
  })
})
