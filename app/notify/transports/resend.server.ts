import { Resend, type ErrorResponse } from 'resend'
import type { ResendSettings } from '#app/platform/env.server.ts'
import { calendarMethod } from '../core/calendar-facts.ts'
import { senderNamed, senderText } from '../core/sender.ts'
import type { Answer, Delivery, Fate, FrozenBatch, FrozenMail, Transport } from '../transport.ts'

const callTimeoutMs = 30_000
/** Until an answer says otherwise: the lowest limit that any of Resend's plans has had. */
const paceUntilTold = { calls: 2, windowMs: 1_000 } as const
/** https://resend.com/docs/dashboard/emails/batch-sending */
const largestBatch = 100
const wordsKept = 500
const dayMs = 86_400_000

type Headers = Readonly<Record<string, string>> | null

/**
 * Carries mail through Resend: one mail by `POST /emails`, more by `POST /emails/batch`, where only the failing ones are
 * turned down. The batch's key is the idempotency key, which Resend remembers for 24 hours for both.
 */
export function resendTransport({
  apiKey,
  from,
  baseUrl,
}: Pick<ResendSettings, 'apiKey' | 'from' | 'baseUrl'>): Transport {
  const resend = new Resend(apiKey, { baseUrl })

  async function deliver({ key, mails }: FrozenBatch): Promise<Delivery> {
    const [first, ...others] = mails
    if (first === undefined) return { answer: { kind: 'accepted', fates: [] } }
    const options = { idempotencyKey: key, signal: AbortSignal.timeout(callTimeoutMs) }
    if (others.length === 0) {
      const { data, error, headers } = await resend.emails.send(
        { ...payloadOf(first, from), ...attached(first) },
        options,
      )
      return delivery(error ? answerTo(error, headers) : taken([data.id]), headers)
    }
    const { data, error, headers } = await resend.batch.send(
      mails.map((mail) => payloadOf(mail, from)),
      { ...options, batchValidation: 'permissive' as const },
    )
    return delivery(error ? answerTo(error, headers) : fatesOf(mails.length, data), headers)
  }

  return {
    name: 'resend',
    largestBatch,
    pace: paceUntilTold,
    remembersKeys: true,
    async deliver(batch) {
      try {
        return await deliver(batch)
      } catch {
        // The SDK answers for the network; whatever else happens here happened around a call.
        return { answer: { kind: 'unknown' } }
      }
    },
  }
}

function payloadOf(mail: FrozenMail, from: string) {
  return {
    from: mail.fromName === null ? from : senderText(senderNamed(from, mail.fromName)),
    to: mail.to,
    replyTo: mail.replyTo ?? undefined,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    // RFC 3834, so that holiday answers stay away; the reference keeps mail programs from folding mails together.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Entity-Ref-ID': mail.id, ...mail.headers },
    tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })),
  }
}

function attached({ calendar }: FrozenMail) {
  if (calendar === null) return {}
  return {
    attachments: [
      {
        filename: 'calendar.ics',
        content: Buffer.from(calendar, 'utf8'),
        contentType: `text/calendar; method=${calendarMethod(calendar)}; charset=utf-8`,
      },
    ],
  }
}

function taken(ids: readonly (string | undefined)[]): Answer {
  return { kind: 'accepted', fates: ids.map((id) => ({ kind: 'taken', providerId: id ?? null })) }
}

/**
 * In permissive validation `errors` names the failing mails by their place, and `data` has the ids of the others in
 * order. Should the two not add up to the batch, the ids cannot be told apart and nobody gets one: the mails are taken
 * all the same, and their tags say whose they are.
 */
function fatesOf(
  size: number,
  given: {
    data?: readonly { id: string }[]
    errors?: readonly { index: number; message: string }[]
  },
): Answer {
  const ids = given.data ?? []
  const refusals = new Map((given.errors ?? []).map(({ index, message }) => [index, message]))
  const isComplete = ids.length + refusals.size === size
  let next = 0
  const fates = Array.from({ length: size }, (_, place): Fate => {
    const message = refusals.get(place)
    if (message !== undefined) return { kind: 'refused', detail: shortened(message) }
    return { kind: 'taken', providerId: isComplete ? (ids[next++]?.id ?? null) : null }
  })
  return { kind: 'accepted', fates }
}

