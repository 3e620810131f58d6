import { templateOf } from '#emails/index.ts'
import { allowance } from '../core/quota.ts'
import { leaveAloneFor, pauseAfter, waitAfterTry } from '../core/retry.ts'
import { countsLaterBy, type ServicePace } from '../core/service-pace.ts'
import { endOldBatches, releaseBatches, takeOverBatch } from '../data/batches.server.ts'
import {
  beginCall,
  dissolveBatch,
  endBatch,
  keepBatch,
  recordFates,
  recordLostAnswer,
  splitBatch,
  type Beginning,
  type RecordedFate,
} from '../data/call-answers.server.ts'
import { block, countFailure, countTaken, learnFromCall, serviceState } from '../data/mail-service.server.ts'
import { claimsOnQuota, endExpired, markWaiting } from '../data/queue.server.ts'
import type { Answer, Delivery, FrozenBatch } from '../transport.ts'
import { freezeMessages, usualLeaseSeconds, type FreezePorts } from './freeze-messages.server.ts'

/** Batches that are frozen at a time, so that the facts of a challenge are asked once for several calls. */
const batchesAtATime = 4
/** More are frozen when no more than this are left: the next call never waits for its words. */
const readyEnough = 3
/** Lots that are frozen side by side. */
const fetchesAtATime = 2
/** Calls under way at the same time: while some wait for their answers others are begun and recorded. */
const usualLanes = 4
/** A block or a full window this short is waited for with a batch in hand; from a longer one a sender comes back later. */
const longestWaitMs = 3_000
/** While it waits it asks again this often: somebody may have learned meanwhile that more calls are allowed. */
const longestNapMs = 100
/** What a call took beyond the quickest is noise below this. */
const noiseMs = 3

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
  const supply = createSupply(ports, counts)
  const line = createLine(ports)
  const isReady = () => !ports.isStopping?.() && !supply.isClosed()
  const lane = async () => {
    for (let batch = await supply.next(); batch && isReady(); batch = await supply.next()) {
      const begun = await line.begin(batch, isReady)
      if (begun.kind === 'wait') return supply.close()
      supply.done(batch)
      if (begun.kind === 'begun' && !(await handOver({ batch, begun, line }, ports, counts))) supply.close()
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, lane))
  } finally {
    await releaseBatches(ports.db, ports.worker, await supply.left())
  }
  return counts
}

