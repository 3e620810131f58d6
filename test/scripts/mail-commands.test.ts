import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { mailRefusals, messageBatches, messageEvents, messages } from '#db/schema/index.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { runHaaste } from '#scripts/haaste/run.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { startMailService } from '#test/fakes/mail-service.ts'
import { useDatabase } from '#test/setup/database.ts'
import { haaste, haasteJson } from './command-line.ts'

const database = useDatabase()

const future = new Date('2090-01-02T00:00:00Z')

type Row = typeof messages.$inferInsert

async function aMessage(changes: Partial<Row> = {}): Promise<string> {
  const [row] = await database.db
    .insert(messages)
    .values({
      key: `key ${randomUUID()}`,
      notice: 'account.role_granted',
      class: 'mandatory',
      recipientName: 'Bo Ek',
      email: 'bo@people.example',
      locale: 'sv',
      zone: 'Europe/Stockholm',
      sendAt: new Date('2020-01-01T00:00:00Z'),
      expiresAt: future,
      ...changes,
    })
    .returning({ id: messages.id })
  return row!.id
}

async function stateOf(id: string): Promise<string> {
  const [row] = await database.db.select().from(messages).where(eq(messages.id, id))
  return [row!.state, row!.reason].filter((part) => part !== null).join(' ')
}

const nobody = randomUUID()

describe('what is typed', () => {
  it.each([
    [['mail:plan'], 'programme is missing'],
    [['mail:plan', 'p', '--at', 'soon'], '"soon" is no instant'],
    [['mail:test', 'nobody'], '"nobody" is no mail address'],
    [['mail:test', 'a@b.example', '--locale', 'de'], 'choose one of en, fi, sv, zh-CN'],
    [['mail:test', 'a@b.example', '--notice', 'nothing.at_all'], 'There is no notice "nothing.at_all"'],
    [['outbox:list', '--batch', '7'], '"7" is no identity of a batch'],
    [['outbox:retry'], 'Name one message, or say --state failed'],
    [['outbox:retry', nobody, '--state', 'failed'], 'Name one message, or say --state failed'],
    [['outbox:retry', 'seven'], '"seven" is no identity of a message'],
    [['outbox:retry', '--state', 'sent'], 'Only what failed is sent again'],
    [['outbox:hold', 'p'], 'Say why with --reason'],
    [['outbox:hold', 'p', '--reason', ' '], 'Say why with --reason'],
  ])('exits with 2 and says what would be understood: %j', async (typed, sentence) => {
    const { code, out, err } = await haaste(database.url, ...typed)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })

  it.each([
    [['mail:plan', 'nowhere'], 'There is no programme "nowhere"'],
    [['outbox:list', '--programme', 'nowhere'], 'There is no programme "nowhere"'],
    [['outbox:hold', 'nowhere', '--reason', 'x'], 'There is no programme "nowhere"'],
    [['outbox:release', nobody], `There is no message ${nobody}`],
  ])('exits with 1 where there is nothing of that name: %j', async (typed, sentence) => {
    const { code, err } = await haaste(database.url, ...typed)
    expect(code).toBe(1)
    expect(err).toContain(sentence)
  })

  it('is explained, options without a value too', async () => {
    const { out } = await haaste(database.url, 'help', 'outbox:retry')
    expect(out).toContain('outbox:retry [id] [--state <state>] [--yes] [--json]')
    expect(out).toMatch(/--yes {2,}also what needs a review/)
  })
})

