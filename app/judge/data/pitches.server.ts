import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { pitchSlots, proposals } from '#db/schema/index.ts'
import { hiddenCount } from './closed-proposals.server.ts'
import type { Slot } from '../core/deliberation/pitch.ts'

export type PitchSlot = Slot & {
  readonly sequence: number
  readonly changedAt: Date
  readonly takenBy: 'organiser' | 'team' | null
  readonly reference: string | null
  readonly title: string | null
  readonly language: ContentLanguage | null
}

/** Every slot of a challenge in its order, those called off too. */
export async function slotsOf(db: Executor, challengeId: string): Promise<PitchSlot[]> {
  return db
    .select({
      id: pitchSlots.id,
      startsAt: pitchSlots.startsAt,
      endsAt: pitchSlots.endsAt,
      place: pitchSlots.place,
      link: pitchSlots.link,
      proposalId: pitchSlots.proposalId,
      isCancelled: sql<boolean>`${pitchSlots.cancelledAt} is not null`,
      sequence: pitchSlots.sequence,
      changedAt: pitchSlots.changedAt,
      takenBy: pitchSlots.takenBy,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage | null>`${proposals.language}`,
    })
    .from(pitchSlots)
    .leftJoin(proposals, eq(proposals.id, pitchSlots.proposalId))
    .where(eq(pitchSlots.challengeId, challengeId))
    .orderBy(asc(pitchSlots.startsAt), asc(pitchSlots.id))
}

/**
 * The slots as a reader may know them: all; where a proposal is closed to them, those of the other proposals alone. By one
 * that is free, or was, they could tell whether the closed one is a finalist.
 */
export async function slotsShownWithout(
  db: Executor,
  { challengeId, closed }: { challengeId: string; closed: ReadonlySet<string> },
): Promise<PitchSlot[]> {
  const isKept = (await hiddenCount(db, { challengeId, without: closed })) > 0
  return (await slotsOf(db, challengeId)).filter(({ proposalId }) =>
    proposalId === null ? !isKept : !closed.has(proposalId),
  )
}
