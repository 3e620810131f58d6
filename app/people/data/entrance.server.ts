import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import {
  assignments,
  challenges,
  jurors,
  people,
  pilots,
  programmes,
  proposals,
  sessions,
  teamMembers,
} from '#db/schema/index.ts'
import type { Subject } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { challengeFromRow, lifecycleColumns, type LifecycleRow } from '#app/lifecycle/data/challenge-row.ts'
import { viewerOf, type MailTrouble, type RoleGrant, type Viewer } from '../core/viewer.ts'
import { keptFrom } from './kept-from.server.ts'

export type SubjectParams = Readonly<
  Partial<Record<'programme' | 'challenge' | 'proposal' | 'assignment' | 'pilot', string>>
>

/** `subject` is null when the address names an object that does not exist. */
export type Entrance = { readonly viewer: Viewer; readonly subject: Subject | null; readonly now: Date }

/** True for what may be the id of a row: nothing else is asked of the database. */
export const isUuid = (text: string): boolean => uuid.test(text)

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Everything the gate asks about a signed-in request, in one prepared query: the person behind a session that still
 * stands, with all grants; the objects named in the URL with that person's own place in them (a proposal named beside
 * a challenge must belong to it); and the database's time, which settles the challenge's state. Null when there is no
 * such session.
 */
export async function findEntrance(
  db: Executor,
  tokenHash: string,
  params: SubjectParams,
): Promise<Entrance | null> {
  const { proposal, assignment, pilot, challenge, programme } = params
  if (proposal !== undefined) {
    if (!uuid.test(proposal)) return withoutSubject(db, tokenHash, null)
    const [row] = await byProposal(db).execute({ tokenHash, id: proposal, slug: challenge ?? null })
    return row ? entrance(row, proposalOf(row)) : null
  }
  if (assignment !== undefined) {
    if (!uuid.test(assignment)) return withoutSubject(db, tokenHash, null)
    const [row] = await byAssignment(db).execute({ tokenHash, id: assignment })
    return row ? entrance(row, assignmentOf(row)) : null
  }
  if (pilot !== undefined) {
    const [row] = await byPilot(db).execute({ tokenHash, slug: pilot })
    return row ? entrance(row, pilotOf(row)) : null
  }
  if (challenge !== undefined) {
    const [row] = await byChallenge(db).execute({ tokenHash, slug: challenge })
    const subject = row && ofChallenge(row)
    return row ? entrance(row, subject && { ...subject, ...(row.juror && { juror: row.juror }) }) : null
  }
  if (programme !== undefined) {
    const [row] = await byProgramme(db).execute({ tokenHash, slug: programme })
    return row ? entrance(row, row.programme && { programme: row.programme }) : null
  }
  return withoutSubject(db, tokenHash, {})
}

async function withoutSubject(
  db: Executor,
  tokenHash: string,
  subject: Subject | null,
): Promise<Entrance | null> {
  const [row] = await byNothing(db).execute({ tokenHash })
  return row ? entrance(row, subject) : null
}

type Found = {
  viewer: Omit<Parameters<typeof viewerOf>[0], 'mailTrouble'> & { mailTrouble: MailTrouble | null }
  now: Date
}

function entrance({ viewer, now }: Found, subject: Subject | null | undefined): Entrance {
  const { mailTrouble, ...facts } = viewer
  return {
    viewer: viewerOf({ ...facts, ...(mailTrouble && { mailTrouble }) }),
    subject: subject ?? null,
    now,
  }
}

type OfChallenge = {
  now: Date
  challenge: (LifecycleRow & { slug: string }) | null
  programme: { id: string; slug: string; partnerZones: string[] } | null
}

function ofChallenge({ challenge, programme, now }: OfChallenge): Subject | null {
  if (!challenge || !programme) return null
  const recorded = challengeFromRow({ ...challenge, partnerZones: programme.partnerZones })
  return {
    programme: { id: programme.id, slug: programme.slug },
    challenge: {
      id: challenge.id,
      slug: challenge.slug,
      recorded,
      effectiveState: settled(recorded, now).state,
    },
  }
}

function proposalOf(
  row: OfChallenge & {
    proposal: { id: string; reference: string } | null
    teamRole: 'lead' | 'editor' | 'viewer' | null
    isKeptAway: boolean
  },
): Subject | null {
  const subject = ofChallenge(row)
  const { teamRole, isKeptAway } = row
  return subject && row.proposal && { ...subject, proposal: { ...row.proposal, teamRole, isKeptAway } }
}

function assignmentOf(
  row: OfChallenge & { juror: Subject['juror'] | null; assignment: Subject['assignment'] | null },
): Subject | null {
  const subject = ofChallenge(row)
  return subject && row.juror && row.assignment
    ? { ...subject, juror: row.juror, assignment: row.assignment }
    : null
}

function pilotOf(row: OfChallenge & { pilot: Subject['pilot'] | null }): Subject | null {
  const subject = ofChallenge(row)
  return subject && row.pilot ? { ...subject, pilot: row.pilot } : null
}

const tokenHash = sql.placeholder('tokenHash')
const slug = sql.placeholder('slug')
const objectId = sql.placeholder('id')

