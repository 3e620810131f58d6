import { eq } from 'drizzle-orm'
import { challenges, programmes } from '#db/schema/index.ts'
import { ROLES } from '#db/schema/roles.ts'
import type { Ports } from '#app/http/context.ts'
import type { RoleGrant } from '#app/people/core/viewer.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Command, type Given, UsageProblem } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { findPerson } from './person.ts'

/** Gives a role. Giving it twice changes nothing. */
export const userGrant: Command = {
  name: 'user:grant',
  summary: 'Gives a person a role, over the installation, a programme or one challenge',
  words: [{ name: 'email' }, { name: 'role' }],
  options: {
    programme: { value: 'slug', about: 'the programme, as in its address' },
    challenge: { value: 'slug', about: 'one challenge alone, as in its address' },
  },
  details: [
    `Roles: ${ROLES.join(', ')}.`,
    'An administrator is one of the whole installation; every other role needs --programme or --challenge.',
  ],
  async run({ words: [typed = '', typedRole = ''], options }, { env }) {
    const role = readRole(typedRole, options)
    return withDatabase(env(), async (db) => {
      const ports = await portsOver(db)
      const person = await findPerson(typed, ports)
      const grant: RoleGrant = { role, ...(await findScope(options, ports)) }
      const given = await grantRole({ ...grant, personId: person.id, by: null }, ports)
      const over = options.challenge ?? options.programme ?? 'the whole installation'
      return {
        data: { personId: person.id, email: person.email, ...grant, isNew: given.ok },
        lines: [`${person.email} is ${given.ok ? 'now' : 'already'} ${role} of ${over}`],
      }
    })
  },
}

function readRole(typed: string, { programme, challenge }: Given['options']): RoleGrant['role'] {
  const role = ROLES.find((one) => one === typed)
  if (!role) throw new UsageProblem(`"${typed}" is no role: choose one of ${ROLES.join(', ')}.`)
  const hasScope = programme !== undefined || challenge !== undefined
  if (role === 'administrator' && hasScope) {
    throw new UsageProblem('An administrator is one of the whole installation: leave the programme away.')
  }
  if (role !== 'administrator' && !hasScope) {
    throw new UsageProblem(`A role like ${role} needs --programme or --challenge.`)
  }
  return role
}

async function findScope(
  { programme, challenge }: Given['options'],
  { db }: Ports,
): Promise<Pick<RoleGrant, 'programmeId' | 'challengeId'>> {
  if (challenge !== undefined) {
    const [found] = await db
      .select({ id: challenges.id, programmeId: challenges.programmeId, programme: programmes.slug })
      .from(challenges)
      .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
      .where(eq(challenges.slug, challenge))
    if (!found || (programme !== undefined && found.programme !== programme)) {
      throw new StartupProblem(`There is no challenge "${challenge}"${programme ? ` in ${programme}` : ''}.`)
    }
    return { programmeId: found.programmeId, challengeId: found.id }
  }
  if (programme === undefined) return { programmeId: null, challengeId: null }
  const [found] = await db
    .select({ id: programmes.id })
    .from(programmes)
    .where(eq(programmes.slug, programme))
  if (!found) throw new StartupProblem(`There is no programme "${programme}".`)
  return { programmeId: found.id, challengeId: null }
}
