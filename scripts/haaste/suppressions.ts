import type { Env } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { listSuppressions, removeSuppression } from '#app/notify/data/suppressions.server.ts'
import { blockHere } from '#app/notify/data/tellings.server.ts'
import { resendSuppressions } from '#app/notify/transports/resend-suppressions.server.ts'
import { type Command, UsageProblem } from './command.ts'
import { withDatabase } from './database.ts'

const mostListed = 1000

/** Addresses that are not written to, and why. */
export const suppressionsList: Command = {
  name: 'suppressions:list',
  summary: 'Lists the addresses that are not written to, the latest first, with the reason',
  details: ['Shows addresses of people: mind who reads over your shoulder.'],
  async run(_, { env }) {
    return withDatabase(env(), async (db) => {
      const rows = await listSuppressions(db, mostListed)
      return {
        data: { suppressions: rows },
        lines: [
          ...rows.map(({ since, reason, origin, agreedAt, email }) =>
            [
              since.toISOString().slice(0, 16),
              reason.padEnd(10),
              (origin === 'service' ? 'told by the service' : agreedAt ? 'ours, told' : 'ours').padEnd(19),
              email,
            ].join('  '),
          ),
          rows.length === 0 ? 'Every address is written to.' : `${rows.length} in all`,
        ],
      }
    })
  },
}

/** Puts an address on the list by hand. */
export const suppressionsAdd: Command = {
  name: 'suppressions:add',
  summary: 'Writes to an address no more, whoever it belongs to',
  words: [{ name: 'email' }],
  details: ['The worker tells the mail service within a few minutes.'],
  async run({ words: [typed = ''] }, { env }) {
    const email = readEmail(typed)
    return withDatabase(env(), async (db) => {
      const isNew = await blockHere(db, email, 'manual')
      const says = isNew ? 'is not written to any more' : 'was not written to before either'
      return { data: { email, isNew }, lines: [`${email} ${says}`] }
    })
  },
}

/** Takes an address off the list, here and at the mail service. */
export const suppressionsRemove: Command = {
  name: 'suppressions:remove',
  summary: 'Writes to an address again, here and at the mail service',
  words: [{ name: 'email' }],
  details: ['For an address that works again. Who has complained must ask for it first.'],
  async run({ words: [typed = ''] }, { env }) {
    const email = readEmail(typed)
    const settings = env()
    return withDatabase(settings, async (db) => {
      // Theirs first: what is gone here alone would come back with the next look at their list.
      await removeThere(settings, email)
      const wasThere = await removeSuppression(db, email)
      const says = wasThere ? 'is written to again' : 'did not stand on the list'
      return { data: { email, wasThere }, lines: [`${email} ${says}`] }
    })
  },
}

async function removeThere({ mode, mail }: Env, email: string): Promise<void> {
  if (mail?.kind !== 'resend' || mode === 'demo' || mode === 'dev') return
  const answer = await resendSuppressions(mail).remove(email)
  if (answer.ok) return
  throw new StartupProblem(
    `The mail service did not take ${email} off its own list, so it stays on ours too: ${answer.problem}`,
  )
}

function readEmail(typed: string): string {
  if (/^[^\s@,]+@[^\s@,]+$/.test(typed)) return typed.toLowerCase()
  throw new UsageProblem(`"${typed}" is no mail address.`)
}
