import type pg from 'pg'
import { isMigrated } from '#db/migrate.server.ts'
import type { Env, MailSettings } from '#app/platform/env.server.ts'
import { type Finding, fine, note, problem } from './finding.ts'

type Client = Pick<pg.Client, 'query'>

/** Longer than this unseen, a worker is not there: it says so at least every half minute. */
const workerUnseenSeconds = 120
/** A due message waits this long for its turn before something is wrong. */
const overdueMinutes = 10

/** An empty database is a demo that was never started, and a real installation that cannot work. */
export async function migrationFinding(client: pg.Client, mode: Env['mode']): Promise<Finding> {
  if (await isMigrated(client)) return fine('migrations', 'the database is of this version')
  const { rows } = await client.query<{ is_empty: boolean }>(
    `select to_regclass('public.installation') is null as is_empty`,
  )
  if (rows[0]?.is_empty !== true) {
    return problem('migrations', 'the database is of another version', 'npm start brings it up to date.')
  }
  const [says, mend] = ['the database is empty', 'npm start fills it.']
  return mode === 'real' ? problem('migrations', says, mend) : note('migrations', says, mend)
}

export async function kindFinding(client: Client, mode: Env['mode']): Promise<Finding> {
  const { rows } = await client.query<{ kind: 'demo' | 'real' }>('select kind from installation')
  const kind = rows[0]?.kind
  if (kind === undefined) return note('kind', 'not settled yet', 'The first npm start settles it.')
  const isExpected = mode === 'test' || (mode === 'real') === (kind === 'real')
  if (isExpected) return fine('kind', kind === 'demo' ? 'a demo' : 'a real installation')
  return problem(
    'kind',
    `the database is ${kind === 'demo' ? "a demo's" : "a real installation's"}, and this is the other kind`,
    'Give each a database of its own with DATABASE_URL or HAASTE_DATA_DIR.',
  )
}

/** `isServed` when a worker ought to run: always in a real installation, in a demo while it runs. */
export async function workerFinding(client: Client, isServed: boolean): Promise<Finding> {
  const { rows } = await client.query<{ seconds: number | null }>(
    `select extract(epoch from clock_timestamp() - max(true_seen_at))::float8 as seconds from heartbeats`,
  )
  const seconds = rows[0]?.seconds ?? null
  if (seconds !== null && seconds < workerUnseenSeconds) {
    return fine('worker', `seen ${Math.round(seconds)} s ago`)
  }
  const says = seconds === null ? 'never seen' : `last seen ${sinceWords(seconds)} ago`
  return isServed
    ? problem(
        'worker',
        says,
        'Nothing is sent and no phase is recorded: start it with npm start and read its log. Just after a start, ask again.',
      )
    : note('worker', `${says}; the demo does not run`, 'npm start runs it.')
}

export async function mailFinding(client: Client, { mode, mail }: Env): Promise<Finding> {
  const { rows } = await client.query<{ failed: number; overdue: number }>(
    `select count(*) filter (where state = 'failed' and state_at > haaste_now() - interval '7 days')::int as failed,
            count(*) filter (where state in ('planned', 'queued')
              and send_at < haaste_now() - make_interval(mins => $1))::int as overdue
     from messages where state in ('failed', 'planned', 'queued')`,
    [overdueMinutes],
  )
  const { failed = 0, overdue = 0 } = rows[0] ?? {}
  const by = mail && mode !== 'demo' && mode !== 'dev' ? wayOf(mail) : 'kept in the local mailbox'
  if (failed > 0) {
    return problem(
      'mail',
      `${by}; ${failed} failed within seven days`,
      'See them with outbox:list --state failed, and write to those people yourself.',
    )
  }
  if (overdue > 0) {
    return problem(
      'mail',
      `${by}; ${overdue} overdue by more than ${overdueMinutes} minutes`,
      'The worker sends them; tick does so by hand.',
    )
  }
  return fine('mail', by)
}

function wayOf(mail: MailSettings): string {
  return `sent by ${mail.kind === 'smtp' ? `the mail server ${new URL(mail.url).host}` : 'Resend'} as ${mail.from}`
}

/** Whether bounces and complaints are heard of. A mail server tells nothing but its replies. */
export function tellingsFinding({ mode, mail, publicOrigin }: Env): Finding[] {
  if (mail?.kind !== 'resend' || mode === 'demo' || mode === 'dev') return []
  const address = `${publicOrigin}/webhooks/resend`
  return [
    mail.webhookSecret === undefined
      ? note(
          'webhook',
          'bounces and complaints are not heard of: RESEND_WEBHOOK_SECRET is not set',
          `Make a webhook for ${address} at Resend (all email.* and suppression.* events) and set its signing secret.`,
        )
      : fine('webhook', `heard at ${address}`),
  ]
}

function sinceWords(seconds: number): string {
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`
}