const signedInColumns = {
  viewer: {
    personId: people.id,
    name: people.name,
    email: people.email,
    locale: people.locale,
    zone: people.zone,
    grants: sql<RoleGrant[]>`coalesce((
      select json_agg(json_build_object('role', g.role, 'programmeId', g.programme_id, 'challengeId', g.challenge_id))
      from role_grants g where g.person_id = ${people.id}), '[]'::json)`,
    isJuror: sql<boolean>`exists (select 1 from jurors j where j.person_id = ${people.id} and j.state in ('invited', 'accepted'))`,
    chairOf: sql<string[]>`coalesce((
      select json_agg(j.challenge_id) from jurors j
      where j.person_id = ${people.id} and j.is_chair and j.state = 'accepted'), '[]'::json)`,
    isApplicant: sql<boolean>`exists (select 1 from team_members m where m.person_id = ${people.id})`,
    isPilotParty: sql<boolean>`exists (select 1 from pilots p where ${people.id} in (p.manager_id, p.host_contact_id))`,
    mailTrouble: sql<MailTrouble | null>`(select s.reason from suppressions s where s.email = lower(${people.email}))`,
  },
  now: sql`haaste_now()`.mapWith(sessions.expiresAt),
}

const challengeColumns = {
  challenge: { ...lifecycleColumns, slug: challenges.slug },
  programme: { id: programmes.id, slug: programmes.slug, partnerZones: programmes.partnerZones },
}

/**
 * A seat opens nothing to who is in a team that has handed in to the same challenge, from the moment they are: neither
 * the team's own proposal nor its rivals'.
 */
const isInNoTeamOf = (challengeId: typeof challenges.id | typeof assignments.challengeId) =>
  sql`not exists (select from team_members m join proposals p on p.id = m.proposal_id
    where m.person_id = ${people.id} and p.challenge_id = ${challengeId} and p.state = 'submitted')`

const jurorColumns = { id: jurors.id, isChair: jurors.isChair, state: jurors.state }

/** Sessions end by real time: the demo's clock, which jumps, signs nobody out. */
const standing = and(eq(sessions.tokenHash, tokenHash), sql`${sessions.expiresAt} > clock_timestamp()`)

const byNothing = prepared((db) =>
  db
    .select(signedInColumns)
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(standing)
    .prepare('entrance'),
)

const byProgramme = prepared((db) =>
  db
    .select({ ...signedInColumns, programme: { id: programmes.id, slug: programmes.slug } })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(programmes, eq(programmes.slug, slug))
    .where(standing)
    .prepare('entrance_programme'),
)

const byChallenge = prepared((db) =>
  db
    .select({ ...signedInColumns, ...challengeColumns, juror: jurorColumns })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(challenges, eq(challenges.slug, slug))
    .leftJoin(programmes, eq(programmes.id, challenges.programmeId))
    .leftJoin(
      jurors,
      and(eq(jurors.challengeId, challenges.id), eq(jurors.personId, people.id), isInNoTeamOf(challenges.id)),
    )
    .where(standing)
    .prepare('entrance_challenge'),
)

const byProposal = prepared((db) =>
  db
    .select({
      ...signedInColumns,
      ...challengeColumns,
      proposal: { id: proposals.id, reference: proposals.reference },
      teamRole: teamMembers.role,
      isKeptAway: sql<boolean>`coalesce(${proposals.id} = any(${keptFrom(people.id)}), false)`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(proposals, eq(proposals.id, objectId))
    .leftJoin(
      challenges,
      and(
        eq(challenges.id, proposals.challengeId),
        sql`(${slug}::text is null or ${challenges.slug} = ${slug}::text)`,
      ),
    )
    .leftJoin(programmes, eq(programmes.id, challenges.programmeId))
    .leftJoin(teamMembers, and(eq(teamMembers.proposalId, proposals.id), eq(teamMembers.personId, people.id)))
    .where(standing)
    .prepare('entrance_proposal'),
)

const byAssignment = prepared((db) =>
  db
    .select({
      ...signedInColumns,
      ...challengeColumns,
      juror: jurorColumns,
      assignment: { id: assignments.id, proposalId: assignments.proposalId, jurorId: assignments.jurorId },
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(assignments, and(eq(assignments.id, objectId), isNull(assignments.releasedAt)))
    .leftJoin(
      jurors,
      and(
        eq(jurors.id, assignments.jurorId),
        eq(jurors.personId, people.id),
        isInNoTeamOf(assignments.challengeId),
      ),
    )
    .leftJoin(challenges, eq(challenges.id, assignments.challengeId))
    .leftJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(standing)
    .prepare('entrance_assignment'),
)

const byPilot = prepared((db) =>
  db
    .select({
      ...signedInColumns,
      ...challengeColumns,
      pilot: {
        id: pilots.id,
        slug: pilots.slug,
        isParty: sql<boolean>`coalesce(${or(eq(pilots.managerId, people.id), eq(pilots.hostContactId, people.id))}, false)`,
        teamRole: sql<'lead' | 'editor' | 'viewer' | null>`(select m.role from team_members m
          where m.proposal_id = ${pilots.proposalId} and m.person_id = ${people.id})`,
      },
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(pilots, eq(pilots.slug, slug))
    .leftJoin(challenges, eq(challenges.id, pilots.challengeId))
    .leftJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(standing)
    .prepare('entrance_pilot'),
)
