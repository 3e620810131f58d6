import { readRubricFile, type RubricFile } from '#app/judge/core/rubric-file.ts'
import { rankContenders, type Contender, type RankingRow } from '#app/judge/core/ranking.ts'
import { decimalText, round } from '#app/platform/rounding.ts'
import { toFixedHalfUp, type Fraction } from '#app/platform/fraction.ts'
import { fairnessReport } from '#app/judge/core/fairness/report.ts'
import { readScoreRows, scoreHeadings, type ScoredChallenge } from '#app/judge/core/score-file.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Command, UsageProblem } from './command.ts'
import { ballotOptions, rankedBallotFile } from './rank-ballots.ts'
import { fairnessLines, printedFairness } from './rank-fairness.ts'
import { longestBytes, rowsOfFile, unranked } from './rank-files.ts'
import { readTextFile } from './text-file.ts'

/** Where the rubric names no rounding: as many decimals as are printed of a figure that has more. */
const digitsOfExact = 6

/** A committee's spreadsheet ranked by the same rules as the pages. */
export const rank: Command = {
  name: 'rank',
  summary: 'Ranks the scores of a spreadsheet by a rubric, exactly, with the same rules as the pages',
  options: {
    rubric: {
      value: 'file.json',
      about: 'criteria, aggregation, rounding and tie-breaks (docs/rubric-file.md)',
    },
    scores: {
      value: 'file.csv',
      about: 'headings challenge,proposal,juror,criterion,score and, if wanted, factor',
    },
    pilots: {
      value: 'number',
      about: 'how many are awarded in each challenge: where the fairness report draws its lines (1)',
    },
    ...ballotOptions,
  },
  details: [
    'One row per score; an empty score is "cannot judge", which is no zero. A score outside its scale, an unknown',
    'criterion or heading, a score given twice or a row that does not fit the headings is named; nothing is ranked then.',
    'Equal totals share a rank, and tieBreak says what puts one before the next.',
    'How firm it is stands below it: which places are safe or contested, and why. It changes no rank (docs/fairness.md).',
    'Ranked ballots take --ballots in place of a rubric and scores (docs/ballots.md).',
  ],
  async run({ options }) {
    const { rubric: rubricPath, scores: scoresPath, ballots } = options
    const pilots = pilotsOf(options['pilots'])
    if (ballots) return rankedBallotFile({ ...options, ballots, pilots })
    if (!rubricPath || !scoresPath)
      throw new UsageProblem('Both are needed: --rubric <file.json> --scores <file.csv>')
    const rubric = rubricOf(rubricPath, await readTextFile(rubricPath, longestBytes))
    const rows = await rowsOfFile(scoresPath, scoreHeadings)
    if (!rows.ok) return unranked(rows.refusal.problems)
    const read = readScoreRows(rows.value, rubric.criteria)
    if (!read.ok) return unranked(read.refusal.problems)
    const challenges = read.value.map(({ challenge, contenders, ...told }) => {
      const ranking = rankContenders({ ...rubric, contenders })
      return {
        challenge,
        ranking: ranking.map((row) => ({
          ...printed(row, rubric),
          ...askedOf(row, rubric, contenders),
        })),
        allZero: told.allZero,
        emptyFactors: told.emptyFactors.map((each) => ({ ...each, factor: textOf(each.factor) })),
        fairness: printedFairness(fairnessReport({ ...rubric, contenders, ranking, pilots })),
      }
    })
    return {
      data: { challenges },
      lines: challenges.flatMap(({ challenge, ranking, fairness, ...told }) => [
        challenge,
        ...ranking.map(lineOf),
        ...toldLines(told),
        ...fairnessLines(fairness),
        '',
      ]),
    }
  },
}

function pilotsOf(typed: string | undefined): number {
  if (typed === undefined) return 1
  if (/^[1-9]\d{0,3}$/.test(typed)) return Number(typed)
  throw new UsageProblem('--pilots is a whole number from 1 to 9999.')
}

