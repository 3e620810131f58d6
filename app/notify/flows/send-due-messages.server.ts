import { templateOf } from '#emails/index.ts'
import { allowance } from '../core/quota.ts'
import { leaveAloneFor, waitAfterTry } from '../core/retry.ts'
import {
  beginCall,
  dissolveBatch,
  endBatch,
  endOldBatches,
  recordFates,
  recordLostAnswer,
  releaseBatches,
  splitBatch,
  takeOverBatch,
  type RecordedFate,
} from '../data/batches.server.ts'
import {
  block,
  countFailure,
  countTaken,
  learnPace,
  serviceState,
  takeSlot,
} from '../data/mail-service.server.ts'
import { claimsOnQuota, endExpired, markWaiting } from '../data/queue.server.ts'
import type { Answer, FrozenBatch } from '../transport.ts'
import { freezeMessages, usualLeaseSeconds, type FreezePorts } from './freeze-messages.server.ts'

/** Batches that are prepared at a time, so that the facts of a challenge are asked once for several calls. */
const batchesAtATime = 5
/** Calls under way at the same time: while one waits for its answer the next is prepared. */
const usualLanes = 2
/** Without a word of the service about how long. */
const usualPauseMs = { pace: 1_000, quota: 3_600_000, down: 2_000 } as const

export type SendPorts = FreezePorts & {
  /** Mails a day the plan allows; absent: not known. */
  readonly dailyQuota?: number
  /** True when `db` is a transaction: its one connection can do one thing at a time, and savepoints must not cross. */
  readonly isOneConnection?: boolean
  /** True when the process is asked to end: nothing new is begun. */
  readonly isStopping?: () => boolean
}

/** What a round of sending did, in messages. */
export type SendCounts = {
  sent: number
  toRetry: number
  failed: number
  expired: number
  needReview: number
}

/**
 * Sends everything that is due until nothing is or the service asks to wait. Last look and freeze in one commit, a place
 * in the line all senders share, call, record: a crash at any point leaves either a message that waits or a frozen batch
 * that is asked for again under the same key, so nobody gets a mail twice.
 */
export async function sendDueMessages(ports: SendPorts): Promise<SendCounts> {
  const counts: SendCounts = {
    sent: 0,
    toRetry: 0,
    failed: 0,
    expired: await endExpired(ports.db),
    needReview: await endOldBatches(ports.db, ports.transport),
  }
  const lanes = ports.isOneConnection ? 1 : usualLanes
  const supply = createSupply(ports, { counts, lanes })
  const isReady = () => !ports.isStopping?.() && !supply.isClosed()
  const lane = async () => {
    for (let batch = await supply.next(); batch && isReady(); batch = await supply.next()) {
      if (!(await handOver(batch, ports, counts))) supply.close()
      supply.done(batch)
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, lane))
  } finally {
    await releaseBatches(ports.db, ports.worker, supply.left())
  }
  return counts
}

/** Batches to hand over: first what was left by others, then what is due, prepared one step ahead of the lanes. */
function createSupply(ports: SendPorts, { counts, lanes }: { counts: SendCounts; lanes: number }) {
  const ready: FrozenBatch[] = []
  const held = new Set<string>()
  let isClosed = false
  let isDry = false
  let fetching: Promise<void> | null = null

  function fetch(): Promise<void> {
    return (fetching ??= fetchSome().finally(() => (fetching = null)))
  }

  async function fetchSome(): Promise<void> {
    const { db, transport, worker, leaseSeconds = usualLeaseSeconds } = ports
    const state = await serviceState(db, transport.name)
    if (state.blockedUntil !== null) {
      await markWaiting(db, reasonOfBlock(state.blockedFor))
      isDry = true
      return
    }
    const abandoned = await takeOverBatch(db, { transport, worker, leaseSeconds })
    if (abandoned) return keep([abandoned])
    const allowed = await allowedNow(ports)
    const limit = Math.max(transport.largestBatch * batchesAtATime, 20)
    const frozen = await freezeMessages({ ...allowed, limit }, ports)
    counts.failed += frozen.failed
    if (frozen.lookedAt === 0) {
      isDry = true
      if (allowed.others === 0) await markWaiting(db, 'service-quota')
    }
    keep(frozen.batches)
  }

  function keep(batches: readonly FrozenBatch[]): void {
    for (const batch of batches) held.add(batch.key)
    ready.push(...batches)
  }

  return {
    async next(): Promise<FrozenBatch | null> {
      while (!isClosed && !ports.isStopping?.()) {
        if (ready.length <= lanes && !isDry) {
          const more = fetch()
          if (ready.length === 0 || ports.isOneConnection) await more
          else more.catch(() => undefined)
        }
        const batch = ready.shift()
        if (batch) return batch
        if (isDry) return null
      }
      return null
    },
    done: (batch: FrozenBatch) => void held.delete(batch.key),
    close: () => void (isClosed = true),
    isClosed: () => isClosed,
    left: () => [...held],
  }
}

/**
 * What the plan of the mail service still allows today. What is on its way counts as taken; it is counted as taken before
 * it stops being on its way, and asked the other way round, so that it may count twice for a moment and never not at all.
 */
