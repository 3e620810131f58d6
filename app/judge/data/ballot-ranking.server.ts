import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, proposals } from '#db/schema/index.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { rankComparisons } from '../core/ballots/pairwise.ts'
import { placeBands, type BallotTieRule } from '../core/ballots/placing.ts'
import { rankBallots, type RankedBallot } from '../core/ballots/ranked.ts'
import type { WayOfJudging } from '../core/ballots/way.ts'
import { fraction, toFixedHalfUp, type Fraction } from '#app/platform/fraction.ts'
import { finalComparisons, finalRankedBallots, wayOfJudging } from './ballots.server.ts'
import { isEligibleIn } from './declarations.server.ts'

export type BallotRankingRow = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  readonly place: number | null
  readonly isTied: boolean
  readonly tieBreak: BallotTieRule | 'nothing' | null
  /** The mean place, the mean points, by how many it is beaten, or the strength. */
  readonly figure: Fraction | null
  readonly figureText: string | null
  /** Jurors who ranked it; of comparisons, answers about it. */
  readonly count: number
  /** Places with each juror left out in turn; of comparisons, the likely places. */
  readonly band: readonly [best: number, worst: number] | null
  readonly assigned: number
}

export type BallotRanking = {
  readonly way: Exclude<WayOfJudging, { way: 'scorecards' }>
  /** How many final ballots it comes from. */
  readonly ballots: number
  readonly rows: readonly BallotRankingRow[]
}

/**
 * The order that the final ballots of a challenge give; null where it is judged by scorecards. It asks nobody for
 * permission: whoever shows it asks the embargo first. What is closed to a reader is left out `without` before anything
 * is added up.
 */
export async function ballotRankingOf(
  db: Executor,
  challengeId: string,
  { without = new Set() }: { without?: ReadonlySet<string> } = {},
): Promise<BallotRanking | null> {
  const way = await wayOfJudging(db, challengeId)
  if (way.way === 'scorecards') return null
  const all = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: organisations.name,
      country: organisations.country,
      assigned: sql<number>`(select count(*)::int from assignments a where a.proposal_id = ${proposals.id}
        and a.released_at is null)`,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(isEligibleIn(challengeId))
    .orderBy(asc(proposals.reference))
  const taking = all.filter(({ proposalId }) => !without.has(proposalId))
  const byId = new Map(taking.map((proposal) => [proposal.proposalId, proposal]))
  const { ballots, rows } =
    way.way === 'ranked'
      ? await ranked(db, challengeId, taking, way)
      : await compared(db, challengeId, taking)
  return {
    way,
    ballots,
    rows: rows.flatMap((row) => {
      const proposal = byId.get(row.proposalId)
      return proposal ? [{ ...proposal, ...row }] : []
    }),
  }
}

type Taking = readonly { readonly proposalId: string; readonly reference: string }[]

async function ranked(
  db: Executor,
  challengeId: string,
  taking: Taking,
  { rule }: Extract<WayOfJudging, { way: 'ranked' }>,
) {
  const ballots = await finalRankedBallots(db, challengeId)
  const rank = (some: readonly RankedBallot[]) => rankBallots({ rule, proposals: taking, ballots: some })
  const bands = placeBands(ballots, rank)
  return {
    ballots: ballots.length,
    rows: rank(ballots).map(({ ballots: count, ...row }) => ({
      ...row,
      count,
      figureText: row.figure && toFixedHalfUp(row.figure, rule.by === 'schulze' ? 0 : 2),
      band: bands[row.proposalId] ?? null,
    })),
  }
}

async function compared(db: Executor, challengeId: string, taking: Taking) {
  const comparisons = await finalComparisons(db, challengeId)
  return {
    ballots: new Set(comparisons.map(({ jurorId }) => jurorId)).size,
    rows: rankComparisons({ proposals: taking, comparisons }).map((row) => {
      const figure = row.figure === null ? null : fraction(Math.round(row.figure * 1e6), 1_000_000)
      return {
        ...{ proposalId: row.proposalId, reference: row.reference, place: row.place, isTied: row.isTied },
        ...{ tieBreak: row.tieBreak, figure, figureText: figure && toFixedHalfUp(figure, 2) },
        ...{ count: row.comparisons, band: row.interval },
      }
    }),
  }
}
