import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpTransport, type SmtpTransport } from '#app/notify/transports/smtp.server.ts'
import type { FrozenMail } from '#app/notify/transport.ts'
import { startSmtpServer, type FakeSmtpServer, type Step } from '#test/fakes/smtp-server.ts'

let server: FakeSmtpServer
let transport: SmtpTransport

beforeEach(async () => {
  server = await startSmtpServer()
  transport = smtpTransport({ url: server.url, from: 'Haaste <mail@haaste.test>' })
})
afterEach(async () => {
  transport.close()
  await server.close()
})

const id = '5b2f6a3e-0000-4000-8000-000000000001'
const aMail = (changes: Partial<FrozenMail> = {}): FrozenMail => ({
  id,
  to: 'li.wei@people.example',
  fromName: null,
  replyTo: 'programme@haaste.test',
  subject: '[HEL-2021-K7QF-3] 您的方案已提交',
  html: '<p>已提交</p>',
  text: '已提交\n.\n收到',
  headers: {
    'List-Unsubscribe': '<https://haaste.test/unsubscribe/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  calendar: null,
  tags: { message: id },
  ...changes,
})
const deliver = async (changes?: Partial<FrozenMail>) => {
  const { answer } = await transport.deliver({ key: 'batch', mails: [aMail(changes)] })
  return answer
}
const letter = async () => PostalMime.parse(server.inbox.at(-1)?.raw ?? '')

describe('the mail server', () => {
  it('gets one mail, signed in, with all its headers', async () => {
    expect(await deliver()).toEqual({ kind: 'accepted', fates: [{ kind: 'taken', providerId: '1AB' }] })
    expect(server.inbox).toHaveLength(1)
    expect(server.inbox[0]).toMatchObject({ to: ['li.wei@people.example'], user: 'haaste' })
    const { from, to, replyTo, subject, html, text, messageId, headers } = await letter()
    const named = Object.fromEntries(headers.map(({ key, value }) => [key, value]))
    expect({ from, to, replyTo, subject, messageId }).toEqual({
      from: { name: 'Haaste', address: 'mail@haaste.test' },
      to: [{ name: '', address: 'li.wei@people.example' }],
      replyTo: [{ name: '', address: 'programme@haaste.test' }],
      subject: '[HEL-2021-K7QF-3] 您的方案已提交',
      messageId: `<${id}@haaste.test>`,
    })
    expect(html).toContain('<p>已提交</p>')
    expect(text?.trim()).toBe('已提交\n.\n收到')
    expect(named).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-entity-ref-id': id,
      'list-unsubscribe': '<https://haaste.test/unsubscribe/abc>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    })
  })

  it.each([
    ['Näyte-ohjelma 赫尔辛基', 'Näyte-ohjelma 赫尔辛基'],
    ['A, B & C; "x"', 'A, B & C; x'],
    ['A\r\nBcc: all@people.example', 'A Bcc: all people.example'],
  ])('shows the programme as the sender %j, at the address of the installation', async (fromName, name) => {
    await deliver({ fromName })
    expect(server.inbox[0]?.to).toEqual(['li.wei@people.example'])
    const { raw = '' } = server.inbox[0] ?? {}
    expect(raw.split('\r\n\r\n')[0]).toMatch(/^[\x00-\x7f]*$/)
    const { from, bcc } = await letter()
    expect([from, bcc]).toEqual([{ name, address: 'mail@haaste.test' }, undefined])
  })

  it('gets a calendar file as an event and as a file', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n'
    await deliver({ calendar })
    expect(server.inbox[0]?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/i)
    const { attachments } = await letter()
    expect(attachments.map(({ filename }) => filename)).toContain('calendar.ics')
  })

  it('gets the second mail over the same connection, and over a new one when it has hung up', async () => {
    await deliver()
    await deliver()
    expect(server.sessions).toBe(1)
    server.hangUp()
    expect(await deliver()).toMatchObject({ kind: 'accepted' })
    expect({ sessions: server.sessions, mails: server.inbox.length }).toEqual({ sessions: 2, mails: 3 })
  })
})

describe('what goes wrong', () => {
  const down = { kind: 'later', cause: 'down', afterMs: null }
  const pace = { kind: 'later', cause: 'pace', afterMs: null }
  const refused = (detail: string) => ({ kind: 'refused', detail })

  it.each<[Step, string, object]>([
    ['greeting', '421 4.3.2 come back later', down],
    ['greeting', '554 5.0.0 not you', down],
    ['auth', '535 5.7.8 wrong password', down],
    ['auth', '454 4.7.0 ask again', down],
    ['mail', '550 5.7.1 you may not send as that', down],
    ['mail', '421 4.7.0 too busy', down],
    ['mail', '552 5.3.4 too large', refused('552 5.3.4 too large')],
    ['rcpt', '550 5.1.1 no such person', refused('550 5.1.1 no such person')],
    ['rcpt', '450 4.2.0 greylisted', pace],
    ['rcpt', '530 5.7.0 sign in first', down],
    ['rcpt', '421 4.3.0 closing', down],
    ['data', '554 5.5.1 no valid recipients', refused('554 5.5.1 no valid recipients')],
    ['data', '451 4.3.0 later', pace],
    ['data', 'hang up', down],
    ['rcpt', 'hang up', down],
    ['words', '554 5.7.1 looks like spam', refused('554 5.7.1 looks like spam')],
    ['words', '452 4.3.1 no room', pace],
    ['words', 'hang up', { kind: 'unknown' }],
  ])('at %s: %s', async (at, does, answer) => {
    // Hanging up is tried once more on a new connection as long as no word has gone.
    server.next(...Array.from({ length: does === 'hang up' && at !== 'words' ? 2 : 1 }, () => ({ at, does })))
    expect(await deliver()).toMatchObject(answer)
    const isLost = at === 'words' && does === 'hang up'
    expect(server.inbox).toHaveLength(isLost ? 1 : 0)
    server.next()
  })

  it('never sends again by itself what was lost after the words had gone', async () => {
    await deliver()
    server.next({ at: 'words', does: 'hang up' })
    expect(await deliver({ id: '5b2f6a3e-0000-4000-8000-000000000002' })).toEqual({ kind: 'unknown' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(server.inbox).toHaveLength(2)
  })

  it('at the door: nobody there', async () => {
    await server.close()
    expect(await deliver()).toMatchObject({
      ...down,
      detail: expect.stringContaining('ECONNREFUSED') as string,
    })
    server = await startSmtpServer()
  })

  it('with the wrong password, and goes on when it is right again', async () => {
    const wrong = smtpTransport({ url: server.url.replace('haaste:', 'nobody:'), from: 'mail@haaste.test' })
    const { answer } = await wrong.deliver({ key: 'batch', mails: [aMail()] })
    wrong.close()
    expect(answer).toMatchObject({ ...down, detail: '535 5.7.8 wrong password' })
    expect(await deliver()).toMatchObject({ kind: 'accepted' })
  })

  it('with an address that is none', async () => {
    expect(await deliver({ to: '' })).toEqual({ kind: 'refused', detail: 'No recipients defined' })
    await deliver({ to: 'li@people.example>\r\nRCPT TO:<spy@people.example' })
    expect(server.inbox.flatMap(({ to }) => to)).not.toContain('spy@people.example')
  })
})
