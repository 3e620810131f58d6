import { createHmac, randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { messageBatches, messageEvents, messages, serviceTellings, suppressions } from '#db/schema/index.ts'
import type { MailSettings } from '#app/platform/env.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

const database = useDatabase()
const key = Buffer.from('a secret of the webhook of haaste')
const mail: MailSettings = {
  kind: 'resend',
  apiKey: 're_test',
  from: 'Haaste <mail@haaste.test>',
  baseUrl: undefined,
  webhookSecret: `whsec_${key.toString('base64')}`,
  dailyQuota: undefined,
}

let build: ServerBuild
let site: Site
beforeAll(async () => {
  build = await theBuild()
  site = openSite(build, database, { mail })
}, 900_000)

type State = (typeof messages.$inferInsert)['state']
/** Messages in one call, as the sender has left them. */
async function handedOver(
  count: number,
  { state = 'sent', notice = 'account.welcome' }: { state?: State; notice?: string } = {},
) {
  const isOpen = state === 'sending'
  const [batch] = await database.db
    .insert(messageBatches)
    .values({ transport: 'resend', state: isOpen ? 'frozen' : 'accepted', firstTriedAt: new Date() })
    .returning()
  return database.db
    .insert(messages)
    .values(
      Array.from({ length: count }, (_, index) => ({
        key: `told-${randomUUID()}`,
        notice,
        class: 'service' as const,
        state,
        recipientName: 'Bo Ek',
        email: `Bo.${index}@people.example`,
        locale: 'sv' as const,
        zone: 'Europe/Stockholm',
        sendAt: new Date(),
        batchId: batch!.id,
        batchPosition: index,
        subject: 'Hej',
        html: '<p>Hej</p>',
        text: 'Hej',
        contentHash: 'x',
        ...(isOpen ? {} : { sentAt: new Date(), providerId: `provider-${index}` }),
      })),
    )
    .returning()
}
type Message = Awaited<ReturnType<typeof handedOver>>[number]

const eventOf = (
  type: string,
  message: Pick<Message, 'id' | 'email'> | null,
  more: object = {},
  at = new Date(),
) => ({
  type,
  created_at: at.toISOString(),
  data: {
    email_id: 'provider-unknown',
    to: [message?.email ?? 'nobody@people.example'],
    tags: message ? { message: message.id } : {},
    ...more,
  },
})

type Sent = { id?: string; at?: Date; body?: string; signature?: string; headers?: Record<string, string> }
async function tell(
  event: object,
  { id = `msg_${randomUUID()}`, at = new Date(), ...changed }: Sent = {},
  to = site,
) {
  const body = JSON.stringify(event)
  const seconds = Math.floor(at.getTime() / 1000)
  const digest = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  const { status, body: answer } = await to.send({
    path: '/webhooks/resend',
    method: 'POST',
    json: changed.body ?? body,
    headers: {
      origin: '',
      'svix-id': id,
      'svix-timestamp': String(seconds),
      'svix-signature': changed.signature ?? `v1,${digest}`,
      ...changed.headers,
    },
  })
  return { status, outcome: status === 200 ? (JSON.parse(answer) as { outcome: string }).outcome : answer }
}
const now = async ({ id }: { id: string }) =>
  (await database.db.select().from(messages).where(eq(messages.id, id)))[0]!
const kept = () => database.db.select().from(serviceTellings)
const blocked = async () =>
  (await database.db.select().from(suppressions).orderBy(asc(suppressions.email))).map(
    ({ email, reason, origin, agreedAt }) => ({ email, reason, origin, isAgreed: agreedAt !== null }),
  )
const hard = { bounce: { type: 'Permanent', subType: 'General', message: '550 no such person' } }
const soft = { bounce: { type: 'Transient', subType: 'MailboxFull', message: '452 mailbox full' } }

describe('what the mail service tells', () => {
  it('moves a message on, once, with a history', async () => {
    const [message] = await handedOver(1)
    expect(await tell(eventOf('email.delivered', message!), { id: 'msg_1' })).toEqual({
      status: 200,
      outcome: 'delivered',
    })
    expect(await tell(eventOf('email.delivered', message!), { id: 'msg_1' })).toEqual({
      status: 200,
      outcome: 'repeat',
    })
    expect(await now(message!)).toMatchObject({ state: 'delivered', reason: null, providerId: 'provider-0' })
    expect(await database.db.select({ state: messageEvents.state }).from(messageEvents)).toEqual([
      { state: 'delivered' },
    ])
    expect(await kept()).toMatchObject([
      { id: 'msg_1', type: 'email.delivered', messageId: message!.id, outcome: 'delivered' },
    ])
  })

  it('is found by the number of the service when the tags are gone', async () => {
    const [message] = await handedOver(1)
    const event = eventOf('email.delivered', null, { email_id: 'provider-0' })
    expect(await tell(event)).toEqual({ status: 200, outcome: 'delivered' })
    expect((await now(message!)).state).toBe('delivered')
  })

  it('is kept when nobody knows the message, and ends well', async () => {
    const unknown = { id: randomUUID(), email: 'li@people.example' }
    expect(await tell(eventOf('email.delivered', unknown))).toEqual({
      status: 200,
      outcome: 'message-unknown',
    })
    expect(await tell(eventOf('contact.created', null))).toEqual({ status: 200, outcome: 'nothing' })
    expect(await kept()).toHaveLength(2)
  })

  it('never takes back what was told, in whatever order it comes', async () => {
    const [message] = await handedOver(1)
    for (const type of [
      'email.delivered',
      'email.sent',
      'email.delivery_delayed',
      'email.complained',
      'email.delivered',
    ])
      await tell(eventOf(type, message!))
    expect((await now(message!)).state).toBe('complained')
  })

  it('says of a delay in detail, and changes nothing', async () => {
    const [message] = await handedOver(1)
    expect(await tell(eventOf('email.delivery_delayed', message!, soft))).toMatchObject({
      outcome: 'delayed',
    })
    expect(await now(message!)).toMatchObject({ state: 'sent', detail: '452 mailbox full' })
  })

  it('answers for a call whose answer was lost: nothing is asked again', async () => {
    const [first, second] = await handedOver(2, { state: 'sending', notice: 'account.invitation' })
    await tell(eventOf('email.sent', first!, { email_id: 'provider-a' }))
    expect(await now(first!)).toMatchObject({ state: 'sent', providerId: 'provider-a', text: 'Hej' })
    const batch = async () =>
      (await database.db.select().from(messageBatches).where(eq(messageBatches.id, first!.batchId!)))[0]!
    expect((await batch()).state).toBe('frozen')
    await tell(eventOf('email.delivered', second!))
    expect((await batch()).state).toBe('accepted')
    expect(await now(second!)).toMatchObject({ state: 'delivered' })
    expect((await now(second!)).sentAt).not.toBeNull()
    // The words of mails with a secret stay nowhere.
    expect(await now(first!)).toMatchObject({ subject: null, html: null, text: null })
  })

  it('says nothing about a message whose call had certainly failed', async () => {
    const [message] = await handedOver(1, { state: 'sending' })
    await database.db
      .update(messages)
      .set({ state: 'queued', batchId: null, batchPosition: null, contentHash: null })
      .where(eq(messages.id, message!.id))
    expect(await tell(eventOf('email.sent', message!))).toEqual({ status: 200, outcome: 'never-handed-over' })
    expect((await now(message!)).state).toBe('queued')
  })
})

describe('addresses', () => {
  it('that are nobody’s, or whose reader has complained, are written to no more', async () => {
    const [gone, cross] = await handedOver(2)
    await tell(eventOf('email.bounced', gone!, hard))
    await tell(eventOf('email.complained', cross!))
    expect(await now(gone!)).toMatchObject({
      state: 'bounced',
      reason: 'bounced',
      detail: '550 no such person',
    })
    expect(await now(cross!)).toMatchObject({ state: 'complained' })
    expect(await blocked()).toEqual([
      { email: 'bo.0@people.example', reason: 'bounced', origin: 'service', isAgreed: true },
      { email: 'bo.1@people.example', reason: 'complained', origin: 'service', isAgreed: true },
    ])
  })

  it('that could not take mail three times within a week too, and the service is to be told', async () => {
    const day = (days: number) => new Date(Date.parse('2021-12-08T10:00:00Z') + days * 86_400_000)
    for (const at of [day(0), day(9), day(12)]) {
      const [message] = await handedOver(1)
      await tell(eventOf('email.bounced', message!, soft, at))
      expect(await now(message!)).toMatchObject({ state: 'bounced', reason: 'bounced-for-now' })
    }
    expect(await blocked()).toEqual([])
    const [last] = await handedOver(1)
    await tell(eventOf('email.bounced', last!, soft, day(7)))
    expect(await blocked()).toEqual([
      { email: 'bo.0@people.example', reason: 'bounced', origin: 'here', isAgreed: false },
    ])
  })

  it('follow the list of the service both ways, the last event counts', async () => {
    const at = (minute: number) => new Date(Date.parse('2021-12-08T10:00:00Z') + minute * 60_000)
    const change = (type: string, minute: number) =>
      tell({
        type,
        created_at: at(minute).toISOString(),
        data: { email: 'Li@people.example', origin: 'complaint' },
      })
    expect(await change('suppression.added', 1)).toMatchObject({ outcome: 'blocked' })
    expect(await blocked()).toMatchObject([{ email: 'li@people.example', reason: 'complained' }])
    expect(await change('suppression.removed', 5)).toMatchObject({ outcome: 'unblocked' })
    expect(await blocked()).toEqual([])
    expect(await change('suppression.added', 3)).toMatchObject({ outcome: 'overtaken' })
    expect(await blocked()).toEqual([])
    expect(await change('suppression.added', 7)).toMatchObject({ outcome: 'blocked' })
    expect(await change('suppression.removed', 6)).toMatchObject({ outcome: 'overtaken' })
    expect(await blocked()).toHaveLength(1)
  })
})

describe('whoever else comes', () => {
  it.each<[string, Sent]>([
    ['with another body', { body: JSON.stringify(eventOf('email.complained', null)) }],
    ['with another signature', { signature: `v1,${Buffer.alloc(32).toString('base64')}` }],
    ['without a signature', { signature: '' }],
    ['with an old one', { at: new Date(Date.now() - 6 * 60_000) }],
    ['with one from the future', { at: new Date(Date.now() + 60 * 60_000) }],
    ['with words that are no event', { body: 'hello' }],
  ])('%s, is turned away and nothing is written', async (_, sent) => {
    const [message] = await handedOver(1)
    expect(await tell(eventOf('email.delivered', message!), sent)).toMatchObject({ status: 400 })
    expect(await kept()).toEqual([])
    expect((await now(message!)).state).toBe('sent')
  })

  it('with too much, is turned away', async () => {
    expect(await tell(eventOf('email.delivered', null, { padding: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
    })
  })

  it('finds nobody listening without a secret, with a mail server, or in a demo', async () => {
    const event = eventOf('email.delivered', null)
    const smtp = {
      kind: 'smtp',
      url: 'smtp://127.0.0.1:1',
      from: 'a@haaste.test',
      dailyQuota: undefined,
    } as const
    for (const deaf of [
      openSite(build, database),
      openSite(build, database, { mail: { ...mail, webhookSecret: undefined } }),
      openSite(build, database, { mail: smtp }),
      openSite(build, database, { mail, isDemo: true }),
    ]) {
      expect(await tell(event, {}, deaf)).toMatchObject({ status: 404 })
    }
    expect(await kept()).toEqual([])
  })

  it('from another site is still turned away everywhere else', async () => {
    for (const path of ['/en/sign-in', '/webhooks/resend/more', '/webhooks'])
      expect(
        (await site.send({ path, method: 'POST', headers: { origin: 'https://api.resend.com' } })).status,
      ).toBe(403)
  })
})