describe('outbox:list', () => {
  it('is narrowed by programme, person, reason and batch', async () => {
    const programme = await insertProgramme(database.db)
    const [batch] = await database.db
      .insert(messageBatches)
      .values({ transport: 'resend' })
      .returning({ id: messageBatches.id })
    const ours = await aMessage({ programmeId: programme.id })
    const hers = await aMessage({ email: 'Li@people.example' })
    const unsure = await aMessage({
      state: 'failed',
      reason: 'needs-review',
      batchId: batch!.id,
      batchPosition: 0,
    })
    const listed = async (...typed: string[]) => {
      const { answer } = await haasteJson<{ messages: { id: string }[] }>(
        database.url,
        'outbox:list',
        ...typed,
      )
      return answer.messages.map(({ id }) => id)
    }
    expect(await listed('--programme', programme.slug)).toEqual([ours])
    expect(await listed('--person', 'li@PEOPLE.example')).toEqual([hers])
    expect(await listed('--reason', 'needs-review')).toEqual([unsure])
    expect(await listed('--batch', batch!.id)).toEqual([unsure])
    expect(await listed('--batch', batch!.id, '--state', 'planned')).toEqual([])
  })
})

describe('outbox:retry', () => {
  it('plans what failed again, for another call', async () => {
    const [batch] = await database.db
      .insert(messageBatches)
      .values({ transport: 'resend', state: 'accepted' })
      .returning({ id: messageBatches.id })
    const id = await aMessage({
      state: 'failed',
      reason: 'refused-by-service',
      batchId: batch!.id,
      batchPosition: 0,
      subject: 'Old',
      html: 'old',
      text: 'old',
      contentHash: 'old',
    })
    expect(await haasteJson(database.url, 'outbox:retry', id)).toMatchObject({
      code: 0,
      answer: { ok: true, retried: [id], refused: [] },
    })
    const [row] = await database.db.select().from(messages).where(eq(messages.id, id))
    expect(row).toMatchObject({
      state: 'planned',
      reason: null,
      batchId: null,
      html: null,
      contentHash: null,
    })
    const history = await database.db.select().from(messageEvents).where(eq(messageEvents.messageId, id))
    expect(history).toMatchObject([{ state: 'planned', reason: 'asked-again' }])
  })

  it('asks before somebody may get a mail twice', async () => {
    const id = await aMessage({ state: 'failed', reason: 'needs-review' })
    const asked = await haaste(database.url, 'outbox:retry', id)
    expect(asked.code).toBe(1)
    expect(asked.out).toContain('may have arrived: say --yes to send it all the same')
    expect(await stateOf(id)).toBe('failed needs-review')
    expect((await haaste(database.url, 'outbox:retry', id, '--yes')).code).toBe(0)
    expect(await stateOf(id)).toBe('planned')
  })

  it('refuses what was sent, what has expired and what is not there', async () => {
    const sent = await aMessage({ state: 'sent', sentAt: new Date(), contentHash: 'x' })
    const late = await aMessage({ state: 'failed', expiresAt: new Date('2020-01-02T00:00:00Z') })
    for (const [id, because] of [
      [sent, 'not-failed'],
      [late, 'expired'],
      [nobody, 'no-such-message'],
    ]) {
      expect(await haasteJson(database.url, 'outbox:retry', id!, '--yes')).toMatchObject({
        code: 1,
        answer: { ok: false, retried: [], refused: [{ id, because }] },
      })
    }
  })

  it('takes all that failed at once', async () => {
    const failed = await aMessage({ state: 'failed', reason: 'refused-by-service' })
    const unsure = await aMessage({ state: 'failed', reason: 'needs-review' })
    const waiting = await aMessage()
    const { code, answer } = await haasteJson(database.url, 'outbox:retry', '--state', 'failed')
    expect(code).toBe(1)
    expect(answer).toMatchObject({ retried: [failed], refused: [{ id: unsure, because: 'may-have-it' }] })
    expect(await stateOf(waiting)).toBe('planned')
  })
})

