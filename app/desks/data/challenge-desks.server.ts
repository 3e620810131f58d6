import { and, asc, desc, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  approvalPeople,
  briefs,
  briefTexts,
  challenges,
  judgingRounds,
  people,
  programmes,
  programmeTexts,
} from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isStaffOf, type Viewer } from '#app/people/core/viewer.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import type { DeskCounts, NamedApprovers } from '../core/challenge-desk.ts'

export type ChallengeDesk = {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly titleLang: Locale
  readonly programme: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly zone: string
  }
  /** Settled: as it truly stands. */
  readonly challenge: Challenge
  readonly counts: DeskCounts
  readonly named: NamedApprovers
  /** Everybody who wrote in the addendum that is being written; null when there is none. */
  readonly addendumBy: readonly string[] | null
  /** A round of the jury draws finalists. */
  readonly hasShortlist: boolean
}

/** The challenges the viewer works for, by a role or as the jury's chair, the newest programme first. One query. */
export async function desksOfViewer(
  db: Executor,
  { viewer, lang, now }: { viewer: Viewer; lang: Locale; now: Date },
): Promise<ChallengeDesk[]> {
  const grants = viewer.grants.filter(({ programmeId, challengeId }) =>
    programmeId === null ? false : isStaffOf(viewer, { programmeId, challengeId }),
  )
  const whole = grants.flatMap(({ programmeId, challengeId }) =>
    challengeId === null ? (programmeId ?? []) : [],
  )
  const single = [...grants.flatMap(({ challengeId }) => challengeId ?? []), ...viewer.chairOf]
  if (whole.length + single.length === 0) return []
  return desks(db, {
    where: or(
      whole.length > 0 ? inArray(challenges.programmeId, whole) : undefined,
      single.length > 0 ? inArray(challenges.id, single) : undefined,
    ),
    personId: viewer.personId,
    lang,
    now,
  })
}

/** The challenges of one programme that the viewer may see. One query. */
export async function desksOfProgramme(
  db: Executor,
  given: { programmeId: string; viewer: Viewer; lang: Locale; now: Date },
): Promise<ChallengeDesk[]> {
  const { programmeId, viewer } = given
  const found = await desks(db, {
    ...given,
    personId: viewer.personId,
    where: eq(challenges.programmeId, programmeId),
  })
  return found.filter(({ challenge }) => isWorkedFor(viewer, challenge))
}

function isWorkedFor(viewer: Viewer, { id, programmeId }: Challenge): boolean {
  return isStaffOf(viewer, { programmeId, challengeId: id }) || viewer.chairOf.includes(id)
}

/** One challenge. One query. */
export async function deskOfChallenge(
  db: Executor,
  { challengeId, ...reader }: { challengeId: string; personId: string; lang: Locale; now: Date },
): Promise<ChallengeDesk> {
  const [desk] = await desks(db, { where: eq(challenges.id, challengeId), ...reader })
  if (!desk) throw new Error('A cockpit was asked for that has no challenge')
  return desk
}

