import { silentLog } from './a-log.ts'
import type { Db } from '#db/client.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import type { SendPorts } from '#app/notify/flows/send-due-messages.server.ts'
import type { Answer, Delivery, FrozenBatch, FrozenMail, Transport } from '#app/notify/transport.ts'
import { databaseClock } from '#app/platform/clock.server.ts'

/** What a service does with a call: answers, or takes it (or not) while the sender dies, or loses its answer. */
export type Behaviour = Answer | 'dies-before' | 'takes-it-then-dies' | 'takes-it-and-loses-the-answer'

export type Service = Transport & {
  /** Every mail it took, once. */
  inbox: FrozenMail[]
  /** Every call there was. */
  calls: FrozenBatch[]
  /** What it does with the next calls; afterwards it takes everything. */
  next: Behaviour[]
}

/** A mail service that remembers keys and does what it is told, one call after the other. */
export function aService(overrides: Partial<Transport> = {}): Service {
  const known = new Set<string>()
  const accepted = ({ mails }: FrozenBatch): Answer => ({
    kind: 'accepted',
    fates: mails.map(({ id }) => ({ kind: 'taken', providerId: `provider-${id}` })),
  })
  const service: Service = {
    name: 'resend',
    largestBatch: 100,
    pace: null,
    remembersKeys: true,
    inbox: [],
    calls: [],
    next: [],
    deliver(batch: FrozenBatch): Promise<Delivery> {
      service.calls.push(batch)
      const behaviour = service.next.shift()
      if (behaviour === 'dies-before') return Promise.reject(new Error('killed before the call'))
      if (typeof behaviour === 'object') return Promise.resolve({ answer: behaviour })
      if (!service.remembersKeys || !known.has(batch.key)) service.inbox.push(...batch.mails)
      known.add(batch.key)
      if (behaviour === 'takes-it-then-dies') return Promise.reject(new Error('killed after the call'))
      if (behaviour === 'takes-it-and-loses-the-answer')
        return Promise.resolve({ answer: { kind: 'unknown' } })
      return Promise.resolve({ answer: accepted(batch) })
    },
    ...overrides,
  }
  return service
}

/** What a worker needs, over this database and this service. */
export function aSender(db: Db, transport: Transport, worker = 'worker-1'): SendPorts {
  return {
    db,
    clock: databaseClock,
    catalogue: noticeCatalogue,
    origin: 'https://haaste.test',
    secret: 'a secret of the tests, long enough',
    transport,
    log: silentLog,
    worker,
  }
}

/** The port flows use, over the real catalogue. */
export const realNotices = createNoticesPort(noticeCatalogue)