describe('outbox:hold and outbox:release', () => {
  it('stop the mail of a programme and let it go', async () => {
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const programme = await insertProgramme(database.db)
    const theirs = await aMessage({ programmeId: challenge.programmeId, challengeId: challenge.id })
    const ours = await aMessage({ programmeId: programme.id })
    const signIn = await aMessage()
    const held = await haasteJson(database.url, 'outbox:hold', programme.slug, '--reason', 'A wrong date')
    expect(held).toMatchObject({ code: 0, answer: { held: 1 } })
    expect(await Promise.all([ours, theirs, signIn].map(stateOf))).toEqual([
      'held held-with-challenge',
      'planned',
      'planned',
    ])
    const again = await haaste(database.url, 'outbox:hold', programme.slug, '--reason', 'Twice')
    expect(again).toMatchObject({ code: 1, err: `The mail of ${programme.slug} is held already.\n` })
    expect(await haasteJson(database.url, 'outbox:release', programme.slug)).toMatchObject({
      code: 0,
      answer: { released: 1 },
    })
    expect(await stateOf(ours)).toBe('planned')
    expect((await haaste(database.url, 'outbox:release', programme.slug)).err).toContain('is not held')
  })

  it('let nothing of a challenge go while its programme is held', async () => {
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const programme = await insertProgramme(database.db)
    const own = await insertChallenge(database.db, { state: 'open', programmeId: programme.id })
    const id = await aMessage({ programmeId: programme.id, challengeId: own.id })
    const name = `${programme.slug}/${own.slug}`
    await haaste(database.url, 'outbox:hold', name, '--reason', 'One')
    await haaste(database.url, 'outbox:hold', programme.slug, '--reason', 'Both')
    expect((await haaste(database.url, 'outbox:release', name)).code).toBe(0)
    expect(await stateOf(id)).toBe('held held-with-challenge')
    await haaste(database.url, 'outbox:release', programme.slug)
    expect(await stateOf(id)).toBe('planned')
    expect(
      (await haaste(database.url, 'outbox:hold', `${programme.slug}/${challenge.slug}`, '--reason', 'x')).err,
    ).toContain(`has no challenge "${challenge.slug}"; it has ${own.slug}`)
  })

  it('stop a single message until it is released by itself', async () => {
    const programme = await insertProgramme(database.db)
    const id = await aMessage({ programmeId: programme.id })
    expect((await haaste(database.url, 'outbox:hold', id, '--reason', 'Ask her first')).code).toBe(0)
    expect(await stateOf(id)).toBe('held held-by-person')
    await haaste(database.url, 'outbox:hold', programme.slug, '--reason', 'All')
    await haaste(database.url, 'outbox:release', programme.slug)
    expect(await stateOf(id)).toBe('held held-by-person')
    expect((await haaste(database.url, 'outbox:hold', id, '--reason', 'x')).err).toContain(
      'only what has not begun to go',
    )
    expect((await haaste(database.url, 'outbox:release', id)).code).toBe(0)
    expect(await stateOf(id)).toBe('planned')
  })
})

