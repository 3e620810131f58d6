import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { jurors, people } from '#db/schema/index.ts'
import type { JurorKind } from '../core/juror-kinds.ts'

export type JurySeat = {
  readonly jurorId: string
  readonly name: string
  readonly email: string
  readonly isChair: boolean
  readonly isSubstitute: boolean
  readonly kind: JurorKind | null
  readonly state: 'invited' | 'accepted' | 'declined' | 'left'
  readonly declineReason: string | null
  readonly invitedAt: Date
  readonly answeredAt: Date | null
  readonly maximumLoad: number
  readonly assigned: number
  readonly finished: number
  /** Declared so far, in numbers: what a conflict is about stays with the juror. */
  readonly clear: number
  readonly conflicts: number
  readonly abstained: number
  readonly excluded: number
  readonly undeclared: number
}

/** The jury of a challenge as its organisers see it, in the order of invitation. One query. */
export async function juryOverview(db: Executor, challengeId: string): Promise<JurySeat[]> {
  const eligible = sql`from proposals p left join conflicts c on c.proposal_id = p.id and c.juror_id = ${jurors.id}
    where p.challenge_id = ${challengeId} and p.state = 'submitted' and p.screening = 'eligible'`
  const standing = sql`from assignments a join proposals p on p.id = a.proposal_id and p.state = 'submitted'
    and p.screening = 'eligible' where a.juror_id = ${jurors.id} and a.released_at is null`
  return db
    .select({
      jurorId: jurors.id,
      name: people.name,
      email: people.email,
      isChair: jurors.isChair,
      isSubstitute: jurors.isSubstitute,
      kind: jurors.kind,
      state: jurors.state,
      declineReason: jurors.declineReason,
      invitedAt: jurors.invitedAt,
      answeredAt: jurors.answeredAt,
      maximumLoad: jurors.maximumLoad,
      assigned: sql<number>`(select count(*)::int ${standing})`,
      finished: sql<number>`(select count(*)::int ${standing} and exists (select 1 from finished_judgements s
        where s.juror_id = a.juror_id and s.proposal_id = a.proposal_id))`,
      clear: sql<number>`(select count(*)::int ${eligible} and c.standing = 'clear')`,
      conflicts: sql<number>`(select count(*)::int ${eligible} and c.standing = 'conflict')`,
      abstained: sql<number>`(select count(*)::int ${eligible} and c.standing = 'abstained')`,
      excluded: sql<number>`(select count(*)::int ${eligible} and c.standing = 'excluded')`,
      undeclared: sql<number>`(select count(*)::int ${eligible} and c.standing is null)`,
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(eq(jurors.challengeId, challengeId))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
}
