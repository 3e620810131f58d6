import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import type { FrozenBatch, FrozenMail } from '#app/notify/transport.ts'
import { startMailService, type MailService } from '#test/fakes/mail-service.ts'
import { resendMock } from '#test/mocks/resend.ts'

const settings = { apiKey: 're_test', from: 'Haaste <mail@haaste.test>' }
const transport = resendTransport({ ...settings, baseUrl: undefined })

const idOf = (number: number) => `5b2f6a3e-0000-4000-8000-${String(number).padStart(12, '0')}`
const aMail = (number = 1, changes: Partial<FrozenMail> = {}): FrozenMail => ({
  id: idOf(number),
  to: `li.wei.${number}@people.example`,
  fromName: null,
  replyTo: 'programme@haaste.test',
  subject: '[HEL-2021-K7QF-3] 您的方案已提交',
  html: '<p>已提交 "quoted" ,"to":"nobody"</p>',
  text: '已提交',
  headers: { 'List-Unsubscribe': '<https://haaste.test/u/abc>' },
  calendar: null,
  tags: { message: idOf(number), notice: 'proposal-submitted' },
  ...changes,
})
const aBatch = (size: number, key = 'batch-1', first = 1): FrozenBatch => ({
  key,
  mails: Array.from({ length: size }, (_, index) => aMail(first + index)),
})
const one: FrozenBatch = { key: 'batch-1', mails: [aMail()] }
const onTheWire = (number: number) => ({
  key: 'batch-1',
  from: 'Haaste <mail@haaste.test>',
  to: `li.wei.${number}@people.example`,
  reply_to: 'programme@haaste.test',
  subject: '[HEL-2021-K7QF-3] 您的方案已提交',
  html: '<p>已提交 "quoted" ,"to":"nobody"</p>',
  text: '已提交',
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Entity-Ref-ID': idOf(number),
    'List-Unsubscribe': '<https://haaste.test/u/abc>',
  },
  tags: [
    { name: 'message', value: idOf(number) },
    { name: 'notice', value: 'proposal-submitted' },
  ],
})

afterEach(() => resendMock.reset())

