import { nameFromEmail } from '#app/people/core/sign-in.ts'
import { createPerson } from '#app/people/flows/create-person.server.ts'
import { defaultLocale, isLocale, type Locale, locales } from '#app/platform/i18n.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Command, UsageProblem } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { readEmail, signInLink } from './person.ts'

/** Makes an account. With `user:grant` it makes the first administrator of a real installation. */
export const userCreate: Command = {
  name: 'user:create',
  summary: 'Makes an account and prints a link that signs the person in once',
  words: [{ name: 'email' }],
  options: {
    name: { value: 'name', about: 'what the person is called (else the address before the @)' },
    language: { value: 'language', about: `one of ${locales.join(', ')} (${defaultLocale})` },
    zone: { value: 'zone', about: 'time zone, like Europe/Helsinki' },
  },
  details: [
    'The first administrator of an installation:',
    '  npm run -s haaste -- user:create ada@challenge.example --name "Ada Keeper"',
    '  npm run -s haaste -- user:grant ada@challenge.example administrator',
  ],
  async run({ words: [typed = ''], options }, { env }) {
    const email = readEmail(typed)
    const locale = readLanguage(options.language)
    const zone = readZone(options.zone)
    const name = options.name?.trim() || nameFromEmail(email)
    const settings = env()
    return withDatabase(settings, async (db) => {
      const ports = await portsOver(db)
      const made = await createPerson({ email, name, locale, zone }, ports)
      if (!made.ok) {
        throw new StartupProblem(`${email} has an account already: user:link makes a new link for it.`)
      }
      const { personId } = made.value
      const { link, expiresAt } = await signInLink(personId, settings, ports)
      return {
        data: { personId, email, link, expiresAt },
        lines: [`${name} has an account with ${email}`, `Sign in once, until ${expiresAt}:`, link],
      }
    })
  },
}

function readLanguage(typed: string | undefined): Locale {
  if (typed === undefined) return defaultLocale
  if (isLocale(typed)) return typed
  throw new UsageProblem(`"${typed}" is no language of the house: choose one of ${locales.join(', ')}.`)
}

function readZone(typed: string | undefined): string | null {
  if (typed === undefined) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone
  } catch {
    throw new UsageProblem(`"${typed}" is no time zone: write it like Europe/Helsinki.`)
  }
}
