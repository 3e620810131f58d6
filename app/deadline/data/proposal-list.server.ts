import type { ContentLanguage } from '#app/platform/languages.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import {
  countProposals,
  type Order,
  type DeskStanding,
  type ProposalCursor,
  type ProposalFilters,
  type ProposalGroup,
  type ProposalNumbers,
  type ProposalQuery,
} from '../core/proposal-list.ts'
import { handedInAtOf, madeByOf, type MadeBy } from './version-origin.server.ts'

export const pageSize = 50

/**
 * Whose list it is: what the person's own team handed in is marked, never opened, and says nothing of its standing; what
 * they are kept from as a juror is not in it.
 */
export type ListScope = { readonly challengeId: string; readonly personId: string }

export type ListedProposal = {
  readonly id: string
  readonly reference: string
  /** Null for what was withdrawn: its content is the team's again. */
  readonly title: string | null
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string
  readonly version: number
  /** Of the newest version. */
  readonly submittedAt: string
  /** Of the newest version that the team handed in before anything was asked of it. */
  readonly handedInAt: string
  readonly madeBy: MadeBy | null
  readonly standing: DeskStanding
  readonly isChanged: boolean
  readonly isOwn: boolean
  /** The team has been told what the screening said. */
  readonly isTold: boolean
  /** No mail reaches whoever leads the team. */
  readonly isLeadUnreachable: boolean
}

export type ProposalList = {
  readonly rows: readonly ListedProposal[]
  readonly numbers: ProposalNumbers
  readonly next: ProposalCursor | null
}

/**
 * One page of the proposals of a challenge that were handed in, with the numbers beside its filters. Call it only when
 * they are unsealed. Two queries, one bounded by the page, one by a pass over an index.
 */
export async function proposalList(
  db: Executor,
  scope: ListScope,
  query: ProposalQuery,
): Promise<ProposalList> {
  const [page, groups] = await Promise.all([pageOf(db, scope, query), groupsOf(db, scope, query)])
  const rows = page.slice(0, pageSize)
  const last = page.length > pageSize ? rows.at(-1) : undefined
  return {
    rows: rows.map(({ isDone: _, ...row }) => row),
    numbers: countProposals(groups, query),
    next: last ? { reference: last.reference, wasDone: last.isDone } : null,
  }
}

/** The condition of a filter on `proposal_documents d`, with the challenge; for whatever else works on a whole list. */
export function inList({ challengeId, personId }: ListScope, filters: ProposalFilters): SQL {
  const { show, country, kind, language, isChanged } = filters
  return sql.join(
    [
      sql`d.challenge_id = ${challengeId}`,
      sql`d.proposal_id <> all(${keptFrom(personId)})`,
      show === 'all'
        ? sql`d.standing <> 'withdrawn'`
        : sql`d.standing = ${show} and d.proposal_id <> all(${own(personId)})`,
      ...(country === null ? [] : [sql`d.country = ${country}`]),
      ...(kind === null ? [] : [sql`d.kind = ${kind}`]),
      ...(language === null ? [] : [sql`d.language = ${language}`]),
      ...(isChanged ? [sql`d.is_changed and d.proposal_id <> all(${own(personId)})`] : []),
      ...looseConditions(filters),
    ],
    sql` and `,
  )
}

/** The condition that leaves out what the person's own teams handed in. */
export function outsideOwnTeams({ personId }: Pick<ListScope, 'personId'>): SQL {
  return sql`d.proposal_id <> all(${own(personId)})`
}

/** Read once for the whole query. */
const own = (personId: string) =>
  sql`array(select m.proposal_id from team_members m where m.person_id = ${personId})`

/** Those that the counts are taken under too. Of what was withdrawn only names and references are searched. */
function looseConditions({ words, isUnreachable }: ProposalFilters): SQL[] {
  return [
    ...(words === ''
      ? []
      : [
          sql`d.terms @@ (select search_query(${words})) and (d.standing <> 'withdrawn' or ts_filter(d.terms, '{b}') @@ (select search_query(${words})))`,
        ]),
    ...(isUnreachable ? [sql`d.proposal_id in (${unreachable})`] : []),
  ]
}

/** Proposals whose lead has an address that is struck off. */
const unreachable = sql`select m.proposal_id from team_members m join people l on l.id = m.person_id
  join suppressions s on s.email = l.email where m.role = 'lead'`

/** What each order sorts by, as its index has it. */
const sortKeys: Record<Order, SQL> = {
  todo: sql`d.is_done`,
  received: sql`d.submitted_at`,
  title: sql`left(d.title, 120) collate "und-x-icu"`,
  organisation: sql`left(d.organisation, 120) collate "und-x-icu"`,
}

