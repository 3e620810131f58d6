import { randomUUID } from 'node:crypto'
import { followers, roleGrants } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import type { Role } from '#app/people/core/viewer.ts'
import { portsOf } from '#test/apply/apply-world.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import type { TestDatabase } from '#test/setup/database.ts'

const staff = {
  'Olga Organiser': 'organiser',
  'Otto Operator': 'operator',
  'Aura Auditor': 'auditor',
  'Pia Partner': 'partner',
  'Sami Screener': 'screener',
  'Nea Owner': 'challenge_owner',
  'Mia Manager': 'pilot_manager',
} as const satisfies Record<string, Role>

/**
 * One of every kind around an open challenge, each with a name of their own, so that a letter to the wrong people is
 * noticed: staff, jury, a follower, three teams (in, still writing, gone), the administrator, and the organiser of a
 * programme beside it.
 */
export async function aCrowd(
  database: TestDatabase,
  { programmeId, challengeId }: { programmeId: string; challengeId: string },
) {
  const { db } = database
  const ports = portsOf(database)
  const named = async (name: string) =>
    (await aPerson(db, { name, email: `${name.replaceAll(' ', '.').toLowerCase()}@crowd.example` })).id
  const grant = async (name: string, role: Role, scope: string | null) => {
    const personId = await named(name)
    await db.insert(roleGrants).values({ personId, role, programmeId: scope, challengeId: null })
    return personId
  }
  const ids: Record<string, string> = {}
  for (const [name, role] of Object.entries(staff)) ids[name] = await grant(name, role, programmeId)
  await grant('Adam Administrator', 'administrator', null)
  const beside = await insertProgramme(db, { name: 'Beside' })
  await grant('Beata Beside', 'organiser', beside.id)
  await grant('Paul Beside', 'partner', beside.id)

  const seat = async (name: string, given: Partial<Parameters<typeof aJuror>[1]> = {}) =>
    aJuror(db, { challengeId, personId: await named(name), ...given })
  const juror = await seat('Jaana Juror')
  const chair = await seat('Chen Chair', { isChair: true })
  const substitute = await seat('Sulo Substitute', { isSubstitute: true })
  const invited = await seat('Ida Invited', { state: 'invited' })

  const personId = await named('Fanni Follower')
  await db.insert(followers).values({
    ...{ challengeId, personId, email: 'fanni.follower@crowd.example', locale: 'en' },
    ...{ confirmedAt: new Date('2021-12-04T08:00:00Z') },
  })

  const team = async (name: string) => aDraft(db, { challengeId, leadId: await named(name) })
  const submitted = await team('Lea Lead')
  const { proposalId } = submitted
  await aTeamMember(db, { proposalId, name: 'Eero Editor', email: 'eero.editor@crowd.example' })
  await aTeamMember(db, {
    proposalId,
    name: 'Vera Viewer',
    email: 'vera.viewer@crowd.example',
    role: 'viewer',
  })
  const draft = await team('Dina Draft')
  const gone = await team('Wim Withdrawn')
  for (const { proposalId: id, leadId } of [submitted, gone]) {
    const given = { proposalId: id, personId: leadId, role: 'lead', draftVersion: 1 } as const
    const result = await submitProposal({ ...given, requestId: randomUUID() }, ports)
    if (!result.ok) throw new Error(result.refusal.code)
  }
  const left = await withdrawProposal(
    { proposalId: gone.proposalId, personId: gone.leadId, role: 'lead' },
    ports,
  )
  if (!left.ok) throw new Error(left.refusal.code)
  return { ports, ids, named, seats: { juror, chair, substitute, invited }, submitted, draft, gone }
}

/** The people of one kind in the crowd. */
export const crowd = {
  organisers: ['Olga Organiser', 'Otto Operator'],
  jury: ['Jaana Juror', 'Chen Chair', 'Sulo Substitute'],
  asked: ['Ida Invited'],
  submitted: ['Lea Lead', 'Eero Editor', 'Vera Viewer'],
  draft: ['Dina Draft'],
  followers: ['Fanni Follower'],
  partners: ['Pia Partner'],
} as const satisfies Record<string, readonly string[]>
