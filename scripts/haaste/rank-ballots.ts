import { rankHeadings, readRankRows } from '#app/judge/core/ballots/rank-file.ts'
import { rankBallots, rankRuleSchema, type RankRule } from '#app/judge/core/ballots/ranked.ts'
import { ballotFairness } from '#app/judge/core/fairness/ballot-report.ts'
import { decimalText } from '#app/platform/rounding.ts'
import { UsageProblem } from './command.ts'
import { ballotFairnessLines, printedBallotFairness } from './rank-ballot-fairness.ts'
import { rowsOfFile, unranked } from './rank-files.ts'

/** As many decimals as are printed of a figure; the comparison behind a rank is exact. */
const digits = 6

export const ballotOptions = {
  ballots: { value: 'file.csv', about: 'ranked ballots: headings challenge,juror,proposal,rank' },
  rule: { value: 'name', about: 'of ballots: mean-rank (when absent), borda or schulze' },
  points: {
    value: '12,10,8',
    about: 'of borda: the points of each place; as many as stand behind when absent',
  },
}

/** A committee's ranked ballots as one order by challenge. */
export async function rankedBallotFile(options: {
  /** How many are awarded: where the fairness report draws its lines. */
  readonly pilots: number
  readonly ballots: string
  readonly rubric?: string | undefined
  readonly scores?: string | undefined
  readonly rule?: string | undefined
  readonly points?: string | undefined
}) {
  if (options.rubric !== undefined || options.scores !== undefined)
    throw new UsageProblem('Either --ballots <file.csv>, or --rubric <file.json> --scores <file.csv>')
  const rule = ruleOf(options)
  const rows = await rowsOfFile(options.ballots, rankHeadings)
  if (!rows.ok) return unranked(rows.refusal.problems)
  const read = readRankRows(rows.value)
  if (!read.ok) return unranked(read.refusal.problems)
  const challenges = read.value.map(({ challenge, proposals: names, ballots }) => {
    const proposals = names.map((name) => ({ proposalId: name, reference: name }))
    const ranking = rankBallots({ rule, proposals, ballots }).map(
      ({ proposalId, place, figure, ballots: count, isTied, tieBreak }) => ({
        ...{ proposal: proposalId, rank: place, figure: figure && decimalText(figure, digits) },
        ...{ tied: isTied, tieBreak, ballots: count },
      }),
    )
    const jury = { way: 'ranked', rule, ballots } as const
    const fairness = printedBallotFairness(ballotFairness(proposals, jury, { pilots: options.pilots }))
    return { challenge, ranking, fairness }
  })
  const lines = challenges.flatMap(({ challenge, ranking, fairness }) => [
    challenge,
    ...ranking.map(({ proposal, rank, figure, tied, tieBreak }) =>
      [
        String(rank ?? '–').padStart(5),
        proposal.padEnd(24),
        (figure ?? 'not ranked').padStart(12),
        ...(tied ? [saidTie(tieBreak)] : []),
      ].join('  '),
    ),
    ...ballotFairnessLines(fairness),
    '',
  ])
  return { data: { rule, challenges }, lines }
}

function saidTie(tieBreak: string | null): string {
  return tieBreak === null || tieBreak === 'nothing' ? 'tied' : `tied, before the next by ${tieBreak}`
}

function ruleOf({
  rule = 'mean-rank',
  points,
}: {
  rule?: string | undefined
  points?: string | undefined
}): RankRule {
  if (points !== undefined && rule !== 'borda') throw new UsageProblem('--points belongs to --rule borda')
  const read = rankRuleSchema.safeParse({
    by: rule,
    ...(points !== undefined && { points: points.split(',').map(Number) }),
  })
  if (read.success) return read.data
  throw new UsageProblem(
    '--rule is mean-rank, borda or schulze; --points are up to 100 whole numbers from 0, with commas between them',
  )
}
