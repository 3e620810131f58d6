import { aliasedTable, and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  announcementChanges,
  announcementMoves,
  approvalPeople,
  awards,
  challenges,
  decisions,
  people,
  roleGrants,
} from '#db/schema/index.ts'
import type { AnnouncementFacts, PersonFacts } from '../core/facts.ts'
import { personColumns, personFrom } from './person.server.ts'

type Scope = { readonly challengeId: string; readonly programmeId: string }

/** Who confirms and moves an announcement, what one person has asked for, and how it was moved so far. Four queries. */
export async function announcementFacts(db: Executor, scope: Scope): Promise<AnnouncementFacts> {
  const deciders = (await decidersOf(db, scope)).map(personFrom)
  const free = deciders.filter(({ isKept }) => !isKept)
  const organisers = free.filter(({ isOrganiser }) => isOrganiser)
  return {
    confirmers: organisers.filter(({ mayConfirm }) => mayConfirm).map(asPerson),
    movers: organisers.filter(({ mayMove }) => mayMove).map(asPerson),
    insiders: free
      .filter(({ personId }, index) => free.findIndex((one) => one.personId === personId) === index)
      .map(asPerson),
    stopped: await stoppedAwards(db, scope.challengeId),
    asked: await askedMove(db, scope.challengeId),
    changes: await announcementMovesOf(db, scope.challengeId),
  }
}

const asPerson = ({ personId, name, email, locale, zone }: PersonFacts): PersonFacts => ({
  ...{ personId, name, email, locale, zone },
})

/** Organisers and operators, whom the programme has named for what, and who is kept from a proposal that takes part. */
function decidersOf(db: Executor, { challengeId, programmeId }: Scope) {
  // Where the programme has named somebody, those alone.
  const mayGive = (approval: 'decision' | 'release') => sql<boolean>`coalesce((
    select bool_or(${approvalPeople.personId} = ${people.id}) from ${approvalPeople}
    where ${approvalPeople.programmeId} = ${programmeId} and ${approvalPeople.approval} = ${approval}), true)`
  return db
    .selectDistinct({
      ...personColumns,
      mayConfirm: mayGive('decision'),
      mayMove: mayGive('release'),
      isOrganiser: sql<boolean>`${roleGrants.role} = 'organiser'`,
      isKept: sql<boolean>`exists (select 1 from proposals p
        where p.challenge_id = ${challengeId} and p.state = 'submitted' and p.screening = 'eligible' and (
          exists (select 1 from team_members m where m.proposal_id = p.id and m.person_id = ${people.id})
          or exists (select 1 from conflicts f join jurors j on j.id = f.juror_id
            where f.proposal_id = p.id and f.standing <> 'clear' and j.person_id = ${people.id})))`,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        inArray(roleGrants.role, ['organiser', 'operator']),
        eq(roleGrants.programmeId, programmeId),
        or(isNull(roleGrants.challengeId), eq(roleGrants.challengeId, challengeId)),
      ),
    )
    .orderBy(people.name, people.id)
}

async function askedMove(db: Executor, challengeId: string) {
  const askers = aliasedTable(people, 'askers')
  const { id, announcesAt, reason, askedBy, askedAt } = announcementMoves
  const [move] = await db
    .select({ id, announcesAt, reason, askedBy, askedByName: askers.name, askedAt })
    .from(announcementMoves)
    .innerJoin(
      decisions,
      and(eq(decisions.id, announcementMoves.decisionId), eq(decisions.state, 'confirmed')),
    )
    .leftJoin(askers, eq(askers.id, announcementMoves.askedBy))
    .where(and(eq(announcementMoves.challengeId, challengeId), eq(announcementMoves.state, 'asked')))
  return move ?? null
}

/** Of the last decision that was withdrawn, or called off with its challenge, after its winners were told. */
async function stoppedAwards(db: Executor, challengeId: string) {
  const last = db
    .select({ id: decisions.id })
    .from(decisions)
    .innerJoin(challenges, eq(challenges.id, decisions.challengeId))
    .where(
      and(
        eq(decisions.challengeId, challengeId),
        isNotNull(decisions.toldAt),
        or(
          eq(decisions.state, 'withdrawn'),
          and(eq(challenges.state, 'cancelled'), eq(challenges.endedFrom, 'confirmed')),
        ),
      ),
    )
    .orderBy(desc(decisions.number))
    .limit(1)
  return db
    .select({ awardId: awards.id, proposalId: awards.proposalId })
    .from(awards)
    .where(
      and(inArray(awards.decisionId, last), or(eq(awards.outcome, 'winner'), isNotNull(awards.movedUpAt))),
    )
    .orderBy(awards.id)
}

function announcementMovesOf(db: Executor, challengeId: string) {
  const { previousAnnouncesAt, announcesAt, reason, changedAt } = announcementChanges
  return db
    .select({ previousAnnouncesAt, announcesAt, reason, changedAt })
    .from(announcementChanges)
    .where(eq(announcementChanges.challengeId, challengeId))
    .orderBy(asc(changedAt))
}