async function pageOf(db: Executor, scope: ListScope, query: ProposalQuery) {
  const { order, after } = query
  const key = sortKeys[order]
  const isOwn = sql`d.proposal_id = any(${own(scope.personId)})`
  const beyond =
    after === null
      ? sql`true`
      : sql`(${key}, d.reference) > (${afterKey(order, after, scope.challengeId)}, ${after.reference}::text)`
  const { rows } = await db.execute<
    Omit<ListedProposal, 'handedInAt'> & {
      isDone: boolean
      submittedAt: Date | string
      handedInAt: Date | string | null
    }
  >(sql`
    select d.proposal_id as id, d.reference, case when d.standing <> 'withdrawn' then d.title end as title, d.language,
      d.organisation, d.country, p.submitted_version as version, d.submitted_at as "submittedAt",
      case when ${isOwn} and d.standing <> 'withdrawn' then 'unscreened' else d.standing end as standing,
      p.screening_released_at is not null and not ${isOwn} as "isTold", d.is_changed and not ${isOwn} as "isChanged", ${isOwn} as "isOwn", d.is_done as "isDone",
      ${madeByOf} as "madeBy", ${handedInAtOf} as "handedInAt",
      exists (${unreachable} and m.proposal_id = d.proposal_id) as "isLeadUnreachable"
    from (select d.*, ${key} as key from proposal_documents d where ${inList(scope, query)} and ${beyond}
      order by ${key}, d.reference limit ${pageSize + 1}) d
    join proposals p on p.id = d.proposal_id
    order by d.key, d.reference`)
  return rows.map((row) => {
    const submittedAt = new Date(row.submittedAt).toISOString()
    return {
      ...row,
      submittedAt,
      handedInAt: row.handedInAt === null ? submittedAt : new Date(row.handedInAt).toISOString(),
    }
  })
}

/** The key of the row a page ended with. Gone meanwhile, it ends the list rather than beginning it again. */
function afterKey(order: Order, { reference, wasDone }: ProposalCursor, challengeId: string): SQL {
  return order === 'todo'
    ? sql`${wasDone}::boolean`
    : sql`(select ${sortKeys[order]} from proposal_documents d where d.challenge_id = ${challengeId} and d.reference = ${reference})`
}

async function groupsOf(
  db: Executor,
  { challengeId, personId }: ListScope,
  filters: ProposalFilters,
): Promise<ProposalGroup[]> {
  const conditions = sql.join(
    [
      sql`d.challenge_id = ${challengeId}`,
      sql`d.proposal_id <> all(${keptFrom(personId)})`,
      ...looseConditions(filters),
    ],
    sql` and `,
  )
  const { rows } = await db.execute<ProposalGroup>(sql`
    select d.standing, d.country, d.kind, d.language, d.is_changed as "isChanged", false as "isOwn", count(*)::int as count
    from proposal_documents d where ${conditions} group by 1, 2, 3, 4, 5
    union all
    select d.standing, d.country, d.kind, d.language, d.is_changed, true, 1
    from (select * from proposal_documents d where d.proposal_id = any(${own(personId)}) offset 0) d where ${conditions}`)
  // The own ones are looked up first (offset 0 keeps it so): they are few, and what is searched for may be in many.
  // The own ones are in the first part too: taken out there, they are counted once, apart.
  const apart = rows.filter(({ isOwn }) => isOwn)
  return [
    ...rows.map((group) =>
      group.isOwn ? group : { ...group, count: group.count - apart.filter(isAlike(group)).length },
    ),
  ]
}

const isAlike = (one: ProposalGroup) => (other: ProposalGroup) =>
  one.standing === other.standing &&
  one.country === other.country &&
  one.kind === other.kind &&
  one.language === other.language &&
  one.isChanged === other.isChanged

/** Those of the ticked proposals that stand in this challenge, without the person's own and what they are kept from. */
export async function chosenRows(
  db: Executor,
  { challengeId, personId }: ListScope,
  ticked: readonly { id: string; version: number }[],
): Promise<{ id: string; version: number; reference: string; title: string; organisation: string }[]> {
  const ids = ticked.map(({ id }) => id)
  const { rows } = await db.execute<{
    id: string
    reference: string
    title: string
    organisation: string
  }>(sql`
    select d.proposal_id as id, d.reference, d.title, d.organisation from proposal_documents d
    where d.challenge_id = ${challengeId} and d.proposal_id = any(${sql.param(ids)}::uuid[]) and d.standing <> 'withdrawn'
      and d.proposal_id <> all(${own(personId)}) and d.proposal_id <> all(${keptFrom(personId)})
    order by d.reference`)
  return rows.map((row) => ({ ...row, version: ticked.find(({ id }) => id === row.id)?.version ?? 0 }))
}

/**
 * The proposals of a whole list, in order, that were in it when it was shown (`seenAt`, UTC) and that the person may
 * screen, without those that stand as `besides` says: at most `limit`.
 */
export async function chosenFrom(
  db: Executor,
  scope: ListScope,
  filters: ProposalFilters,
  { seenAt, limit, besides = [] }: { seenAt: Date; limit: number; besides?: readonly DeskStanding[] },
): Promise<{ id: string; version: number }[]> {
  const { rows } = await db.execute<{ id: string; version: number }>(sql`
    select d.proposal_id as id, p.submitted_version as version
    from proposal_documents d join proposals p on p.id = d.proposal_id
    where ${inList(scope, filters)} and d.standing <> all(${sql.param(['withdrawn', ...besides])}::text[])
      and d.submitted_at <= ${seenAt.toISOString()}::timestamptz and d.proposal_id <> all(${own(scope.personId)})
    order by d.is_done, d.reference limit ${limit}`)
  return rows
}
