import { and, asc, eq, getTableColumns, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, jurors, programmes } from '#db/schema/index.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'
import type { RoundKind } from '../core/deliberation/rounds.ts'
import { minutesLeft } from '../core/pace.ts'
import { titleInBestLanguage } from './judging-heading.server.ts'

export type OwnJury = {
  readonly jurorId: string
  readonly seat: 'invited' | 'accepted'
  readonly isChair: boolean
  readonly isSubstitute: boolean
  readonly slug: string
  readonly title: string
  readonly titleLang: Locale
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  /** As it stands by the clock. */
  readonly state: ChallengeState
  readonly zone: string
  readonly closesAt: Date
  readonly judgingEndsAt: Date
  /** Eligible proposals without a declaration; 0 while proposals are sealed, 1 for any number where it is read blind. */
  readonly undeclared: number
  readonly isBlind: boolean
  readonly assigned: number
  readonly finished: number
  readonly minutesLeft: number
  /**
   * The round that is open while the jury deliberates; null in every other state, and in a final round that asks nothing
   * of jurors here, since no criterion is for finalists alone.
   */
  readonly round: RoundKind | null
}

/** The juries a person sits on or is asked to, the nearest deadline first. One query. */
export async function juriesOfPerson(
  db: Executor,
  { personId, lang, now }: { personId: string; lang: Locale; now: Date },
): Promise<OwnJury[]> {
  const ownAssignments = sql`from assignments a join proposals p on p.id = a.proposal_id and p.state = 'submitted'
      and p.screening = 'eligible'
    left join finished_judgements s on s.juror_id = a.juror_id and s.proposal_id = a.proposal_id
    where a.juror_id = ${jurors.id} and a.released_at is null`
  const rows = await db
    .select({
      challenge: getTableColumns(challenges),
      partnerZones: programmes.partnerZones,
      theme: programmes.theme,
      jurorId: jurors.id,
      seat: jurors.state,
      isChair: jurors.isChair,
      isSubstitute: jurors.isSubstitute,
      text: titleInBestLanguage(lang),
      undeclared: sql<number>`(select count(*)::int from proposals p where p.challenge_id = ${challenges.id}
        and p.state = 'submitted' and p.screening = 'eligible' and not exists (
          select 1 from conflicts c where c.juror_id = ${jurors.id} and c.proposal_id = p.id))`,
      assigned: sql<number>`(select count(*)::int ${ownAssignments})`,
      finished: sql<number>`(select count(s.finalised_at)::int ${ownAssignments})`,
      round: sql<RoundKind | null>`(select r.kind from judging_rounds r
        where r.challenge_id = ${challenges.id} and r.state = 'open' and (r.kind <> 'final' or exists (
          select 1 from criteria c where c.challenge_id = r.challenge_id and c.is_for_finalists)))`,
      minutes: sql<number[]>`(select coalesce(json_agg(extract(epoch from s.finalised_at - a.opened_at) / 60)
        filter (where s.finalised_at is not null and a.opened_at is not null), '[]'::json) ${ownAssignments})`,
    })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(and(eq(jurors.personId, personId), notInArray(jurors.state, ['declined', 'left'])))
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
      round: state === 'deliberating' ? row.round : null,
      zone: challenge.zone,
      closesAt: challenge.closesAt,
      judgingEndsAt: challenge.judgingEndsAt,
      isBlind: challenge.isBlind,
      undeclared: !isUnsealed ? 0 : challenge.isBlind ? Math.min(1, row.undeclared) : row.undeclared,
      minutesLeft: minutesLeft({ remaining: row.assigned - row.finished, minutesPerFinished: minutes }),
    }
  })
}
