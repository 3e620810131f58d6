import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { isLocale, type Locale } from '#app/platform/i18n.ts'
import type { BroadcastAudience } from '../core/broadcast.ts'

export type BroadcastScope = {
  readonly programmeId: string
  /** Null: every challenge of the programme. */
  readonly challengeId: string | null
}

export type BroadcastRecipient = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly zone: string | null
  /** Has said no to such mail. */
  readonly isRefusing: boolean
}

/** Who belongs to each audience: person and the language they read, of the challenges `c` in scope. */
const members: Readonly<Record<BroadcastAudience, SQL>> = {
  followers: sql`select f.person_id, f.locale from followers f join scope c on c.id = f.challenge_id where f.confirmed_at is not null`,
  'draft-writers': sql`select m.person_id, null from team_members m join proposals p on p.id = m.proposal_id
    join scope c on c.id = p.challenge_id where p.state = 'draft' and m.role in ('lead', 'editor') and c.closes_at > haaste_now()`,
  'submitted-teams': sql`select m.person_id, null from team_members m join proposals p on p.id = m.proposal_id
    join scope c on c.id = p.challenge_id where p.state = 'submitted'`,
  leads: sql`select m.person_id, null from team_members m join proposals p on p.id = m.proposal_id
    join scope c on c.id = p.challenge_id where p.state <> 'withdrawn' and m.role = 'lead'`,
  jury: sql`select j.person_id, null from jurors j join scope c on c.id = j.challenge_id where j.state = 'accepted'`,
  'unfinished-jurors': sql`select j.person_id, null from jurors j join scope c on c.id = j.challenge_id where j.state = 'accepted'
    and exists (select from assignments a where a.juror_id = j.id and a.released_at is null and not exists (
      select from finished_judgements d where d.juror_id = a.juror_id and d.proposal_id = a.proposal_id))`,
  winners: withOutcome(
    sql`(a.outcome = 'winner' or a.moved_up_at is not null) and a.answer is distinct from 'declined'`,
  ),
  reserve: withOutcome(sql`a.outcome = 'reserve' and a.moved_up_at is null`),
  'not-selected': withOutcome(sql`a.outcome = 'not_selected'`),
}

/** Of what has been announced alone: before that nobody has an outcome here. */
function withOutcome(which: SQL): SQL {
  return sql`select m.person_id, null from awards a join decisions d on d.id = a.decision_id and d.state = 'confirmed'
    join scope c on c.id = a.challenge_id join team_members m on m.proposal_id = a.proposal_id
    where c.state in ('announced', 'piloting', 'completed') and ${which}`
}

/**
 * Everybody who belongs to an audience at this moment, each once, by name; `among` narrows it to some people. One query.
 */
export async function audienceNow(
  db: Executor,
  {
    programmeId,
    challengeId,
    audience,
    among,
  }: BroadcastScope & { audience: BroadcastAudience; among?: readonly string[] },
): Promise<BroadcastRecipient[]> {
  const { rows } = await db.execute<{
    person_id: string
    name: string
    email: string
    locale: string | null
    zone: string | null
    is_refusing: boolean
  }>(sql`
    with scope as (select id, state, closes_at from challenges
      where programme_id = ${programmeId} and (${challengeId}::uuid is null or id = ${challengeId}::uuid)),
    member (person_id, locale) as (${members[audience]})
    select x.id as person_id, x.name, x.email, coalesce(x.locale, min(m.locale)) as locale, x.zone,
      exists (select from mail_refusals r where r.person_id = x.id and (r.notice is null or r.notice = 'broadcast.custom')
        and (r.challenge_id is null or r.challenge_id = ${challengeId}::uuid)) as is_refusing
    from member m join people x on x.id = m.person_id
    where ${among ? sql`x.id = any(${sql.param([...among])}::uuid[])` : sql`true`}
    group by x.id order by x.name, x.id`)
  return rows.map(({ person_id, locale, is_refusing, ...row }) => ({
    ...row,
    personId: person_id,
    locale: isLocale(locale) ? locale : 'en',
    isRefusing: is_refusing,
  }))
}

export type ScopeFacts = {
  /** Something in scope has been announced. */
  readonly isAnnounced: boolean
  /** The deadline of everything in scope has passed: who writes proposals is no secret any more. */
  readonly isUnsealed: boolean
}

/** How far the challenges in scope have come. One query. */
export async function scopeFacts(
  db: Executor,
  { programmeId, challengeId }: BroadcastScope,
): Promise<ScopeFacts> {
  const { rows } = await db.execute<{ announced: boolean | null; unsealed: boolean | null }>(sql`
    select bool_or(state in ('announced', 'piloting', 'completed')) as announced,
      bool_and(closes_at is not null and closes_at <= haaste_now()) as unsealed
    from challenges where programme_id = ${programmeId} and (${challengeId}::uuid is null or id = ${challengeId}::uuid)`)
  return { isAnnounced: rows[0]?.announced ?? false, isUnsealed: rows[0]?.unsealed ?? false }
}
