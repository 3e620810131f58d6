import { Resend, type ErrorResponse } from 'resend'
import type { MailSettings } from '#app/platform/env.server.ts'
import type { Answer, FrozenMail, Transport } from '../transport.ts'

const callTimeoutMs = 30_000
const quotaWaitMs = 3_600_000

/** Carries mail through Resend. The message id is the idempotency key, which Resend remembers for 24 hours. */
export function resendTransport({ apiKey, from, baseUrl }: MailSettings): Transport {
  const resend = new Resend(apiKey, { baseUrl })
  return {
    name: 'resend',
    async deliver(mail) {
      try {
        const { data, error, headers } = await resend.emails.send(payloadOf(mail, from), {
          idempotencyKey: mail.id,
          signal: AbortSignal.timeout(callTimeoutMs),
        })
        return error ? answerTo(error, headers) : { kind: 'accepted', providerId: data.id }
      } catch {
        return { kind: 'unknown' }
      }
    },
  }
}

function payloadOf(mail: FrozenMail, from: string) {
  return {
    from,
    to: mail.to,
    replyTo: mail.replyTo ?? undefined,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    // RFC 3834, so that holiday answers stay away; the reference keeps mail programs from folding mails together.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Entity-Ref-ID': mail.id },
    tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })),
  }
}

/** https://resend.com/docs/api-reference/errors: what each refusal means for the next try. */
function answerTo({ name, statusCode }: ErrorResponse, headers: Record<string, string> | null): Answer {
  if (name === 'daily_quota_exceeded' || name === 'monthly_quota_exceeded') {
    return { kind: 'later', reason: 'service-busy', afterMs: retryAfterMs(headers) ?? quotaWaitMs }
  }
  if (name === 'rate_limit_exceeded' || statusCode === 429) {
    return { kind: 'later', reason: 'service-busy', afterMs: retryAfterMs(headers) }
  }
  if (statusCode === null || name === 'concurrent_idempotent_requests') return { kind: 'unknown' }
  if (name === 'application_error' || name === 'internal_server_error' || statusCode >= 500) {
    return { kind: 'later', reason: 'service-unavailable', afterMs: retryAfterMs(headers) }
  }
  return { kind: 'refused' }
}

/** `retry-after` in seconds, as Resend sends it. */
function retryAfterMs(headers: Record<string, string> | null): number | null {
  const seconds = Number(headers?.['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null
}