function rubricOf(path: string, text: string): RubricFile {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new StartupProblem(`${path} is not JSON. docs/rubric-file.md shows what a rubric looks like.`)
  }
  const read = readRubricFile(json)
  if (read.ok) return read.value
  throw new StartupProblem(`${path} is no rubric:\n  ${read.refusal.problems.join('\n  ')}`)
}

/** What counts as it stands and may be meant otherwise, line by line. */
function toldLines({
  allZero,
  emptyFactors,
}: {
  allZero: ScoredChallenge['allZero']
  emptyFactors: readonly {
    proposal: string
    criterion: string
    factor: string | null
    jurors: readonly string[]
  }[]
}): string[] {
  return [
    ...allZero.map(
      ({ proposal, juror }) =>
        `  ${juror} gave ${proposal} 0 in every criterion scored: if ${juror} was absent, leave the scores empty`,
    ),
    ...emptyFactors.map(
      ({ proposal, criterion, factor, jurors }) =>
        `  ${proposal}, ${criterion}: the factor ${factor} counts for ${jurors.join(', ')} too, who left it empty`,
    ),
  ]
}

/**
 * The criteria in which a proposal has no row at all: told, because a total without them is another one. And whether all
 * that was asked of it weighs nothing, so that it has no total.
 */
function askedOf(
  { proposalId }: RankingRow,
  { criteria }: RubricFile,
  contenders: readonly Contender[],
): { notAsked: string[]; weightless: boolean } {
  const { asked = [], factors = {} } = contenders.find((one) => one.proposalId === proposalId) ?? {}
  return {
    notAsked: criteria.flatMap(({ id }) => (asked.includes(id) ? [] : [id])),
    weightless: criteria.every(
      ({ id, weight }) => !asked.includes(id) || (factors[id] ?? weight).numerator === 0n,
    ),
  }
}

type Printed = {
  proposal: string
  rank: number | null
  score: string | null
  tied: boolean
  tieBreak: string | null
  reviews: number
  criteria: Record<string, string | null>
  belowMinimum: string[]
}

function printed(row: RankingRow, { rule }: RubricFile): Printed {
  const { proposalId, place, total, isTied, tieBreak, criterionMeans, belowMinimum, isBelowTotal, reviews } =
    row
  const { panel } = rule.rounding
  const criteria = Object.entries(criterionMeans).map(([id, points]) => {
    // The panel's figure of a criterion is rounded where the rule combines it first.
    const figure = points && rule.first === 'criteria' ? round(points, panel) : points
    return [id, textOf(figure, rule.first === 'criteria' ? panel?.digits : undefined)]
  })
  return {
    proposal: proposalId,
    rank: place,
    score: textOf(total, rule.rounding.total?.digits),
    tied: isTied,
    tieBreak:
      tieBreak === null
        ? null
        : tieBreak.by === 'criterion'
          ? `criterion:${tieBreak.criterionId}`
          : tieBreak.by,
    reviews,
    criteria: Object.fromEntries(criteria),
    belowMinimum: [...belowMinimum, ...(isBelowTotal ? ['total'] : [])],
  }
}

/** As many decimals as were rounded to, or as few as say it. */
function textOf(value: Fraction | null, digits?: number): string | null {
  if (value === null) return null
  return digits === undefined ? decimalText(value, digitsOfExact) : toFixedHalfUp(value, digits)
}

function lineOf(row: Printed & ReturnType<typeof askedOf>): string {
  const { proposal, rank: place, score, tied, tieBreak, belowMinimum, notAsked, weightless } = row
  const notes = [
    ...(tied
      ? [
          tieBreak === 'nothing'
            ? 'tied'
            : `tied${tieBreak === null ? '' : `, before the next by ${tieBreak}`}`,
        ]
      : []),
    ...(weightless ? ['all its weights are 0'] : []),
    ...(notAsked.length > 0 ? [`not asked: ${notAsked.join(', ')}`] : []),
    ...(belowMinimum.length > 0 ? [`below the minimum: ${belowMinimum.join(', ')}`] : []),
  ]
  const columns = [String(place ?? '–').padStart(5), proposal.padEnd(24), (score ?? 'no score').padStart(12)]
  return `${columns.join('  ')}${notes.length > 0 ? `  ${notes.join('; ')}` : ''}`
}
