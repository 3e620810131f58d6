import type { NotRetried } from '#app/notify/flows/retry-messages.server.ts'
import { type Command, UsageProblem } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { isIdentity } from './scope.ts'
import { counted, table } from './table.ts'

/** What failed, once more. */
export const outboxRetry: Command = {
  name: 'outbox:retry',
  summary: 'Plans failed messages again; they travel in a new call',
  words: [{ name: 'id', isOptional: true }],
  options: {
    state: { value: 'state', about: 'failed: everything that failed, instead of one message' },
    yes: {
      value: null,
      about: 'also what needs a review: the reader may have it already, and gets it twice',
    },
  },
  details: [
    'What was sent or has expired is refused. A message whose answer was lost (needs-review) may have arrived:',
    'ask the reader or look into the mail service before you say --yes.',
  ],
  async run({ words: [id], options }, { env }) {
    const ids = readIds(id, options.state)
    return withDatabase(env(), async (db) => {
      const { retryMessages } = await import('#app/notify/flows/retry-messages.server.ts')
      const isRiskTaken = options.yes !== undefined
      const { retried, refused } = await retryMessages({ ids, isRiskTaken }, await portsOver(db))
      return {
        data: { retried, refused },
        hasProblem: refused.length > 0,
        lines: [
          `${counted(retried.length, 'message is', 'messages are')} planned again`,
          ...table(refused.map((one) => [`  ${one.id}`, sentences[one.because]])),
        ],
      }
    })
  },
}

const sentences: Readonly<Record<NotRetried['because'], string>> = {
  'no-such-message': 'is no message of this outbox',
  'not-failed': 'has not failed: only what failed is sent again',
  expired: 'has expired: it would say something that is no longer so',
  'may-have-it': 'may have arrived: say --yes to send it all the same',
}

function readIds(id: string | undefined, state: string | undefined): string[] | null {
  if (state !== undefined && state !== 'failed') {
    throw new UsageProblem(`Only what failed is sent again: --state failed, not "${state}".`)
  }
  if ((id === undefined) === (state === undefined)) {
    throw new UsageProblem('Name one message, or say --state failed for all that failed.')
  }
  if (id === undefined) return null
  if (isIdentity(id)) return [id]
  throw new UsageProblem(`"${id}" is no identity of a message: outbox:list prints them.`)
}
