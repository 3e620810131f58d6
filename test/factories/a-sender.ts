import { silentLog } from './a-log.ts'
import type { Db } from '#db/client.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import type { SendPorts } from '#app/notify/flows/send-due-messages.server.ts'
import type { Answer, FrozenMail, Transport } from '#app/notify/transport.ts'
import { databaseClock } from '#app/platform/clock.server.ts'

/** A mail service that remembers keys and does what it is told, one call after the other. */
export function aService(): Transport & {
  inbox: FrozenMail[]
  calls: FrozenMail[]
  next: (Answer | 'takes-it-then-dies' | 'dies-before')[]
} {
  const service = {
    name: 'resend' as const,
    inbox: [] as FrozenMail[],
    calls: [] as FrozenMail[],
    next: [] as (Answer | 'takes-it-then-dies' | 'dies-before')[],
    deliver(mail: FrozenMail): Promise<Answer> {
      service.calls.push(mail)
      const behaviour = service.next.shift()
      if (behaviour === 'dies-before') return Promise.reject(new Error('killed before the call'))
      if (behaviour !== undefined && behaviour !== 'takes-it-then-dies') return Promise.resolve(behaviour)
      if (!service.inbox.some(({ id }) => id === mail.id)) service.inbox.push(mail)
      if (behaviour === 'takes-it-then-dies') return Promise.reject(new Error('killed after the call'))
      return Promise.resolve({ kind: 'accepted', providerId: `provider-${mail.id}` })
    },
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
    transport,
    log: silentLog,
    worker,
  }
}

/** The port flows use, over the real catalogue. */
export const realNotices = createNoticesPort(noticeCatalogue)