describe('mail:plan', () => {
  let programme: Awaited<ReturnType<typeof insertProgramme>>

  beforeEach(async () => {
    programme = await insertProgramme(database.db)
    const challenge = await insertChallenge(database.db, {
      state: 'open',
      programmeId: programme.id,
      title: 'Warm blocks',
    })
    const lead = await aPerson(database.db, {
      email: 'lead@people.example',
      locale: 'fi',
      zone: 'Asia/Shanghai',
    })
    await aDraft(database.db, {
      challengeId: challenge.id,
      leadId: lead.id,
      startedAt: new Date('2021-12-10T08:00:00Z'),
    })
    const refuser = await aPerson(database.db, { email: 'refuser@people.example' })
    await database.db
      .insert(mailRefusals)
      .values({ personId: refuser.id, notice: 'proposal.draft_reminder', challengeId: challenge.id })
    await aDraft(database.db, {
      challengeId: challenge.id,
      leadId: refuser.id,
      startedAt: new Date('2021-12-01T08:00:00Z'),
    })
  })

  const at = ['--at', '2021-12-12T10:00:00Z']

  it('tells programs who hears what when and why', async () => {
    const { code, answer } = await haasteJson<{ messages: Record<string, unknown>[] }>(
      database.url,
      ...['mail:plan', programme.slug, ...at],
    )
    expect(code).toBe(0)
    const reminder = answer.messages.find(({ key }) => String(key).endsWith('-7d'))
    expect(reminder).toMatchObject({
      notice: 'proposal.draft_reminder',
      class: 'service',
      audience: 'draft-writers',
      recipients: ['lead@people.example'],
      locale: 'fi',
      // Seven days before is 05:59 in Shanghai, so it rings the evening before.
      sendAt: '2021-12-15T12:45:00.000Z',
      state: null,
      reason: 'you are in the team of this proposal.',
    })
    expect(reminder).toHaveProperty('expiresAt')
    const instants = answer.messages.map(({ sendAt }) => String(sendAt))
    expect(instants).toEqual(instants.toSorted())
    expect(answer).toMatchObject({
      leftOut: [14, 7, 3, 1, 0].map(() => ({
        notice: 'proposal.draft_reminder',
        recipients: ['refuser@people.example'],
        reason: 'refused-by-reader',
      })),
    })
  })

  it('tells people day by day, on every clock of the programme', async () => {
    const { out } = await haaste(database.url, 'mail:plan', programme.slug, ...at)
    expect(out).toContain('2021-12-15\n')
    expect(out).toMatch(
      / {2}14:45 Helsinki {2,}20:45 Shanghai {2,}1 mail {2,}fi 1 {2,}proposal.draft_reminder/,
    )
    expect(out).toMatch(/\d+ mails to go/)
    expect(out).toMatch(/Left out:\n {2}5 {2,}proposal.draft_reminder {2,}the reader does not want it/)
    expect(out).not.toContain('days.')
  })

  it('says which waves take more than a day', async () => {
    const challenge = await insertChallenge(database.db, { state: 'open', programmeId: programme.id })
    for (let team = 0; team < 5; team += 1) {
      await aDraft(database.db, { challengeId: challenge.id, startedAt: new Date('2021-12-10T08:00:00Z') })
    }
    let out = ''
    const limited = () => readEnv({ ...variables(), MAIL_DAILY_QUOTA: '2' })
    await runHaaste(
      ['mail:plan', programme.slug, ...at],
      { out: (text) => (out += text), err: () => undefined },
      limited,
    )
    expect(out).toContain('this wave is 5 mails, the plan allows 2 a day: it takes 3 days.')
  })

  it('leaves the outbox as it is', async () => {
    await haaste(database.url, 'mail:plan', programme.slug)
    expect(await database.db.$count(messages)).toBe(0)
  })
})

describe('mail:test', () => {
  const run = async (service: string, ...typed: string[]) => {
    let out = ''
    let err = ''
    const code = await runHaaste(
      ['mail:test', ...typed],
      { out: (text) => (out += text), err: (text) => (err += text) },
      () => readEnv({ ...variables(), RESEND_BASE_URL: service }),
    )
    return { code, out, err }
  }

  it('sends one marked sample and says what the service answered', async () => {
    const service = await startMailService()
    try {
      const { code, out } = await run(
        service.url,
        'ada@house.example',
        '--locale',
        'fi',
        '--notice',
        'proposal.started',
      )
      expect(code).toBe(0)
      expect(out).toContain('the service has taken it as mail-1')
      expect(service.ledger).toMatchObject([
        { to: 'ada@house.example', subject: expect.stringMatching(/^\[TEST\] \[HEL-2021/) as string },
      ])
    } finally {
      await service.close()
    }
  })

  it('exits with 1 where nothing was taken', async () => {
    const service = await startMailService()
    try {
      const refused = await run(service.url, 'refused@house.example')
      expect(refused.code).toBe(1)
      expect(refused.out).toContain('the service turned it down')
      service.next({ status: 429, name: 'daily_quota_exceeded' })
      expect((await run(service.url, 'ada@house.example')).out).toContain('does not take it now (quota)')
      expect(service.ledger).toEqual([])
    } finally {
      await service.close()
    }
  })

  it('says so where no mail leaves the house', async () => {
    const { code, out } = await haaste(database.url, 'mail:test', 'ada@house.example')
    expect(out).toContain('no mail service is set up')
    expect(code).toBe(1)
  })
})

function variables() {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    PUBLIC_ORIGIN: 'https://challenge.example',
    RESEND_API_KEY: 'a-key',
    MAIL_FROM: 'Haaste <mail@challenge.example>',
  }
}
