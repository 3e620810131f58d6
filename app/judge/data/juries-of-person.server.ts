import { and, asc, eq, getTableColumns, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, jurors, programmes } from '#db/schema/index.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import { minutesLeft } from '../core/pace.ts'
import { titleInBestLanguage } from './judging-heading.server.ts'

export type OwnJury = {
  readonly jurorId: string
  readonly seat: 'invited' | 'accepted'
  readonly isChair: boolean
  readonly slug: string
  readonly title: string
  readonly titleLang: Locale
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  /** As it stands by the clock. */
  readonly state: ChallengeState
  readonly zone: string
  readonly closesAt: Date
  readonly judgingEndsAt: Date
  /** Eligible proposals without a declaration; 0 while proposals are sealed. */
  readonly undeclared: number
  readonly assigned: number
  readonly finished: number
  readonly minutesLeft: number
}

/** The juries a person sits on or is asked to, the nearest deadline first. One query. */
export async function juriesOfPerson(
  db: Executor,
  { personId, lang, now }: { personId: string; lang: Locale; now: Date },
): Promise<OwnJury[]> {
  const ownAssignments = sql`from assignments a join proposals p on p.id = a.proposal_id and p.state = 'submitted'
      and p.screening = 'eligible'
    left join scorecards s on s.juror_id = a.juror_id and s.proposal_id = a.proposal_id and s.state = 'final'
    where a.juror_id = ${jurors.id} and a.released_at is null`
  const rows = await db
    .select({
      challenge: getTableColumns(challenges),
      partnerZones: programmes.partnerZones,
      theme: programmes.theme,
      jurorId: jurors.id,
      seat: jurors.state,
      isChair: jurors.isChair,
      text: titleInBestLanguage(lang),
      undeclared: sql<number>`(select count(*)::int from proposals p where p.challenge_id = ${challenges.id}
        and p.state = 'submitted' and p.screening = 'eligible' and not exists (
          select 1 from conflicts c where c.juror_id = ${jurors.id} and c.proposal_id = p.id))`,
      assigned: sql<number>`(select count(*)::int ${ownAssignments})`,
      finished: sql<number>`(select count(s.id)::int ${ownAssignments})`,
      minutes: sql<number[]>`(select coalesce(json_agg(extract(epoch from s.finalised_at - a.opened_at) / 60)
        filter (where s.id is not null and a.opened_at is not null), '[]'::json) ${ownAssignments})`,
    })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(and(eq(jurors.personId, personId), ne(jurors.state, 'declined')))
    .orderBy(asc(challenges.judgingEndsAt), asc(challenges.slug))
  return rows.map(({ challenge, partnerZones, text, seat, minutes, ...row }) => {
    const { state } = settled(challengeFromRow({ ...challenge, partnerZones }), now)
    const isUnsealed = state === 'closed' || state === 'judging'
    return {
      ...row,
      seat: seat === 'invited' ? 'invited' : 'accepted',
      slug: challenge.slug,
      title: text?.title ?? challenge.slug,
      titleLang: text?.locale ?? lang,
      state,
      zone: challenge.zone,
      closesAt: challenge.closesAt,
      judgingEndsAt: challenge.judgingEndsAt,
      undeclared: isUnsealed ? row.undeclared : 0,
      minutesLeft: minutesLeft({ remaining: row.assigned - row.finished, minutesPerFinished: minutes }),
    }
  })
}
