import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, jurors, programmes, waysOfJudging } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { renderMarkdown, type RenderedMarkdown } from '#app/platform/markdown.ts'
import { hoursFor, usualMinutes } from '../core/pace.ts'
import { currentConduct } from './conduct.server.ts'

export type SeatOffer = {
  readonly isChair: boolean
  readonly isSubstitute: boolean
  /** One ballot for all proposals, in place of a scorecard for each. */
  readonly byBallot: boolean
  /** At most so many proposals, and what they take at the usual pace: hours, rounded up, and minutes each. */
  readonly maximumLoad: number
  readonly hours: number
  readonly minutesEach: number
  /** What is paid and expected; empty where nobody said so. */
  readonly terms: string
  readonly closesAtIso: string
  readonly judgingEndsAtIso: string
  /** The challenge's own first, then those of the partners, each once. */
  readonly zones: readonly string[]
  readonly conduct: { readonly version: number; readonly html: RenderedMarkdown }
}

/** What somebody who is asked to judge has to know before answering. Two queries; null for a seat that is gone. */
export async function seatOffer(db: Executor, jurorId: string, lang: Locale): Promise<SeatOffer | null> {
  const [row] = await db
    .select({
      programmeId: challenges.programmeId,
      isChair: jurors.isChair,
      isSubstitute: jurors.isSubstitute,
      maximumLoad: jurors.maximumLoad,
      terms: jurors.terms,
      zone: challenges.zone,
      partnerZones: programmes.partnerZones,
      closesAt: challenges.closesAt,
      judgingEndsAt: challenges.judgingEndsAt,
      byBallot: sql<boolean>`${waysOfJudging.way} is not null`,
    })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .leftJoin(waysOfJudging, eq(waysOfJudging.challengeId, challenges.id))
    .where(eq(jurors.id, jurorId))
  if (!row) return null
  const { programmeId, zone, partnerZones, closesAt, judgingEndsAt, ...seat } = row
  const { version, texts } = await currentConduct(db, programmeId)
  return {
    ...seat,
    hours: hoursFor(seat.maximumLoad),
    minutesEach: usualMinutes,
    zones: [...new Set([zone, ...partnerZones])],
    closesAtIso: closesAt.toISOString(),
    judgingEndsAtIso: judgingEndsAt.toISOString(),
    conduct: { version, html: renderMarkdown(texts[lang], { headingLevel: 4 }) },
  }
}