describe('on the wire', () => {
  it('shows the programme as the sender, at the address of the installation', async () => {
    await transport.deliver({ key: 'batch-1', mails: [aMail(1, { fromName: 'Näyte, 赫尔辛基' })] })
    await transport.deliver({
      key: 'batch-2',
      mails: [aMail(2, { fromName: 'A\r\nBcc: b@c.example' }), aMail(3)],
    })
    expect(resendMock.inbox.map((mail) => (mail as { from: string }).from)).toEqual([
      '"Näyte, 赫尔辛基" <mail@haaste.test>',
      '"A Bcc: b c.example" <mail@haaste.test>',
      'Haaste <mail@haaste.test>',
    ])
  })

  it('one mail goes to one person, with its key, its headers and its tags', async () => {
    expect(await transport.deliver(one)).toEqual({
      answer: { kind: 'accepted', fates: [{ kind: 'taken', providerId: 'resend-1' }] },
    })
    expect(resendMock.inbox).toEqual([onTheWire(1)])
    expect(resendMock.calls).toMatchObject([
      { path: '/emails', headers: { authorization: 'Bearer re_test', 'idempotency-key': 'batch-1' } },
    ])
    expect(resendMock.calls[0]?.headers['user-agent']).toMatch(/^resend-node:/)
  })

  it('a calendar file is attached to a mail that goes alone', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nSUMMARY:Määräaika\r\nEND:VCALENDAR\r\n'
    await transport.deliver({ key: 'batch-1', mails: [aMail(1, { calendar })] })
    expect(resendMock.inbox[0]?.attachments).toEqual([
      {
        filename: 'calendar.ics',
        content: Buffer.from(calendar).toString('base64'),
        content_type: 'text/calendar; method=PUBLISH; charset=utf-8',
      },
    ])
  })

  it('more go in one call, and only the failing ones are turned down', async () => {
    expect(await transport.deliver(aBatch(2))).toEqual({
      answer: {
        kind: 'accepted',
        fates: [
          { kind: 'taken', providerId: 'resend-1' },
          { kind: 'taken', providerId: 'resend-2' },
        ],
      },
    })
    expect(resendMock.inbox).toEqual([onTheWire(1), onTheWire(2)])
    expect(resendMock.calls).toMatchObject([
      {
        path: '/emails/batch',
        headers: { 'idempotency-key': 'batch-1', 'x-batch-validation': 'permissive' },
      },
    ])
    resendMock.next({
      answers: { data: [{ id: 'a' }, { id: 'c' }], errors: [{ index: 1, message: 'Invalid `to` field.' }] },
    })
    expect((await transport.deliver(aBatch(3, 'batch-2'))).answer).toEqual({
      kind: 'accepted',
      fates: [
        { kind: 'taken', providerId: 'a' },
        { kind: 'refused', detail: 'Invalid `to` field.' },
        { kind: 'taken', providerId: 'c' },
      ],
    })
  })

  it('never gives a mail the id of another when they do not add up', async () => {
    resendMock.next({ answers: { data: [{ id: 'a' }] } })
    expect((await transport.deliver(aBatch(2))).answer).toEqual({
      kind: 'accepted',
      fates: [
        { kind: 'taken', providerId: null },
        { kind: 'taken', providerId: null },
      ],
    })
  })

  it('may be asked twice: the reader gets one', async () => {
    for (const batch of [one, aBatch(2, 'batch-2')]) {
      resendMock.next('lose-answer')
      expect(await transport.deliver(batch)).toEqual({ answer: { kind: 'unknown' } })
      expect((await transport.deliver(batch)).answer).toMatchObject({ kind: 'accepted' })
    }
    expect(resendMock.inbox).toHaveLength(3)
  })

  it.each([
    [
      { 'ratelimit-limit': '5', 'ratelimit-remaining': '4', 'ratelimit-reset': '1' },
      { calls: 5, windowMs: 1_000 },
    ],
    [{ 'ratelimit-limit': '100, 100;w=10' }, { calls: 100, windowMs: 10_000 }],
    [
      { 'ratelimit-limit': '30', 'ratelimit-policy': '30;w=60' },
      { calls: 30, windowMs: 60_000 },
    ],
    [{ 'ratelimit-limit': 'many' }, undefined],
    [{ 'ratelimit-limit': '0' }, undefined],
    [{}, undefined],
  ])('the pace is read from %j', async (headers, pace) => {
    resendMock.next({ answers: { id: 'a' }, headers: headers as Record<string, string> })
    expect((await transport.deliver(one)).pace).toEqual(pace)
    resendMock.next({ status: 429, name: 'rate_limit_exceeded', headers: headers as Record<string, string> })
    expect((await transport.deliver(one)).pace).toEqual(pace)
  })
})

const dayEnd = { date: 'Wed, 22 Dec 2021 23:59:00 GMT' }