async function desks(
  db: Executor,
  { where, personId, lang, now }: { where: SQL | undefined; personId: string; lang: Locale; now: Date },
): Promise<ChallengeDesk[]> {
  const rows = await db
    .select({
      ...getTableColumns(challenges),
      partnerZones: programmes.partnerZones,
      programmeSlug: programmes.slug,
      programmeZone: programmes.zone,
      programmeName: sql<string | null>`(select t.name from ${programmeTexts} t
        where t.programme_id = ${programmes.id} and t.name <> ''
        order by t.locale = ${lang} desc, t.locale = 'en' desc, t.locale limit 1)`,
      heading: sql<{ title: string; locale: Locale } | null>`(
        select json_build_object('title', t.title, 'locale', t.locale) from ${briefs} b
        join ${briefTexts} t on t.brief_id = b.id
        where b.challenge_id = ${challenges.id} and t.title <> ''
        order by b.number desc, t.locale = ${lang} desc, t.locale = 'en' desc, t.locale limit 1)`,
      counts: countsFor(personId),
      addendumBy: sql<string[] | null>`(select b.written_by from ${briefs} b
        where b.challenge_id = ${challenges.id} and b.number > 1 and not b.is_published)`,
      hasShortlist: sql<boolean>`exists (select from ${judgingRounds} r
        where r.challenge_id = ${challenges.id} and r.kind = 'shortlist')`,
      named: sql<NamedApprovers>`(select coalesce(json_agg(json_build_object('approval', a.approval, 'part', a.part,
        'personId', a.person_id, 'name', n.name) order by n.name, a.person_id), '[]') from ${approvalPeople} a
        join ${people} n on n.id = a.person_id where a.programme_id = ${programmes.id})`,
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(and(where))
    .orderBy(desc(programmes.createdAt), asc(programmes.slug), asc(challenges.number))
  return rows.map((row) => ({
    slug: row.slug,
    number: row.number,
    title: row.heading?.title ?? row.slug,
    titleLang: row.heading?.locale ?? lang,
    programme: {
      id: row.programmeId,
      slug: row.programmeSlug,
      name: row.programmeName ?? row.programmeSlug,
      zone: row.programmeZone,
    },
    challenge: settled(challengeFromRow(row), now),
    counts: row.counts,
    named: row.named,
    addendumBy: row.addendumBy,
    hasShortlist: row.hasShortlist,
  }))
}

/**
 * Winners count only once the public may know them: the cockpit is no place to learn a decision. Nor is it one to learn
 * how far a proposal has come that the person is kept from as a juror: it is in none of the counts before the announcement.
 */
const countsFor = (personId: string) => sql<DeskCounts>`(
  with own as (
    select p.id, p.state, p.screening,
      (select count(*) from assignments a where a.proposal_id = p.id and a.released_at is null) as assigned,
      (select count(*) from finished_judgements s where s.proposal_id = p.id) as finals
    from proposals p where p.challenge_id = challenges.id and p.id <> all(${keptFrom(personId)})
  ), eligible as (select * from own where state = 'submitted' and screening = 'eligible'),
  seats as (select j.id, j.state from jurors j where j.challenge_id = challenges.id),
  won as (
    select w.id, w.answer, w.outcome, w.moved_up_at from awards w
    join decisions d on d.id = w.decision_id and d.state = 'confirmed'
    where w.challenge_id = challenges.id and (select haaste_now()) >= challenges.announces_at
      and (w.outcome = 'reserve' or w.outcome = 'winner')
  ), held as (select * from won where outcome = 'winner' or moved_up_at is not null), running as (select l.state from pilots l where l.challenge_id = challenges.id)
  select json_build_object(
    'followers', (select count(*) from followers f where f.challenge_id = challenges.id and f.confirmed_at is not null),
    'drafts', (select count(*) from own where state = 'draft'),
    'submitted', (select count(*) from own where state = 'submitted'),
    'eligible', (select count(*) from eligible),
    'ineligible', (select count(*) from own where state = 'submitted' and screening = 'ineligible'),
    'jurors', (select count(*) from seats where state = 'accepted'),
    'jurorsInvited', (select count(*) from seats where state = 'invited'),
    'minimumReviews', challenges.minimum_reviews,
    'undeclared', (select count(*) from seats j cross join eligible e where j.state = 'accepted' and not exists (
      select from conflicts c where c.juror_id = j.id and c.proposal_id = e.id)),
    'underassigned', (select count(*) from eligible where assigned < challenges.minimum_reviews),
    'assigned', (select coalesce(sum(assigned), 0) from eligible),
    'finals', (select coalesce(sum(finals), 0) from eligible),
    'judged', (select count(*) from eligible where finals >= challenges.minimum_reviews),
    'hostingMissing', (select count(*) from eligible e join host_requests r on r.proposal_id = e.id
      where not exists (select from host_statements h where h.proposal_id = e.id)),
    'commentsWaiting', (select count(*) from comment_standings k
      join own on own.id = k.proposal_id where k.challenge_id = challenges.id and k.is_waiting),
    'winners', (select count(*) from held where answer is distinct from 'declined'),
    'accepted', (select count(*) from held where answer = 'accepted'),
    'movesUp', least(
      (select count(*) from held where answer = 'declined' and not exists (
        select from awards r where r.moved_up_for = held.id)),
      (select count(*) from won where outcome = 'reserve' and moved_up_at is null)),
    'appealsWaiting', (select count(*) from appeals a join own on own.id = a.proposal_id where a.answered_at is null),
    'pilots', (select count(*) from running),
    'pilotsOver', (select count(*) from running where state in ('scaled', 'stopped'))
  ))`

/**
 * First submissions by day on the organiser's calendar, from the opening to today or the deadline; days without any are
 * there too. Empty before the opening. Without those the person is kept from, as in the counts. One query.
 */
export async function paceOf(
  db: Executor,
  { challengeId, personId, zone }: { challengeId: string; personId: string; zone: string },
): Promise<{ on: string; count: number }[]> {
  const { rows } = await db.execute<{ on: string; count: number }>(sql`
    select to_char(days.day, 'YYYY-MM-DD') as "on", count(v.proposal_id)::int as count
    from challenges c
    cross join lateral generate_series(
      date_trunc('day', c.opens_at at time zone ${zone}),
      date_trunc('day', least(c.closes_at, haaste_now()) at time zone ${zone}),
      interval '1 day') as days (day)
    left join (proposal_versions v join proposals p on p.id = v.proposal_id and v.number = 1)
      on p.challenge_id = c.id and p.id <> all(${keptFrom(personId)})
        and date_trunc('day', v.submitted_at at time zone ${zone}) = days.day
    where c.id = ${challengeId}
    group by days.day order by days.day`)
  return rows
}
