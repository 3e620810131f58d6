import { z } from 'zod'
import type { Telling, ToldEvent } from '../core/telling.ts'

const wordsKept = 500

/** What is read of an event; everything else may change as it likes. */
const eventShape = z.object({
  type: z.string(),
  created_at: z.string().optional(),
  data: z.object({
    email_id: z.string().optional(),
    email: z.string().optional(),
    to: z.union([z.string(), z.array(z.string())]).optional(),
    tags: z.record(z.string(), z.string()).optional().catch(undefined),
    origin: z.string().optional(),
    bounce: z.object({ message: z.string().optional(), type: z.string().optional() }).optional(),
    failed: z.object({ reason: z.string().optional() }).optional(),
    suppressed: z.object({ message: z.string().optional() }).optional(),
  }),
})
type ServiceEvent = z.output<typeof eventShape>

/**
 * Reads what came to the webhook. `body` is the text exactly as it came: the signature is over it. Null when it is not
 * signed with our secret, was signed more than five minutes ago, or is no event.
 */
export async function readTelling(
  { body, headers }: { body: string; headers: Headers },
  { apiKey, webhookSecret }: { apiKey: string; webhookSecret: string },
): Promise<Telling | null> {
  // A large library for a rare visitor: read when one comes.
  const { Resend } = await import('resend')
  const id = headers.get('svix-id') ?? ''
  const timestamp = headers.get('svix-timestamp') ?? ''
  try {
    const signature = headers.get('svix-signature') ?? ''
    const verified: unknown = new Resend(apiKey).webhooks.verify({
      payload: body,
      headers: { id, timestamp, signature },
      webhookSecret,
    })
    const event = eventShape.parse(verified)
    return tellingFrom(event, { id, signedAt: new Date(Number(timestamp) * 1000) })
  } catch {
    return null
  }
}

function tellingFrom(event: ServiceEvent, { id, signedAt }: { id: string; signedAt: Date }): Telling {
  const { type, data, created_at: createdAt } = event
  const happenedAt = new Date(createdAt ?? NaN)
  const to = typeof data.to === 'string' ? data.to : data.to?.[0]
  const messageId = data.tags?.message
  const told = toldBy(event)
  return {
    id,
    type,
    happenedAt: Number.isNaN(happenedAt.getTime()) ? signedAt : happenedAt,
    messageId: z.uuid().safeParse(messageId).success ? (messageId ?? null) : null,
    providerId: data.email_id ?? null,
    email: (data.email ?? to)?.toLowerCase() ?? null,
    told,
    address: addressAfter(event, told),
    detail: wordsOf(event),
  }
}

/** https://resend.com/docs/webhooks/event-types */
function toldBy({ type, data }: ServiceEvent): ToldEvent | null {
  switch (type) {
    case 'email.sent':
      return 'sent'
    case 'email.delivered':
      return 'delivered'
    case 'email.delivery_delayed':
      return 'delayed'
    case 'email.bounced':
      // "Permanent" says that there is nobody; "Transient" and "Undetermined" do not.
      return data.bounce?.type === 'Permanent' ? 'bounced' : 'bounced-for-now'
    case 'email.complained':
      return 'complained'
    case 'email.failed':
      return 'failed'
    case 'email.suppressed':
      return 'suppressed'
    default:
      return null
  }
}

function addressAfter({ type, data }: ServiceEvent, told: ToldEvent | null): Telling['address'] {
  if (told === 'bounced' || told === 'complained') return { change: 'blocked', reason: told }
  if (type === 'suppression.removed') return { change: 'unblocked' }
  if (type !== 'suppression.added') return null
  return { change: 'blocked', reason: reasonOf(data.origin) }
}

/** Why an address stands on their list, in our words. */
export function reasonOf(origin: string | undefined): 'bounced' | 'complained' | 'manual' {
  return origin === 'bounce' ? 'bounced' : origin === 'complaint' ? 'complained' : 'manual'
}

function wordsOf({ data }: ServiceEvent): string | null {
  const words = data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.message
  return words === undefined ? null : words.slice(0, wordsKept)
}
