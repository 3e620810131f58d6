import { and, eq, sql } from 'drizzle-orm'
import { catalogueEntries, roleGrants, teamMembers } from '#db/schema/index.ts'
import type { Executor } from '#db/client.server.ts'
import type { EntryKind } from '#app/matchmaking/core/entry.ts'
import { checkEntry } from '#app/matchmaking/flows/check-entry.server.ts'
import { followLeads } from '#app/matchmaking/flows/follow-leads.server.ts'
import { writeEntry } from '#app/matchmaking/flows/write-entry.server.ts'
import { addCohort, editIntake } from '#app/incubation/flows/edit-intake.server.ts'
import { sendApplication } from '#app/incubation/flows/send-application.server.ts'
import type { Role } from '#app/people/core/viewer.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { applicationOf, rolling } from '#test/incubation/intake-world.ts'
import { aGiven } from '#test/matchmaking/a-catalogue.ts'
import { aPartnership, done, now } from '#test/partnership/partnership-world.ts'
import type { useDatabase } from '#test/setup/database.ts'

type Database = ReturnType<typeof useDatabase>

/**
 * One programme with every module open and every kind of person in it: who runs it, who runs one challenge of it, who
 * reads, judges, applies, owns an entry, speaks for a party; and who runs, owns and applies in a programme beside it.
 */
export async function everybody(database: Database) {
  const { db } = database
  const world = await aPartnership(database)
  const { programmeId, ports, people } = world
  const by = people.mayor
  for (const module of ['matchmaking', 'incubation', 'series'] as const)
    for (const step of ['switch-on', 'open'] as const)
      await done(switchModule({ programmeId, module, step, by }, ports))
  const text = { locale: 'en' as const, offered: 'A desk and mentors.', forWhom: 'Young companies.' }
  await done(editIntake({ programmeId, by, version: 0, facts: rolling, text }, ports))
  const facts = { name: '', startsOn: '2022-03-01', endsOn: '2022-08-31', capacity: 1, mostPerTheme: null }
  const { cohortId } = await done(addCohort({ programmeId, by, facts }, ports))

  const challenge = await insertChallenge(db, { programmeId, state: 'judging' })
  await bystanders(db, { programmeId, challengeId: challenge.id })
  const named = async (name: string) =>
    (await aPerson(db, { name, email: `${name.replaceAll(' ', '-').toLowerCase()}@all.example` })).id
  return {
    ...{ ...world, challengeId: challenge.id, cohortId, named },
    async inRole(name: string, role: Role) {
      const personId = await named(name)
      await db.insert(roleGrants).values({ personId, role, programmeId })
      return personId
    },
    /** Somebody who has sent an application for a start-up of their own. */
    async applicant(name: string) {
      const personId = await named(name)
      const sent = await done(
        sendApplication({ programmeId, personId, draft: applicationOf(`${name} Oy`) }, ports),
      )
      const { applicationId } = sent
      return { own: { programmeId, applicationId, by: personId }, about: { programmeId, applicationId, by } }
    },
    /** A profile in the catalogue whose proposal can be handed over, among other members of its team. */
    async aProfileOf(lead: string, next: string) {
      const [leadId, nextId] = [await named(lead), await named(next)]
      const { proposalId } = await aDraft(db, { challengeId: challenge.id, leadId })
      await db.insert(teamMembers).values([
        { proposalId, personId: nextId, role: 'editor' },
        { proposalId, personId: await named('Team viewer'), role: 'viewer' },
      ])
      // Written after an announcement, which this world does not wait for.
      await database.ownerDb.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`)
        await tx.insert(catalogueEntries).values({
          ...{ programmeId, kind: 'profile', proposalId, ownerId: leadId, state: 'public', language: 'en' },
          ...{
            organisation: 'A team',
            title: 'A profile',
            body: 'What we do.',
            themes: ['heat'],
            country: 'FI',
          },
          ...{ consentVersion: 1, consentedAt: now },
        })
      })
      const role = async (personId: string, given: 'lead' | 'editor') =>
        db
          .update(teamMembers)
          .set({ role: given })
          .where(and(eq(teamMembers.proposalId, proposalId), eq(teamMembers.personId, personId)))
      return {
        handOver: async () => {
          await role(leadId, 'editor')
          await role(nextId, 'lead')
        },
        follow: () => followLeads({ ...ports, log: silentLog }),
      }
    },
    async waitingEntry(owner: string, kind: EntryKind) {
      const given = aGiven({ organisation: `House of ${owner}`, title: `Heat by ${owner}` })
      const written = await done(
        writeEntry({ programmeId, by: await named(owner), kind, proposalId: null, given }, ports),
      )
      return written.id
    },
    approveEntry: (id: string) =>
      done(checkEntry({ programmeId, id, version: 1, by, verdict: { verdict: 'approve' } }, ports)),
  }
}

export type Everybody = Awaited<ReturnType<typeof everybody>>

/** Everybody who is near and is told nothing: staff of one challenge, readers, jurors, teams, and a programme beside it. */
async function bystanders(
  db: Executor,
  { programmeId, challengeId }: { programmeId: string; challengeId: string },
): Promise<void> {
  const grant = async (
    role: Role,
    scope: { programmeId: string | null; challengeId: string | null },
  ): Promise<void> => {
    const { id } = await aPerson(db, { name: `Bystander ${role}` })
    await db.insert(roleGrants).values({ personId: id, role, ...scope })
  }
  await grant('administrator', { programmeId: null, challengeId: null })
  for (const role of ['auditor', 'partner', 'screener', 'challenge_owner', 'pilot_manager'] as const)
    await grant(role, { programmeId, challengeId: null })
  for (const role of ['organiser', 'operator', 'challenge_owner', 'screener'] as const)
    await grant(role, { programmeId, challengeId })
  await aJuror(db, { challengeId })
  await aJuror(db, { challengeId, isChair: true })
  await aDraft(db, { challengeId })
  const beside = await insertProgramme(db, { name: 'Beside' })
  for (const role of ['organiser', 'operator', 'partner'] as const)
    await grant(role, { programmeId: beside.id, challengeId: null })
}