async function allowedNow({ db, dailyQuota, transport }: SendPorts) {
  if (dailyQuota === undefined) return allowance({ daily: null, usedToday: 0, mandatoryAhead: 0 })
  const { mandatoryAhead, onTheirWay } = await claimsOnQuota(db)
  const { usedToday } = await serviceState(db, transport.name)
  return allowance({ daily: dailyQuota, usedToday: usedToday + onTheirWay, mandatoryAhead })
}

/** One call and what came of it. False when the service wants to be left alone. */
async function handOver(batch: FrozenBatch, ports: SendPorts, counts: SendCounts): Promise<boolean> {
  const { db, transport, worker, leaseSeconds = usualLeaseSeconds } = ports
  if (transport.callsPerSecond !== null) {
    const wait = await takeSlot(db, transport.name, transport.callsPerSecond)
    if (wait === null) return false
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }
  const attempt = await beginCall(db, { key: batch.key, worker, leaseSeconds })
  if (attempt === null) return true
  const { answer, callsPerSecond } = await transport.deliver(batch)
  if (callsPerSecond !== undefined) await learnPace(db, transport.name, callsPerSecond)
  return recordAnswer({ batch, attempt, answer }, ports, counts)
}

type Answered = { readonly batch: FrozenBatch; readonly attempt: number; readonly answer: Answer }

async function recordAnswer(
  { batch, attempt, answer }: Answered,
  ports: SendPorts,
  counts: SendCounts,
): Promise<boolean> {
  const { db, transport, worker, log } = ports
  const { key, mails } = batch
  switch (answer.kind) {
    case 'accepted': {
      const fates = mails.map((mail, place) => fateOf(mail, answer.fates[place], transport.name))
      const taken = fates.filter(({ state }) => state === 'sent').length
      await countTaken(db, transport.name, taken)
      const isRecorded = await recordFates(db, { key, worker, fates, attempts: attempt })
      // Whoever took the batch over asks under the same key and writes the same answer down.
      if (!isRecorded) return true
      counts.sent += taken
      counts.failed += fates.length - taken
      return true
    }
    case 'later': {
      const { cause } = answer
      const failures = cause === 'down' ? await countFailure(db, transport.name) : 0
      const pause =
        cause === 'down' ? leaveAloneFor(failures, answer.afterMs) : (answer.afterMs ?? usualPauseMs[cause])
      if (pause > 0) await block(db, transport.name, { reason: cause, waitMs: pause })
      counts.toRetry += mails.length
      log.warn({ batch: key, mails: mails.length, cause }, 'the mail service asked to wait')
      if (attempt > 1) {
        // Nobody heard what became of the call before: only the same rows may go again, under the same key.
        const waitMs = Math.max(pause, waitAfterTry(attempt, Math.random()))
        await recordLostAnswer(db, { key, worker, waitMs })
        return pause === 0
      }
      await dissolveBatch(db, {
        key,
        worker,
        reason: reasonOfBlock(cause),
        waitMs: cause === 'down' ? Math.max(pause, usualPauseMs.down) : pause,
      })
      return pause === 0
    }
    case 'unknown': {
      if (transport.remembersKeys) {
        await recordLostAnswer(db, { key, worker, waitMs: waitAfterTry(attempt, Math.random()) })
        counts.toRetry += mails.length
      } else {
        await endBatch(db, { key, reason: 'needs-review' })
        counts.needReview += mails.length
      }
      log.warn({ batch: key, mails: mails.length }, 'the answer of the mail service was lost')
      const pause = leaveAloneFor(await countFailure(db, transport.name), null)
      if (pause > 0) await block(db, transport.name, { reason: 'down', waitMs: pause })
      return pause === 0
    }
    case 'refused': {
      log.error({ batch: key, mails: mails.length, detail: answer.detail }, 'the mail service refused a call')
      if (mails.length > 1) {
        await splitBatch(db, { key, worker })
        return true
      }
      const fates = mails.map((mail) =>
        fateOf(mail, { kind: 'refused', detail: answer.detail }, transport.name),
      )
      await recordFates(db, { key, worker, fates, attempts: attempt })
      counts.failed += fates.length
      return true
    }
  }
}

function fateOf(
  { id, tags }: FrozenBatch['mails'][number],
  fate: { kind: 'taken'; providerId: string | null } | { kind: 'refused'; detail: string } | undefined,
  transport: string,
): RecordedFate {
  if (fate?.kind === 'refused') {
    return {
      id,
      state: 'failed',
      reason: 'refused-by-service',
      detail: fate.detail,
      providerId: null,
      isWiped: false,
    }
  }
  const isSecret = templateOf((tags.notice ?? '').replaceAll('-', '.'))?.isSecret ?? false
  return {
    id,
    state: 'sent',
    reason: null,
    detail: null,
    providerId: fate?.providerId ?? null,
    // The mailbox of a demo is where such a mail is read.
    isWiped: transport !== 'mailbox' && isSecret,
  }
}

function reasonOfBlock(cause: 'pace' | 'quota' | 'down' | null) {
  return cause === 'quota' ? 'service-quota' : cause === 'pace' ? 'service-pace' : 'service-unavailable'
}
