import { templateOf } from '#emails/index.ts'
import type { Log } from '#app/platform/log.server.ts'
import { waitAfterTry } from '../core/retry.ts'
import {
  endOverdue,
  leaseDue,
  recordFailure,
  recordRetry,
  recordSent,
  releaseLeases,
  renewLease,
  type LeasedMessage,
} from '../data/queue.server.ts'
import type { Answer, Transport } from '../transport.ts'
import { freezeMessages, type FreezePorts, type FrozenMessage } from './freeze-messages.server.ts'

const batchSize = 50

export type SendPorts = FreezePorts & {
  readonly transport: Transport
  readonly log: Log
  /** Who holds the leases: one name per process. */
  readonly worker: string
  /** True when the process is asked to end: nothing new is begun. */
  readonly isStopping?: () => boolean
}

/** What a round of sending did. */
export type SendCounts = {
  sent: number
  toRetry: number
  failed: number
  expired: number
  needReview: number
}

/**
 * Sends everything that is due, batch by batch, until nothing is or the service asks to wait. Lease, last look and
 * freeze, call, record: a crash at any point leaves either an unsent message or a frozen one that is asked for again
 * under the same key, so nobody gets a mail twice.
 */
export async function sendDueMessages(ports: SendPorts): Promise<SendCounts> {
  const counts: SendCounts = { sent: 0, toRetry: 0, failed: 0, ...(await endOverdue(ports.db)) }
  while (!ports.isStopping?.()) {
    const leased = await leaseDue(ports.db, ports.worker, batchSize)
    if (leased.length === 0) return counts
    for (const group of byChallenge(leased)) {
      const isServiceReady = await sendGroup(group, ports, counts)
      if (!isServiceReady) {
        await releaseLeases(
          ports.db,
          ports.worker,
          leased.map(({ id }) => id),
        )
        return counts
      }
    }
  }
  return counts
}

/** False when the service asked to wait. A group that cannot be prepared does not stop the others: its leases run out. */
async function sendGroup(
  group: readonly LeasedMessage[],
  ports: SendPorts,
  counts: SendCounts,
): Promise<boolean> {
  let frozen: FrozenMessage[]
  try {
    frozen = await freezeMessages(group, ports.worker, ports)
  } catch (error) {
    ports.log.error({ err: error, challengeId: group[0]?.challengeId }, 'messages could not be prepared')
    return true
  }
  for (const message of frozen) {
    const attempt = await renewLease(ports.db, ports.worker, message.mail.id)
    if (attempt === null) continue
    const answer = await ports.transport.deliver(message.mail)
    await recordAnswer({ ...message, attempt, answer }, ports, counts)
    if (answer.kind === 'later' && answer.reason === 'service-busy') return false
  }
  return true
}

async function recordAnswer(
  { mail: { id }, notice, attempt, answer }: FrozenMessage & { attempt: number; answer: Answer },
  { db, worker, transport, log }: SendPorts,
  counts: SendCounts,
): Promise<void> {
  if (answer.kind === 'accepted') {
    const isWiped = transport.name !== 'mailbox' && (templateOf(notice)?.isSecret ?? false)
    await recordSent(db, { id, worker, providerId: answer.providerId, isWiped })
    counts.sent += 1
  } else if (answer.kind === 'refused') {
    await recordFailure(db, { id, worker, reason: 'refused-by-service' })
    counts.failed += 1
    log.error({ messageId: id, notice }, 'the mail service refused a message')
  } else {
    const told = answer.kind === 'later' ? answer.afterMs : null
    const reason = answer.kind === 'later' ? answer.reason : 'answer-lost'
    await recordRetry(db, { id, worker, reason, waitMs: waitAfterTry(attempt, told) })
    counts.toRetry += 1
    log.warn({ messageId: id, notice, reason }, 'a message is tried again later')
  }
}

function byChallenge(leased: readonly LeasedMessage[]): LeasedMessage[][] {
  const groups = new Map<string | null, LeasedMessage[]>()
  for (const message of leased) {
    groups.set(message.challengeId, [...(groups.get(message.challengeId) ?? []), message])
  }
  return [...groups.values()]
}
