import { and, count, desc, eq, sql } from 'drizzle-orm'
import { MESSAGE_STATES, messages } from '#db/schema/messages.ts'
import { type Command, UsageProblem } from './command.ts'
import { withDatabase } from './database.ts'
import { findProgramme, isIdentity } from './scope.ts'
import { table } from './table.ts'

type State = (typeof MESSAGE_STATES)[number]

const usualLimit = 50

/** The outbox: every message, what became of it and why. */
export const outboxList: Command = {
  name: 'outbox:list',
  summary: 'Lists messages, the latest first, with state and reason',
  options: {
    state: { value: 'state', about: `one of ${MESSAGE_STATES.join(', ')}` },
    notice: { value: 'notice', about: 'the kind of message, like proposal.submitted' },
    reason: { value: 'reason', about: 'why it stands where it does, like needs-review' },
    programme: { value: 'slug', about: 'the programme it is about, as in its address' },
    person: { value: 'email', about: 'the address it goes to' },
    batch: { value: 'id', about: 'the call to the mail service it travelled in' },
    limit: { value: 'number', about: `how many at most (${usualLimit})` },
  },
  details: ['Shows addresses of people: mind who reads over your shoulder.'],
  async run({ options }, { env }) {
    const state = readState(options.state)
    const limit = readLimit(options.limit)
    const batch = readIdentity(options.batch)
    return withDatabase(env(), async (db) => {
      const { notice, reason, person } = options
      const programme = options.programme === undefined ? null : await findProgramme(db, options.programme)
      const asked = and(
        state && eq(messages.state, state),
        notice === undefined ? undefined : eq(messages.notice, notice),
        reason === undefined ? undefined : eq(messages.reason, reason),
        programme === null ? undefined : eq(messages.programmeId, programme.id),
        person === undefined ? undefined : eq(sql`lower(${messages.email})`, person.toLowerCase()),
        batch === undefined ? undefined : eq(messages.batchId, batch),
      )
      const counts = await db
        .select({ state: messages.state, count: count() })
        .from(messages)
        .where(asked)
        .groupBy(messages.state)
        .orderBy(messages.state)
      const rows = await db
        .select({
          id: messages.id,
          notice: messages.notice,
          state: messages.state,
          reason: messages.reason,
          email: messages.email,
          sendAt: messages.sendAt,
          sentAt: messages.sentAt,
          attempts: messages.attempts,
          batchId: messages.batchId,
          detail: messages.detail,
        })
        .from(messages)
        .where(asked)
        .orderBy(desc(messages.sendAt), messages.id)
        .limit(limit)
      const total = counts.reduce((sum, row) => sum + row.count, 0)
      return {
        data: {
          total,
          counts: Object.fromEntries(counts.map((row) => [row.state, row.count])),
          messages: rows,
        },
        lines: [
          ...table(
            rows.map((row) => [
              row.sendAt.toISOString().slice(0, 16),
              row.reason === null ? row.state : `${row.state} (${row.reason})`,
              row.notice,
              row.email,
              row.id,
            ]),
          ),
          ...(rows.length > 0 ? [''] : []),
          `${total} in all${counts.length > 0 ? `: ${counts.map((row) => `${row.count} ${row.state}`).join(', ')}` : ''}` +
            (total > rows.length ? `; the latest ${rows.length} are listed` : ''),
        ],
      }
    })
  },
}

function readState(typed: string | undefined): State | undefined {
  if (typed === undefined) return undefined
  const state = MESSAGE_STATES.find((one) => one === typed)
  if (state) return state
  throw new UsageProblem(`"${typed}" is no state of a message: choose one of ${MESSAGE_STATES.join(', ')}.`)
}

function readLimit(typed: string | undefined): number {
  if (typed === undefined) return usualLimit
  if (/^\d{1,6}$/.test(typed) && Number(typed) > 0) return Number(typed)
  throw new UsageProblem(`"${typed}" is no number of messages.`)
}

function readIdentity(typed: string | undefined): string | undefined {
  if (typed === undefined || isIdentity(typed)) return typed
  throw new UsageProblem(`"${typed}" is no identity of a batch: outbox:list --json prints them as batchId.`)
}
