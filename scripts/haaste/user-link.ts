import type { Command } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { findPerson, signInLink } from './person.ts'

/** A new link for somebody whose first one ran out before mail worked. */
export const userLink: Command = {
  name: 'user:link',
  summary: 'Prints a new link that signs a person in once; older links stop working',
  words: [{ name: 'email' }],
  run({ words: [typed = ''] }, { env }) {
    const settings = env()
    return withDatabase(settings, async (db) => {
      const ports = await portsOver(db)
      const { id: personId, email } = await findPerson(typed, ports)
      const { link, expiresAt } = await signInLink(personId, settings, ports)
      return {
        data: { personId, email, link, expiresAt },
        lines: [`Sign in once as ${email}, until ${expiresAt}:`, link],
      }
    })
  },
}
