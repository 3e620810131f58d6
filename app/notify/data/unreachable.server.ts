import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

const mostListed = 200

/** Somebody of a programme whom mail does not reach at present. */
export type Unreachable = {
  /** Null where mail went to an address without an account. */
  readonly personId: string | null
  readonly name: string
  readonly email: string
  readonly cause: 'bounced' | 'complained' | 'manual'
  readonly since: Date
  /** Leads a proposal that has not been withdrawn, in this programme. */
  readonly isLead: boolean
  /** The mails of this programme that did not arrive, by kind. */
  readonly missed: readonly { readonly notice: string; readonly count: number }[]
  /** Who else is in their teams of this programme and can be reached; the lead of each first. */
  readonly contacts: readonly { readonly name: string; readonly email: string }[]
}

/**
 * The people of a programme whose address must not be written to (it came back, was complained about or was blocked), or
 * whose last mail came back and nothing has arrived since. By their present address: whoever has another one is no longer
 * here. Who writes a proposal is nobody's business before the deadline: mail about proposals counts from then on. Leads
 * first, then the newest. One query.
 */
export async function unreachableIn(db: Executor, programmeId: string): Promise<Unreachable[]> {
  const { rows } = await db.execute<{
    person_id: string | null
    name: string
    email: string
    cause: Unreachable['cause']
    since: Date
    is_lead: boolean
    missed: Unreachable['missed']
    contacts: Unreachable['contacts']
  }>(sql`
    with mails as (
      select lower(coalesce(p.email, m.email)) as address, coalesce(p.email, m.email) as email,
        coalesce(p.name, m.recipient_name) as name, m.person_id, m.notice, m.state, m.state_at,
        lower(m.email) = lower(coalesce(p.email, m.email)) as is_present
      from messages m left join people p on p.id = m.person_id left join challenges c on c.id = m.challenge_id
      where m.programme_id = ${programmeId} and (m.proposal_id is null or c.closes_at <= haaste_now())
    ), trouble as (
      select m.address, min(m.email) as email, min(m.name) as name, min(m.person_id::text)::uuid as person_id,
        max(m.state_at) filter (where m.is_present and m.state in ('bounced', 'complained')) as came_back_at,
        max(m.state_at) filter (where m.is_present and m.state in ('sent', 'delivered')) as arrived_at,
        (array_agg(m.state order by m.state_at desc)
          filter (where m.is_present and m.state in ('bounced', 'complained')))[1] as last_state,
        min(m.state_at) filter (where m.is_present and m.state in ('bounced', 'complained')) as first_back_at
      from mails m group by m.address
    )
    select t.person_id, t.name, t.email, coalesce(s.reason, t.last_state) as cause, coalesce(s.since, t.first_back_at) as since,
      exists (select 1 from team_members tm join proposals pr on pr.id = tm.proposal_id
        join challenges c on c.id = pr.challenge_id
        where tm.person_id = t.person_id and tm.role = 'lead' and pr.state <> 'withdrawn'
          and c.programme_id = ${programmeId} and c.closes_at <= haaste_now()) as is_lead,
      coalesce((select json_agg(json_build_object('notice', k.notice, 'count', k.count) order by k.count desc, k.notice)
        from (select m.notice, count(*)::int as count from mails m
          where m.address = t.address and m.is_present and m.state in ('bounced', 'complained', 'suppressed')
          group by m.notice) k), '[]'::json) as missed,
      coalesce((select json_agg(json_build_object('name', k.name, 'email', k.email) order by k.is_lead desc, k.name)
        from (select o.name, o.email, bool_or(ot.role = 'lead') as is_lead
          from team_members own join proposals pr on pr.id = own.proposal_id join challenges c on c.id = pr.challenge_id
          join team_members ot on ot.proposal_id = pr.id and ot.person_id <> own.person_id
          join people o on o.id = ot.person_id
          where own.person_id = t.person_id and pr.state <> 'withdrawn' and c.programme_id = ${programmeId}
            and c.closes_at <= haaste_now()
            and not exists (select 1 from suppressions b where b.email = lower(o.email))
          group by o.id) k), '[]'::json) as contacts
    from trouble t left join suppressions s on s.email = t.address
    where s.email is not null or t.came_back_at > coalesce(t.arrived_at, '-infinity')
    order by is_lead desc, since desc, t.name
    limit ${mostListed}`)
  return rows.map(({ person_id, is_lead, since, ...row }) => ({
    ...row,
    personId: person_id,
    since: new Date(since),
    isLead: is_lead,
  }))
}
