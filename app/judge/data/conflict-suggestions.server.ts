import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  challenges,
  conflicts,
  dismissedSuggestions,
  jurors,
  organisations,
  people,
  proposals,
  ties,
} from '#db/schema/index.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { domainOfEmail, domainOfWebsite } from '../core/conflicts/mail-domain.ts'
import {
  suggestionsFor,
  waitingSuggestions,
  type JurorTie,
  type Suggestion,
  type SuggestionFacts,
} from '../core/conflicts/suggestions.ts'
import { isEligibleIn } from './declarations.server.ts'

/** How many years back a tie that ended still counts: as the page says it. */
const recentYears = 3

/**
 * The suggested conflicts that wait for the juror's word, by seat: of proposals the juror has not said they do not
 * judge, without what was dismissed. Of one seat where `jurorId` is given. Six queries, whatever the size.
 */
export async function suggestionsOfJury(
  db: Executor,
  { challengeId, jurorId, now }: { challengeId: string; jurorId?: string; now: Date },
): Promise<Map<string, Suggestion[]>> {
  const seats = await seatsWithTies(db, { challengeId, jurorId })
  const taking = await proposalsWithTeams(db, challengeId)
  const hosts = await hostsOf(db, challengeId)
  const parents = await parentsOf(db, challengeId)
  const standings = await db
    .select({ jurorId: conflicts.jurorId, proposalId: conflicts.proposalId, standing: conflicts.standing })
    .from(conflicts)
    .where(eq(conflicts.challengeId, challengeId))
  const dismissed = await db
    .select({
      jurorId: dismissedSuggestions.jurorId,
      proposalId: dismissedSuggestions.proposalId,
      edge: dismissedSuggestions.edge,
    })
    .from(dismissedSuggestions)
    .where(eq(dismissedSuggestions.challengeId, challengeId))
  const closed = new Set(
    standings.filter(({ standing }) => standing !== 'clear').map((row) => `${row.jurorId} ${row.proposalId}`),
  )
  return new Map(
    seats.map((seat) => {
      const open = taking.filter(({ proposalId }) => !closed.has(`${seat.jurorId} ${proposalId}`))
      const { personId, email, ties: own } = seat
      const suggestions = suggestionsFor({
        juror: { personId, domain: domainOfEmail(email), ties: own },
        proposals: open,
        hosts,
        parents,
        recentFrom: now.getUTCFullYear() - recentYears,
      })
      const gone = dismissed.filter((row) => row.jurorId === seat.jurorId)
      return [seat.jurorId, waitingSuggestions(suggestions, gone)]
    }),
  )
}

/** What a list of suggestions is known by: dismissing means exactly those that were shown. */
export function fingerprintOf(suggestions: readonly Suggestion[]): string {
  return sha256(canonicalJson(suggestions.map(({ edge }) => edge).sort()))
}

