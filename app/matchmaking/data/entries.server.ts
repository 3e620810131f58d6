import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  catalogueEntries,
  forms,
  organisations,
  proposals,
  proposalVersions,
  pubChallenges,
  teamMembers,
} from '#db/schema/index.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { holdsOn } from '../core/entry.ts'
import { isUuid } from './catalogue.server.ts'

export type EntryRow = typeof catalogueEntries.$inferSelect

/** An entry of a programme, locked; null where there is none of that id. */
export async function lockEntry(
  tx: Tx,
  { programmeId, id }: { programmeId: string; id: string },
): Promise<EntryRow | null> {
  const [row] = await tx
    .select()
    .from(catalogueEntries)
    .where(and(eq(catalogueEntries.id, id), eq(catalogueEntries.programmeId, programmeId)))
    .for('update')
  return row ?? null
}

/** Everything a person has in the catalogue of a programme that they have not taken back, newest first. */
export async function ownEntries(
  db: Executor,
  { programmeId, personId, today }: { programmeId: string; personId: string; today: string },
) {
  const rows = await db
    .select()
    .from(catalogueEntries)
    .where(
      and(
        eq(catalogueEntries.programmeId, programmeId),
        eq(catalogueEntries.ownerId, personId),
        ne(catalogueEntries.state, 'withdrawn'),
      ),
    )
    .orderBy(desc(catalogueEntries.createdAt), asc(catalogueEntries.id))
  return rows.map(({ id, kind, state, title, organisation, language, returnReason, untilOn }) => ({
    id,
    kind,
    state,
    title,
    organisation,
    lang: htmlLangOf(language),
    returnReason,
    untilOn,
    isOver: !holdsOn(untilOn, today),
  }))
}

export type OwnEntry = Awaited<ReturnType<typeof ownEntries>>[number]

/** One entry of one's own as it is edited; null for anybody else's, and for what was taken back. */
export async function ownEntry(
  db: Executor,
  { programmeId, personId, id }: { programmeId: string; personId: string; id: string },
): Promise<EntryRow | null> {
  if (!isUuid(id)) return null
  const [row] = await db
    .select()
    .from(catalogueEntries)
    .where(
      and(
        eq(catalogueEntries.id, id),
        eq(catalogueEntries.programmeId, programmeId),
        eq(catalogueEntries.ownerId, personId),
        ne(catalogueEntries.state, 'withdrawn'),
      ),
    )
  return row ?? null
}

/** How many entries of a person stand in a catalogue or wait for it. */
export async function countOwn(tx: Tx, { programmeId, personId }: { programmeId: string; personId: string }) {
  return tx.$count(
    catalogueEntries,
    and(
      eq(catalogueEntries.programmeId, programmeId),
      eq(catalogueEntries.ownerId, personId),
      ne(catalogueEntries.state, 'withdrawn'),
    ),
  )
}

/** The summary of a submitted version, where it is public: as winners' pages read it, by nobody's outcome. */
const publicSummary = sql<string>`case when ${proposalVersions.formNumber} = 0
  then coalesce(${proposalVersions.body}::jsonb -> 'answers' ->> 'summary', '')
  else coalesce((
    select ${proposalVersions.body}::jsonb -> 'answers' ->> 'summary'
    from ${forms} f, jsonb_array_elements(f.body -> 'sections') s, jsonb_array_elements(s -> 'questions') q
    where f.challenge_id = ${proposals.challengeId} and f.number = ${proposalVersions.formNumber}
      and q ->> 'key' = 'summary' and q ->> 'visibility' = 'public'
      and not exists (select from marked_secrets m where m.proposal_id = ${proposals.id} and m.question = 'summary')
    limit 1), '') end`

const isAnnounced = sql<boolean>`exists (select from ${pubChallenges} c where c.id = ${proposals.challengeId}
  and c.state in ('announced', 'piloting', 'completed'))`

const hasProfile = sql<boolean>`exists (select from ${catalogueEntries} e
  where e.proposal_id = ${proposals.id} and e.state <> 'withdrawn')`

const source = {
  proposalId: proposals.id,
  challengeId: proposals.challengeId,
  reference: proposals.reference,
  isSubmitted: sql<boolean>`${proposals.state} = 'submitted'`,
  isLead: sql<boolean>`${teamMembers.role} = 'lead'`,
  isAnnounced,
  hasProfile,
  title: proposalVersions.title,
  language: proposalVersions.language,
  summary: publicSummary,
  maturity: proposals.maturity,
  organisation: organisations.name,
  country: organisations.country,
}

function sources(db: Executor) {
  return db
    .select(source)
    .from(teamMembers)
    .innerJoin(proposals, eq(proposals.id, teamMembers.proposalId))
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .$dynamic()
}

const inProgramme = (programmeId: string) =>
  sql`${proposals.challengeId} in (select k.id from challenges k where k.programme_id = ${programmeId})`

/** Proposals a person leads whose result is out and which have no profile yet: what a profile can be written from. */
export async function profileSources(db: Executor, who: { programmeId: string; personId: string }) {
  return sources(db)
    .where(
      and(
        eq(teamMembers.personId, who.personId),
        inProgramme(who.programmeId),
        eq(teamMembers.role, 'lead'),
        eq(proposals.state, 'submitted'),
        isAnnounced,
        sql`not ${hasProfile}`,
      ),
    )
    .orderBy(asc(proposals.reference))
}

export type ProfileSource = Awaited<ReturnType<typeof profileSources>>[number]

/** What a profile would be written from, with all that decides whether it may be; null outside the team. */
export async function profileSource(
  db: Executor,
  { proposalId, ...who }: { programmeId: string; personId: string; proposalId: string },
): Promise<ProfileSource | null> {
  if (!isUuid(proposalId)) return null
  const [row] = await sources(db).where(
    and(eq(teamMembers.personId, who.personId), inProgramme(who.programmeId), eq(proposals.id, proposalId)),
  )
  return row ?? null
}