/**
 * What each refusal means for the next try. Sources: https://resend.com/docs/api-reference/errors and
 * https://resend.com/docs/dashboard/emails/idempotency-keys.
 *
 * An error of the service's own (5xx, `application_error`, `internal_server_error`) and no answer at all are `unknown`:
 * the error list says nothing about whether the mail had been accepted before it went wrong, while the same call under
 * the same key is documented to be safe and to give the first answer again. `invalid_idempotent_request` says that the
 * key was used for something else, so that something went under it: never again, and never under another key.
 */
function answerTo({ name, statusCode, message }: ErrorResponse, headers: Headers): Answer {
  const detail = shortened(message)
  switch (name) {
    case 'daily_quota_exceeded':
    case 'monthly_quota_exceeded':
      return { kind: 'later', cause: 'quota', afterMs: untilQuota(name, headers), detail }
    case 'rate_limit_exceeded':
      return tooMany(headers, detail)
    case 'concurrent_idempotent_requests':
      // The same call is under way, made by somebody who is slower than was thought: no other call has to wait for it.
      return { kind: 'later', cause: 'pace', afterMs: untilPace(headers), isRoomLeft: true, detail }
    case 'invalid_idempotent_request':
      return { kind: 'unknown' }
  }
  if (statusCode === null || statusCode >= 500 || isOfTheService.has(name)) return { kind: 'unknown' }
  if (statusCode === 429) return tooMany(headers, detail)
  // A wrong key, an unverified domain or a wrong address of the service is no mail's fault: nothing of it was looked at,
  // and everything waits until the installation is put right.
  if (aboutTheAccount.has(statusCode)) return { kind: 'later', cause: 'down', afterMs: null, detail }
  return { kind: 'refused', detail }
}

const isOfTheService: ReadonlySet<string> = new Set(['application_error', 'internal_server_error'])
const aboutTheAccount: ReadonlySet<number> = new Set([401, 403, 404, 405])

/** Sixth draft of the rate limit headers: `ratelimit-limit` calls in a window, of one second unless it says `w=`. */
function delivery(answer: Answer, headers: Headers): Delivery {
  const limit = /^\s*(\d+)/.exec(headers?.['ratelimit-limit'] ?? '')?.[1]
  const policy = `${headers?.['ratelimit-limit'] ?? ''},${headers?.['ratelimit-policy'] ?? ''}`
  const seconds = Number(/;\s*w=(\d+)/.exec(policy)?.[1] ?? 1)
  if (limit === undefined || Number(limit) === 0 || seconds === 0) return { answer }
  return { answer, pace: { calls: Number(limit), windowMs: seconds * 1000 } }
}

/** `ratelimit-remaining` above 0: the limit is not reached, whatever this one call met. */
function tooMany(headers: Headers, detail: string): Answer {
  const isRoomLeft = Number(headers?.['ratelimit-remaining'] ?? 0) > 0
  return {
    kind: 'later',
    cause: 'pace',
    afterMs: untilPace(headers),
    ...(isRoomLeft && { isRoomLeft }),
    detail,
  }
}

/** `retry-after`, or when nothing is left of this window its end. */
function untilPace(headers: Headers): number | null {
  const told = secondsOf(headers, 'retry-after')
  if (told !== null) return told * 1000
  const isUsedUp = headers?.['ratelimit-remaining'] === '0'
  const reset = isUsedUp ? secondsOf(headers, 'ratelimit-reset') : null
  return reset === null ? null : reset * 1000
}

/** `retry-after`, else the end of the UTC day or month by the service's own clock (`date`). */
function untilQuota(name: 'daily_quota_exceeded' | 'monthly_quota_exceeded', headers: Headers): number {
  const told = secondsOf(headers, 'retry-after')
  if (told !== null) return told * 1000
  const theirs = Date.parse(headers?.['date'] ?? '')
  const now = new Date(Number.isNaN(theirs) ? Date.now() : theirs)
  if (name === 'daily_quota_exceeded') return dayMs - (now.getTime() % dayMs)
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) - now.getTime()
}

function secondsOf(headers: Headers, name: string): number | null {
  const seconds = Number(headers?.[name])
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}

function shortened(words: string | undefined): string {
  return (words ?? '').slice(0, wordsKept)
}
