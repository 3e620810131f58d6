import { eq } from 'drizzle-orm'
import { people } from '#db/schema/index.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { eraseFromRecord } from '#app/record/flows/erase-from-record.server.ts'
import { UsageProblem, type Command } from './command.ts'
import { withDatabase } from './database.ts'

/** Takes what a person left behind commitments out of the record. */
export const recordErase: Command = {
  name: 'record:erase',
  summary: 'Erases what the record holds of a person behind commitments; the chain stays whole',
  words: [{ name: 'email' }],
  options: { yes: { value: null, about: 'it is meant: what was erased cannot be brought back' } },
  details: [
    'Of a juror: scores, ballots and declarations behind the record and in result bundles. Of whoever stands alone',
    'behind a proposal: reason and feedback of its outcome. An entry of the record says what can no longer be opened.',
  ],
  run: ({ words: [email = ''], options }, { env }) => {
    if (options.yes === undefined)
      throw new UsageProblem('What is erased cannot be brought back: add --yes when it is meant')
    return withDatabase(env(), async (db) => {
      const [person] = await db
        .select({ id: people.id })
        .from(people)
        .where(eq(people.email, email.toLowerCase()))
      if (!person) throw new StartupProblem(`Nobody has the address ${email}.`)
      const erased = await eraseFromRecord({ personId: person.id }, { db, clock: databaseClock })
      return {
        data: { ...erased },
        lines: [
          `Erased: ${erased.rows} rows of result bundles, ${erased.secrets} payloads behind the record.`,
        ],
      }
    })
  },
}
