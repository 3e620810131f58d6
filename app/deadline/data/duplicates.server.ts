import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import { likenessOf, type Likeness } from '../core/likeness.ts'

export type LikeProposal = {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly organisation: string
  readonly likenesses: readonly Likeness[]
}

type Candidate = {
  id: string
  reference: string
  title: string
  organisation: string
  registryNumber: string
  summary: string
}

/** So many are compared letter by letter; the database chooses those with the most words in common. */
const mostCompared = 30

/**
 * Proposals to the same challenge that look like this one, the likest first. Not those of the reader's own teams, nor what
 * they are kept from as a juror. Two queries; call it only where the reader may read all of them.
 */
export async function likeProposals(
  db: Executor,
  { challengeId, proposalId, personId }: { challengeId: string; proposalId: string; personId: string },
): Promise<LikeProposal[]> {
  const compared = sql`d.proposal_id as id, d.reference, d.title, d.organisation,
    coalesce(b.body -> 'organisation' ->> 'registryNumber', '') as "registryNumber",
    coalesce(b.body -> 'answers' ->> 'summary', '') as summary
    from proposal_documents d join proposals p on p.id = d.proposal_id
    join proposal_versions v on v.proposal_id = p.id and v.number = p.submitted_version
    cross join lateral (select v.body::jsonb as body) b`
  const { rows: own } = await db.execute<Candidate>(
    sql`select ${compared} where d.proposal_id = ${proposalId}`,
  )
  const [one] = own
  if (!one) return []
  const { rows } = await db.execute<Candidate>(sql`
    with mine as (
      select coalesce((select string_agg(search_quoted(lexeme), ' | ') from unnest(ts_filter(d.terms, '{a}')))::tsquery, ''::tsquery)
        || coalesce(search_query(d.organisation), ''::tsquery)
        || coalesce(search_query(translate(${one.registryNumber}, '-', ' ')), ''::tsquery) as words
      from proposal_documents d where d.proposal_id = ${proposalId}
    )
    select ${compared} cross join mine
    where d.challenge_id = ${challengeId} and d.proposal_id <> ${proposalId} and d.standing <> 'withdrawn'
      and d.terms @@ mine.words
      and d.proposal_id <> all(array(select m.proposal_id from team_members m where m.person_id = ${personId}))
      and d.proposal_id <> all(${keptFrom(personId)})
    order by ts_rank(d.terms, mine.words) desc, d.reference
    limit ${mostCompared}`)
  return rows
    .map(({ id, reference, title, organisation, ...rest }) => ({
      ...{ id, reference, title, organisation },
      likenesses: likenessOf(one, { title, organisation, ...rest }),
    }))
    .filter(({ likenesses }) => likenesses.length > 0)
    .sort((a, b) => b.likenesses.length - a.likenesses.length)
    .slice(0, 5)
}

/**
 * The titles of a proposal and of the one it is said to repeat, where the two do not look like each other: to be looked at
 * before it is said. Null where they do, where there is no such proposal, and where it is of the reader's own team.
 */
export async function unlikeOriginal(
  db: Executor,
  of: { challengeId: string; proposalId: string; personId: string; original: string },
): Promise<{ title: string; originalTitle: string; originalOrganisation: string } | null> {
  const like = await likeProposals(db, of)
  if (like.some(({ reference }) => reference === of.original)) return null
  const { rows } = await db.execute<{
    title: string
    originalTitle: string
    originalOrganisation: string
  }>(sql`
    select d.title, o.title as "originalTitle", o.organisation as "originalOrganisation"
    from proposal_documents d join proposal_documents o on o.challenge_id = d.challenge_id
    where d.proposal_id = ${of.proposalId} and d.challenge_id = ${of.challengeId} and o.reference = ${of.original}
      and o.proposal_id <> d.proposal_id and o.standing <> 'withdrawn'
      and o.proposal_id <> all(array(select m.proposal_id from team_members m where m.person_id = ${of.personId}))
      and o.proposal_id <> all(${keptFrom(of.personId)})`)
  return rows[0] ?? null
}

/** The submitted proposal of a challenge with this reference; null also where the person is kept from it as a juror. */
export async function proposalByReference(
  db: Executor,
  { challengeId, reference, personId }: { challengeId: string; reference: string; personId: string },
): Promise<string | null> {
  const [found] = await db
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        eq(proposals.reference, reference),
        eq(proposals.state, 'submitted'),
        sql`${proposals.id} <> all(${keptFrom(personId)})`,
      ),
    )
  return found?.id ?? null
}

/** The reference of the proposal with this id; null also where the person is kept from it as a juror. */
export async function referenceOf(
  db: Executor,
  { proposalId, personId }: { proposalId: string; personId: string },
): Promise<string | null> {
  const [found] = await db
    .select({ reference: proposals.reference })
    .from(proposals)
    .where(and(eq(proposals.id, proposalId), sql`${proposals.id} <> all(${keptFrom(personId)})`))
  return found?.reference ?? null
}
