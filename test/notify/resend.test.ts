import { afterEach, describe, expect, it } from 'vitest'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import type { FrozenMail } from '#app/notify/transport.ts'
import { resendMock } from '#test/mocks/resend.ts'

const transport = resendTransport({
  apiKey: 're_test',
  from: 'Haaste <mail@haaste.test>',
  baseUrl: undefined,
})

const mail: FrozenMail = {
  id: '5b2f6a3e-0000-4000-8000-000000000001',
  to: 'li.wei@people.example',
  replyTo: 'programme@haaste.test',
  subject: '[HEL-2021-K7QF-3] 您的方案已提交',
  html: '<p>已提交</p>',
  text: '已提交',
  tags: { notice: 'proposal-submitted' },
}

afterEach(() => resendMock.reset())

describe('the Resend transport', () => {
  it('sends one mail to one person, with its key, its headers and its tags', async () => {
    expect(await transport.deliver(mail)).toEqual({ kind: 'accepted', providerId: 'resend-1' })
    expect(resendMock.inbox).toEqual([
      {
        key: mail.id,
        from: 'Haaste <mail@haaste.test>',
        to: 'li.wei@people.example',
        reply_to: 'programme@haaste.test',
        subject: '[HEL-2021-K7QF-3] 您的方案已提交',
        html: '<p>已提交</p>',
        text: '已提交',
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Entity-Ref-ID': mail.id },
        tags: [{ name: 'notice', value: 'proposal-submitted' }],
      },
    ])
  })

  it('may be asked twice: the reader gets one', async () => {
    resendMock.next('lose-answer')
    expect(await transport.deliver(mail)).toEqual({ kind: 'unknown' })
    expect(await transport.deliver(mail)).toEqual({ kind: 'accepted', providerId: 'resend-1' })
    expect(resendMock.inbox).toHaveLength(1)
  })

  it.each([
    [
      { status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '7' } },
      { kind: 'later', reason: 'service-busy', afterMs: 7000 },
    ],
    [
      { status: 429, name: 'rate_limit_exceeded' },
      { kind: 'later', reason: 'service-busy', afterMs: null },
    ],
    [
      { status: 429, name: 'daily_quota_exceeded' },
      { kind: 'later', reason: 'service-busy', afterMs: 3_600_000 },
    ],
    [
      { status: 500, name: 'internal_server_error' },
      { kind: 'later', reason: 'service-unavailable', afterMs: null },
    ],
    [{ status: 409, name: 'concurrent_idempotent_requests' }, { kind: 'unknown' }],
    [{ status: 422, name: 'validation_error' }, { kind: 'refused' }],
    [{ status: 401, name: 'invalid_api_key' }, { kind: 'refused' }],
  ])('understands %j', async (behaviour, answer) => {
    resendMock.next(behaviour)
    expect(await transport.deliver(mail)).toEqual(answer)
    expect(resendMock.inbox).toEqual([])
  })

  it('says so when nobody answers', async () => {
    resendMock.next('unreachable')
    expect(await transport.deliver(mail)).toEqual({ kind: 'unknown' })
  })
})
