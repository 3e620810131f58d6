import { randomUUID } from 'node:crypto'
import { openDatabase } from '#db/client.server.ts'
import { listenTo } from '#db/listen.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { dueChannel } from '#app/notify/data/outbox.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { env as readEnv } from '#app/platform/env.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { openFileKeeping } from '#app/platform/storage/open-storage.server.ts'
import { clamav } from '#app/platform/storage/virus-scanner.server.ts'
import { createAlarms } from './alarm.ts'
import { suppressionsAgreed } from './suppressions-agreed.server.ts'
import { transportFor } from './transport-for.server.ts'
import { work } from './work.server.ts'

/*
 * The worker process: records what the calendar does, plans messages, sends them. Any number may run side by side.
 * Bundled into build/server/worker.js; started by scripts/start.ts, or on its own with DATABASE_URL set.
 */

const env = readEnv()
const log = createLog(env, 'worker')
process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'the worker ends'))
if (env.databaseUrl === undefined) throw new Error('The worker needs DATABASE_URL; npm start gives it one')

const database = openDatabase(env.databaseUrl, {
  role: 'haaste_app',
  max: 6,
  applicationName: 'haaste worker',
  onConnectionLost: (error) => log.warn({ err: error }, 'database connection lost'),
})
const transport = transportFor(env)
const alarms = createAlarms()
const ears = listenTo(dueChannel, {
  url: env.databaseUrl,
  applicationName: 'haaste worker ears',
  onNotice: alarms.ringDue,
  onDeaf: (error) => log.warn({ err: error }, 'the worker does not hear the database'),
})

let isStopping = false
function stop() {
  isStopping = true
  alarms.ringAll()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)

process.send?.({ type: 'ready' })
log.info('worker started')
await work(
  {
    db: database.db,
    clock: databaseClock,
    catalogue: noticeCatalogue,
    origin: env.publicOrigin,
    secret: env.sessionSecret,
    dailyQuota: env.mail?.dailyQuota,
    leaseSeconds: env.mailLeaseSeconds,
    transport,
    files: openFileKeeping(env),
    scanner: env.clamavUrl === undefined ? undefined : clamav(env.clamavUrl),
    agreeSuppressions: suppressionsAgreed(env, database.db),
    log,
    worker: randomUUID(),
    isStopping: () => isStopping,
  },
  alarms,
)
transport.close?.()
await ears.close()
await database.close()
if (process.connected) process.disconnect()
