import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { challenges, ties } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { TieKind } from '../core/conflicts/suggestions.ts'

export type NewTie = {
  readonly challengeId: string
  readonly by: string
  readonly kind: TieKind
  /** Of a `parent`: the organisation that belongs to the other one. Otherwise the teller is the one end. */
  readonly organisation: string | null
  readonly otherName: string
  readonly fromYear: number | null
  readonly untilYear: number | null
}

const betweenPeople: readonly TieKind[] = ['collaborator', 'family']

/** Writes a tie down for the whole programme of a challenge. It decides nothing: it only leads to suggestions. */
export async function tellTie(
  { challengeId, by, kind, organisation, otherName, fromYear, untilYear }: NewTie,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(ties).values({
      programmeId: sql`(select ${challenges.programmeId} from ${challenges} where ${challenges.id} = ${challengeId})`,
      kind,
      personId: organisation === null ? by : null,
      organisation,
      otherKind: betweenPeople.includes(kind) ? 'person' : 'organisation',
      otherName,
      fromYear,
      untilYear,
      declaredBy: by,
      declaredAt: await clock.now(tx),
    })
  })
}

/** Takes a tie of one's own back. */
export async function forgetOwnTie(
  { tieId, personId }: { tieId: string; personId: string },
  { db }: Pick<Ports, 'db'>,
): Promise<void> {
  await db.delete(ties).where(and(eq(ties.id, tieId), eq(ties.personId, personId)))
}

/** Takes a tie between organisations back that was entered in the programme of a challenge. */
export async function forgetParent(
  { tieId, challengeId }: { tieId: string; challengeId: string },
  { db }: Pick<Ports, 'db'>,
): Promise<void> {
  const programme = sql`(select ${challenges.programmeId} from ${challenges} where ${challenges.id} = ${challengeId})`
  await db
    .delete(ties)
    .where(and(eq(ties.id, tieId), isNotNull(ties.organisation), eq(ties.programmeId, programme)))
}