/** Told of by the juror, kept as an affiliation, or found in the teams they are in and the start-ups they mentor. */
async function seatsWithTies(
  db: Executor,
  { challengeId, jurorId }: { challengeId: string; jurorId: string | undefined },
): Promise<{ jurorId: string; personId: string; email: string; ties: JurorTie[] }[]> {
  return db
    .select({
      jurorId: jurors.id,
      personId: jurors.personId,
      email: people.email,
      ties: sql<JurorTie[]>`(
        select coalesce(json_agg(t order by t.id), '[]'::json) from (
          select d.id::text as id, d.kind, d.other_kind as "to", d.other_name as name, 'declared' as source,
            d.from_year as "fromYear", d.until_year as "untilYear"
          from ties d where d.person_id = ${jurors.personId}
            and d.programme_id = (select c.programme_id from challenges c where c.id = ${challengeId})
          union all
          select 'affiliation-' || a.organisation_id || '-' || a.relation,
            case a.relation when 'owner' then 'ownership' when 'adviser' then 'advisor' else 'employment' end,
            'organisation', o.name, 'derived', null, null
          from affiliations a join organisations o on o.id = a.organisation_id where a.person_id = ${jurors.personId}
          union all
          select 'team-' || p.id, 'project', 'organisation', o.name, 'derived', null, null
          from team_members m join proposals p on p.id = m.proposal_id join organisations o on o.id = p.organisation_id
          where m.person_id = ${jurors.personId} and p.challenge_id <> ${challengeId}
          union all
          select 'partner-' || k.id, 'project', 'organisation', k.name, 'derived', null, null
          from team_members m join proposals p on p.id = m.proposal_id join consortium_partners k on k.proposal_id = p.id
          where m.person_id = ${jurors.personId} and p.challenge_id <> ${challengeId}
          union all
          select 'mentored-' || a.id, 'advisor', 'organisation', a.name, 'derived',
            extract(year from min(h.matched_at))::int,
            case when bool_or(h.ended_at is null) then null else extract(year from max(h.ended_at))::int end
          from incubation_mentors m join mentor_matches h on h.mentor_id = m.id join intake_applications a on a.id = h.application_id
          where m.person_id = ${jurors.personId} group by a.id
        ) t)`,
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(
      and(
        eq(jurors.challengeId, challengeId),
        eq(jurors.state, 'accepted'),
        jurorId === undefined ? undefined : eq(jurors.id, jurorId),
      ),
    )
}

async function proposalsWithTeams(
  db: Executor,
  challengeId: string,
): Promise<SuggestionFacts['proposals'][number][]> {
  const rows = await db
    .select({
      proposalId: proposals.id,
      organisation: organisations.name,
      website: organisations.website,
      partners: sql<string[]>`(select coalesce(json_agg(k.name order by k.added_at), '[]'::json)
        from consortium_partners k where k.proposal_id = ${proposals.id})`,
      members: sql<{ personId: string; name: string; email: string }[]>`(
        select coalesce(json_agg(json_build_object('personId', m.person_id, 'name', q.name, 'email', q.email)), '[]'::json)
        from team_members m join people q on q.id = m.person_id where m.proposal_id = ${proposals.id})`,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(isEligibleIn(challengeId))
  return rows.map(({ website, members, ...row }) => ({
    ...row,
    websiteDomain: website === null ? null : domainOfWebsite(website),
    members: members.map(({ email, ...member }) => ({ ...member, domain: domainOfEmail(email) })),
  }))
}

/** The challenge's owner and the programme's parties; for the owner act those who hold that role. */
async function hostsOf(db: Executor, challengeId: string): Promise<SuggestionFacts['hosts']> {
  const { rows } = await db.execute<{
    organisation: string
    relation: 'owner' | 'party'
    website: string | null
    emails: string[]
  }>(sql`
    select o.name as organisation, 'owner' as relation, o.website,
      (select coalesce(json_agg(p.email), '[]'::json) from role_grants g join people p on p.id = g.person_id
        where g.role = 'challenge_owner' and g.programme_id = c.programme_id
          and (g.challenge_id is null or g.challenge_id = c.id)) as emails
    from challenges c join organisations o on o.id = c.owner_organisation_id where c.id = ${challengeId}
    union all
    select o.name, 'party', o.website, '[]'::json
    from challenges c join programme_parties r on r.programme_id = c.programme_id
    join organisations o on o.id = r.organisation_id where c.id = ${challengeId}`)
  return rows.map(({ organisation, relation, website, emails }) => ({
    organisation,
    relation,
    domains: [website === null ? null : domainOfWebsite(website), ...emails.map(domainOfEmail)].filter(
      (domain) => domain !== null,
    ),
  }))
}

/** Which organisation belongs to which, as the organisers of the programme have entered it. */
export async function parentsOf(
  db: Executor,
  challengeId: string,
): Promise<{ id: string; child: string; parent: string }[]> {
  return db
    .select({ id: ties.id, child: sql<string>`${ties.organisation}`, parent: ties.otherName })
    .from(ties)
    .innerJoin(challenges, eq(challenges.programmeId, ties.programmeId))
    .where(and(eq(challenges.id, challengeId), eq(ties.kind, 'parent')))
    .orderBy(ties.organisation, ties.otherName)
}