/** Batches to hand over: first what was left by others, then what is due, prepared ahead of the calls. */
function createSupply(ports: SendPorts, counts: SendCounts) {
  const ready: FrozenBatch[] = []
  const held = new Set<string>()
  let isClosed = false
  let isDry = false
  const fetching = new Set<Promise<void>>()
  // Two share what is due between them as it comes, which is worth it while there is plenty; and what a day still holds
  // can only be told when nobody else is taking of it.
  let isPlenty = false
  const isAlone = ports.isOneConnection || ports.dailyQuota !== undefined

  /** While one lot is written into the database the words of the next can be found. */
  function fetch(): Promise<void> {
    if (fetching.size < (isPlenty && !isAlone ? fetchesAtATime : 1)) {
      const fetched = fetchSome().finally(() => fetching.delete(fetched))
      fetching.add(fetched)
      fetched.catch(() => undefined)
    }
    return Promise.race(fetching)
  }

  async function fetchSome(): Promise<void> {
    const { db, transport, worker, leaseSeconds = usualLeaseSeconds } = ports
    const state = await serviceState(db, transport.name)
    if (state.blockedForMs > longestWaitMs) {
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
    isPlenty = frozen.lookedAt === limit
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
        if (ready.length <= readyEnough && !isDry) {
          const more = fetch()
          if (ready.length === 0 || ports.isOneConnection) await more
        }
        const batch = ready.shift()
        if (batch) return batch
        if (fetching.size > 0) await Promise.race(fetching)
        else if (isDry) return null
      }
      return null
    },
    done: (batch: FrozenBatch) => void held.delete(batch.key),
    close: () => void (isClosed = true),
    isClosed: () => isClosed,
    /** What was frozen and not handed over. */
    async left(): Promise<string[]> {
      await Promise.allSettled(fetching)
      return [...held]
    },
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

/** The calls of this sender, one after the other to their places; their answers may come in any order. */
function createLine({ db, transport, worker, leaseSeconds = usualLeaseSeconds }: SendPorts) {
  let last: Promise<unknown> = Promise.resolve()
  let quickestMs = Infinity

  async function begin({ key }: FrozenBatch, isReady: () => boolean): Promise<Beginning> {
    const untilMs = performance.now() + longestWaitMs
    for (;;) {
      const begun = await beginCall(db, { key, worker, leaseSeconds, transport })
      if (begun.kind !== 'wait') return begun
      if (performance.now() + begun.waitMs > untilMs || !isReady()) return begun
      await new Promise((resolve) => setTimeout(resolve, Math.min(begun.waitMs, longestNapMs)))
    }
  }

  return {
    /** Waits its turn. `wait`: nothing was called, and the service has to be left alone for longer. */
    begin(batch: FrozenBatch, isReady: () => boolean): Promise<Beginning> {
      const turn = last.then(() => begin(batch, isReady))
      last = turn.catch(() => undefined)
      return turn
    },
    /** How much later than it was made a call counts that took so long. */
    laterBy(tookMs: number, marginMs: number): number {
      quickestMs = Math.min(quickestMs, tookMs)
      return countsLaterBy(tookMs, quickestMs, marginMs)
    },
  }
}

type Call = {
  readonly batch: FrozenBatch
  readonly begun: Extract<Beginning, { kind: 'begun' }>
  readonly line: Pick<ReturnType<typeof createLine>, 'laterBy'>
}

/** One call and what came of it. False when the service wants to be left alone. */
async function handOver(
  { batch, begun, line }: Call,
  ports: SendPorts,
  counts: SendCounts,
): Promise<boolean> {
  const { db, transport } = ports
  const { attempt, isFirst, calledAtMs, marginMs } = begun
  const beganMs = performance.now()
  const { answer, pace }: Delivery = await transport.deliver(batch)
  const laterByMs = line.laterBy(performance.now() - beganMs, marginMs)
  const isNews = laterByMs > noiseMs || (pace && !isSame(pace, transport.pace))
  if (calledAtMs !== null && isNews) await learnFromCall(db, transport.name, { calledAtMs, laterByMs, pace })
  return recordAnswer({ batch, attempt, isFirst, answer }, ports, counts)
}

function isSame(one: ServicePace, other: ServicePace | null): boolean {
  return one.calls === other?.calls && one.windowMs === other.windowMs
}

type Answered = {
  readonly batch: FrozenBatch
  readonly attempt: number
  readonly isFirst: boolean
  readonly answer: Answer
}

async function recordAnswer(
  { batch, attempt, isFirst, answer }: Answered,
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
      const { cause, isRoomLeft = false } = answer
      const failures = cause === 'quota' ? 0 : await countFailure(db, transport.name)
      const { batchMs, everybodyMs, isKept } = pauseAfter(answer, failures)
      if (everybodyMs > 0) await block(db, transport.name, { reason: cause, waitMs: everybodyMs })
      counts.toRetry += mails.length
      log.warn({ batch: key, mails: mails.length, cause, isRoomLeft }, 'the mail service asked to wait')
      const reason = reasonOfBlock(cause)
      if (!isFirst) {
        // Nobody heard what became of the call before: only the same rows may go again, under the same key.
        const waitMs = Math.max(batchMs, waitAfterTry(attempt, Math.random()))
        await recordLostAnswer(db, { key, worker, waitMs })
      } else if (isKept) await keepBatch(db, { key, worker, reason, waitMs: batchMs })
      else await dissolveBatch(db, { key, worker, reason, waitMs: batchMs })
      return everybodyMs <= longestWaitMs
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
      return pause <= longestWaitMs
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
