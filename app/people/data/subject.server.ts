import { and, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  assignments,
  challenges,
  jurors,
  pilots,
  programmes,
  proposals,
  teamMembers,
} from '#db/schema/index.ts'
import type { Subject } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'

export type SubjectParams = Readonly<
  Partial<Record<'programme' | 'challenge' | 'proposal' | 'assignment' | 'pilot', string>>
>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * The objects named in a URL, and the viewer's own place in them, or null when one of them does not exist. A proposal
 * named beside a challenge must belong to it. One query per kind of object; `now` settles the challenge's state.
 */
export async function findSubject(
  db: Executor,
  params: SubjectParams,
  { personId, now }: { personId: string | null; now: Date },
): Promise<Subject | null> {
  const person = personId ?? nobody
  if (params.proposal !== undefined) return findProposal(db, params.proposal, params.challenge, person, now)
  if (params.assignment !== undefined) return findAssignment(db, params.assignment, person, now)
  if (params.pilot !== undefined) return findPilot(db, params.pilot, person, now)
  if (params.challenge !== undefined) return findChallenge(db, params.challenge, person, now)
  if (params.programme !== undefined) return findProgramme(db, params.programme)
  return {}
}

const challengeColumns = {
  challenge: getTableColumns(challenges),
  programme: { id: programmes.id, slug: programmes.slug, partnerZones: programmes.partnerZones },
}

type ChallengeRow = {
  challenge: typeof challenges.$inferSelect
  programme: { id: string; slug: string; partnerZones: string[] }
}

function ofChallenge(
  { challenge, programme }: ChallengeRow,
  now: Date,
): Pick<Subject, 'challenge' | 'programme'> {
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

async function findProgramme(db: Executor, slug: string): Promise<Subject | null> {
  const [programme] = await db
    .select({ id: programmes.id, slug: programmes.slug })
    .from(programmes)
    .where(eq(programmes.slug, slug))
  return programme ? { programme } : null
}

async function findChallenge(db: Executor, slug: string, person: string, now: Date): Promise<Subject | null> {
  const [row] = await db
    .select({ ...challengeColumns, juror: { id: jurors.id, isChair: jurors.isChair, state: jurors.state } })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .leftJoin(jurors, and(eq(jurors.challengeId, challenges.id), eq(jurors.personId, person)))
    .where(eq(challenges.slug, slug))
  if (!row) return null
  return { ...ofChallenge(row, now), ...(row.juror && { juror: row.juror }) }
}

async function findProposal(
  db: Executor,
  id: string,
  challengeSlug: string | undefined,
  person: string,
  now: Date,
): Promise<Subject | null> {
  if (!uuid.test(id)) return null
  const [row] = await db
    .select({
      ...challengeColumns,
      proposal: { id: proposals.id, reference: proposals.reference },
      teamRole: teamMembers.role,
    })
    .from(proposals)
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .leftJoin(teamMembers, and(eq(teamMembers.proposalId, proposals.id), eq(teamMembers.personId, person)))
    .where(
      and(eq(proposals.id, id), challengeSlug === undefined ? undefined : eq(challenges.slug, challengeSlug)),
    )
  if (!row) return null
  return { ...ofChallenge(row, now), proposal: { ...row.proposal, teamRole: row.teamRole } }
}

async function findAssignment(db: Executor, id: string, person: string, now: Date): Promise<Subject | null> {
  if (!uuid.test(id)) return null
  const [row] = await db
    .select({
      ...challengeColumns,
      juror: { id: jurors.id, isChair: jurors.isChair, state: jurors.state },
      assignment: { id: assignments.id, proposalId: assignments.proposalId, jurorId: assignments.jurorId },
    })
    .from(assignments)
    .innerJoin(jurors, eq(jurors.id, assignments.jurorId))
    .innerJoin(challenges, eq(challenges.id, assignments.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(and(eq(assignments.id, id), isNull(assignments.releasedAt), eq(jurors.personId, person)))
  return row ? { ...ofChallenge(row, now), juror: row.juror, assignment: row.assignment } : null
}

async function findPilot(db: Executor, slug: string, person: string, now: Date): Promise<Subject | null> {
  const [row] = await db
    .select({
      ...challengeColumns,
      pilot: {
        id: pilots.id,
        slug: pilots.slug,
        isParty: sql<boolean>`coalesce(${or(eq(pilots.managerId, person), eq(pilots.hostContactId, person))}, false)`,
      },
    })
    .from(pilots)
    .innerJoin(challenges, eq(challenges.id, pilots.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(pilots.slug, slug))
  return row ? { ...ofChallenge(row, now), pilot: row.pilot } : null
}