describe('refusals', () => {
  it.each([
    [
      { status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '7' } },
      { kind: 'later', cause: 'pace', afterMs: 7000, detail: 'rate limit exceeded' },
    ],
    [
      {
        status: 429,
        name: 'rate_limit_exceeded',
        headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' },
      },
      { kind: 'later', cause: 'pace', afterMs: 1000, detail: 'rate limit exceeded' },
    ],
    [
      { status: 429, name: 'rate_limit_exceeded' },
      { kind: 'later', cause: 'pace', afterMs: null, detail: 'rate limit exceeded' },
    ],
    [
      { status: 429, name: 'something_new' },
      { kind: 'later', cause: 'pace', afterMs: null, detail: 'something new' },
    ],
    [
      { status: 429, name: 'daily_quota_exceeded', headers: { 'retry-after': '3600', ...dayEnd } },
      { kind: 'later', cause: 'quota', afterMs: 3_600_000, detail: 'daily quota exceeded' },
    ],
    [
      { status: 429, name: 'daily_quota_exceeded', headers: dayEnd },
      { kind: 'later', cause: 'quota', afterMs: 60_000, detail: 'daily quota exceeded' },
    ],
    [
      { status: 429, name: 'monthly_quota_exceeded', headers: dayEnd },
      {
        kind: 'later',
        cause: 'quota',
        afterMs: 9 * 86_400_000 + 60_000,
        detail: 'monthly quota exceeded',
      },
    ],
    [
      {
        status: 429,
        name: 'rate_limit_exceeded',
        headers: { 'retry-after': '1', 'ratelimit-remaining': '3', 'ratelimit-reset': '1' },
      },
      { kind: 'later', cause: 'pace', afterMs: 1000, isRoomLeft: true, detail: 'rate limit exceeded' },
    ],
    [
      { status: 409, name: 'concurrent_idempotent_requests' },
      {
        kind: 'later',
        cause: 'pace',
        afterMs: null,
        isRoomLeft: true,
        detail: 'concurrent idempotent requests',
      },
    ],
    [{ status: 409, name: 'invalid_idempotent_request' }, { kind: 'unknown' }],
    [{ status: 500, name: 'internal_server_error' }, { kind: 'unknown' }],
    [{ status: 500, name: 'application_error' }, { kind: 'unknown' }],
    [{ status: 503, name: 'something_new' }, { kind: 'unknown' }],
    [
      { status: 422, name: 'validation_error', message: 'Invalid `to` field.' },
      { kind: 'refused', detail: 'Invalid `to` field.' },
    ],
    [
      { status: 422, name: 'validation_error', message: 'x'.repeat(900) },
      { kind: 'refused', detail: 'x'.repeat(500) },
    ],
    [
      { status: 401, name: 'invalid_api_key' },
      { kind: 'later', cause: 'down', afterMs: null, detail: 'invalid api key' },
    ],
    [
      { status: 403, name: 'validation_error', message: 'The haaste.test domain is not verified.' },
      { kind: 'later', cause: 'down', afterMs: null, detail: 'The haaste.test domain is not verified.' },
    ],
  ])('understands %j', async (behaviour, answer) => {
    for (const batch of [one, aBatch(2)]) {
      resendMock.next(behaviour)
      expect((await transport.deliver(batch)).answer).toEqual(answer)
    }
    expect(resendMock.inbox).toEqual([])
  })

  it('says so when nobody answers', async () => {
    resendMock.next('unreachable')
    expect(await transport.deliver(one)).toEqual({ answer: { kind: 'unknown' } })
  })
})

describe('against a service that misbehaves', () => {
  let service: MailService
  let local: ReturnType<typeof resendTransport>
  beforeAll(async () => {
    service = await startMailService({ callsPerSecond: null })
    local = resendTransport({ ...settings, baseUrl: service.url })
  })
  afterEach(() => {
    service.reset()
    Object.assign(service.settings, { callsPerSecond: null, dailyQuota: null })
  })
  afterAll(() => service.close())
  const kindOf = async (batch: FrozenBatch) => (await local.deliver(batch)).answer.kind

  it.each(['lose-answer', 'broken-after'] as const)('%s: asked again, nobody gets two', async (fault) => {
    service.next(fault)
    expect(await kindOf(aBatch(100))).toBe('unknown')
    expect(await kindOf(aBatch(100))).toBe('accepted')
    expect(service.summary()).toMatchObject({
      calls: 2,
      accepted: 100,
      duplicates: 0,
      refusedCalls: fault === 'lose-answer' ? 0 : 1,
    })
    expect(service.ledger[41]).toMatchObject({
      to: 'li.wei.42@people.example',
      ref: idOf(42),
      subject: '[HEL-2021-K7QF-3] 您的方案已提交',
    })
  })

  it('an answer that comes twice counts once, and the next call is not taken in by it', async () => {
    service.next('twice')
    expect(await kindOf(aBatch(2, 'first'))).toBe('accepted')
    const { answer } = await local.deliver(aBatch(3, 'second', 3))
    // The second copy may have cost the connection, but it is never taken for the answer to another call.
    if (answer.kind === 'accepted') expect(answer.fates).toHaveLength(3)
    else expect(answer.kind).toBe('unknown')
    expect((await local.deliver(aBatch(3, 'second', 3))).answer).toMatchObject({
      kind: 'accepted',
      fates: [{ providerId: 'mail-3' }, { providerId: 'mail-4' }, { providerId: 'mail-5' }],
    })
    expect(service.summary()).toMatchObject({ accepted: 5, duplicates: 0 })
  })

  it('two who ask under the same key at once get one mail', async () => {
    service.next({ lateMs: 150 })
    const slow = local.deliver(one)
    await expect.poll(() => service.ledger.length).toBe(1)
    expect((await local.deliver(one)).answer).toMatchObject({ kind: 'later', cause: 'pace' })
    expect((await slow).answer.kind).toBe('accepted')
    expect(service.summary()).toMatchObject({ accepted: 1, duplicates: 0 })
  })

  it('another content under a known key is never sent', async () => {
    await local.deliver(one)
    expect(await kindOf({ key: one.key, mails: [aMail(2)] })).toBe('unknown')
    expect(service.ledger.map(({ to }) => to)).toEqual(['li.wei.1@people.example'])
  })

  it('turns single addresses down', async () => {
    const bad = aMail(2, { to: 'refused@people.example' })
    expect((await local.deliver({ key: 'k', mails: [aMail(1), bad, aMail(3)] })).answer).toEqual({
      kind: 'accepted',
      fates: [
        { kind: 'taken', providerId: 'mail-1' },
        { kind: 'refused', detail: expect.stringContaining('refused@people.example') as string },
        { kind: 'taken', providerId: 'mail-2' },
      ],
    })
    expect(await kindOf({ key: 'l', mails: [bad] })).toBe('refused')
  })

  it('is told its pace, and how long to wait', async () => {
    Object.assign(service.settings, { callsPerSecond: 3 })
    const deliveries = []
    for (let call = 0; call < 12; call += 1) deliveries.push(await local.deliver(aBatch(2, `k${call}`)))
    for (const { pace } of deliveries) expect(pace).toEqual({ calls: 3, windowMs: 1_000 })
    const waits = deliveries.flatMap(({ answer }) => (answer.kind === 'later' ? answer : []))
    expect(waits.length).toBeGreaterThan(0)
    for (const wait of waits) expect(wait).toMatchObject({ cause: 'pace', afterMs: 1000 })
    expect(service.summary().accepted).toBe(2 * (12 - waits.length))
  })

  it('is told that the day is full', async () => {
    Object.assign(service.settings, { dailyQuota: 3 })
    expect(await kindOf(aBatch(2, 'a'))).toBe('accepted')
    const { answer } = await local.deliver(aBatch(2, 'b'))
    expect(answer).toMatchObject({ kind: 'later', cause: 'quota' })
    expect(answer.kind === 'later' && answer.afterMs).toBeLessThanOrEqual(86_400_000)
    expect(service.summary().accepted).toBe(2)
  })

  it('whatever happens by chance, asking again under the same key ends with one mail each', async () => {
    Object.assign(service.settings, {
      seed: 7,
      faults: { tooMany: 0.2, broken: 0.1, brokenAfter: 0.1, lost: 0.2, twice: 0, late: 0 },
    })
    service.reset()
    let tries = 0
    for (let batch = 0; batch < 30; batch += 1) {
      do tries += 1
      while ((await kindOf(aBatch(20, `batch-${batch}`, 1 + 20 * batch))) !== 'accepted')
    }
    expect(tries).toBeGreaterThan(30)
    expect(service.summary()).toMatchObject({ accepted: 600, duplicates: 0 })
    Object.assign(service.settings, {
      faults: { tooMany: 0, broken: 0, brokenAfter: 0, lost: 0, twice: 0, late: 0 },
    })
  })
})
