/**
 * The fairness report of a challenge that is judged by ballots: which of its lines would be others had another jury sat,
 * had one juror not been there, or had the ballots been counted by another rule. It replaces nothing.
 */
import {
  rankComparisons,
  strengthsOf,
  differenceOf,
  type Comparison,
  type Strengths,
} from '../ballots/pairwise.ts'
import { bandsOf, isLineHeld, spansWithoutEach, type Placed } from '../ballots/placing.ts'
import { placesOn, rankBallots, type RankedBallot, type RankRule } from '../ballots/ranked.ts'
import { rankRules } from '../ballots/way.ts'
import { grouped } from '../grouped.ts'
import type { RankedProposal } from '../ranking.ts'
import {
  answersWithOthers,
  circlesOf,
  pairAgreement,
  rankAgreement,
  tauB,
  type Circles,
  type PairAgreement,
  type RankAgreement,
  type WithOthers,
} from './ballot-agreement.ts'
import { pairwiseField, rankedField, type BallotField } from './ballot-field.ts'
import { normalBelow } from './distributions.ts'
import { linesHeld, linesOf, type Line } from './lines.ts'
import { nextComparisons, type NextComparison } from './next-comparison.ts'
import { nextReviews, type NextReview } from './next-review.ts'
import { quotient } from './quick-total.ts'
import { createDraw, hashOfNumbers } from './random.ts'
import { jurorSeverity } from './severity.ts'
import { countedTurns, shareChances } from './stability.ts'
import { fewestReviews, juryRedraws, nextReviewCount, safeShare } from './thresholds.ts'

/** Why a line of ballots is contested. */
export type BallotContest =
  | { readonly by: 'tie' }
  /** One above, or the first below, is on the ballot of a single juror. */
  | { readonly by: 'few-ballots' }
  /** No juror has put one above and one below in an order. */
  | { readonly by: 'no-overlap' }
  | { readonly by: 'jurors'; readonly jurors: readonly string[] }
  | { readonly by: 'redraws'; readonly share: number }
  /** Other rules for ranked ballots by which others would stand above it. */
  | { readonly by: 'rules'; readonly rules: readonly RankRule['by'][] }
  /** The strengths on its two sides are hardly told apart: so likely is the last above the stronger one. */
  | { readonly by: 'strengths'; readonly share: number }

export type BallotLine = Line & {
  readonly verdict: 'safe' | 'contested'
  readonly contests: readonly BallotContest[]
  readonly heldInRedraws: number
  /** Of ranked ballots, by how many of the other rules it holds; of pairs, how likely the last above is the stronger one. */
  readonly heldByRules: { readonly held: number; readonly rules: number } | null
  readonly toldApart: number | null
}

export type BallotFairRow = {
  readonly proposalId: string
  readonly place: number
  /** Jurors on whose ballot it is. */
  readonly jurors: number
  /** Chances of the places from 1 on, as deep as the lines go, and of an award. */
  readonly places: readonly number[]
  readonly award: number
  /** The places it has with each juror left out in turn; null with a single juror. */
  readonly withoutOne: readonly [best: number, worst: number] | null
}

/** How one juror's ballot goes with the order of the others. */
export type BallotJuror = {
  readonly jurorId: string
  /** Proposals ranked; answers given that count. */
  readonly count: number
  /** Of ranked ballots: Kendall's tau-b with the order the others' ballots give; null where there is none. */
  readonly tau: number | null
  /** Of pairs. */
  readonly withOthers: WithOthers | null
  readonly circles: Circles | null
}

export type BallotFairness = {
  readonly way: 'ranked' | 'pairwise'
  readonly jurors: readonly BallotJuror[]
  readonly pilots: number
  readonly redraws: number
  readonly agreement: RankAgreement | PairAgreement
  readonly lines: readonly BallotLine[]
  readonly rows: readonly BallotFairRow[]
  /** Proposals of which, and pairs of which, one more ballot or answer would settle most. */
  readonly nextBallots: readonly NextReview[]
  readonly nextComparisons: readonly NextComparison[]
}

export type SaidByJury =
  | { readonly way: 'ranked'; readonly rule: RankRule; readonly ballots: readonly RankedBallot[] }
  | { readonly way: 'pairwise'; readonly comparisons: readonly Comparison[] }

/** All of it. Deterministic: the order of what comes in and what anybody is called change nothing. */
export function ballotFairness(
  proposals: readonly RankedProposal[],
  jury: SaidByJury,
  asked: { readonly pilots: number },
): BallotFairness {
  const pilots = Math.max(1, asked.pilots)
  const rows = rowsBy(proposals, jury)
  const placed = rows.flatMap(({ proposalId, place }) => (place === null ? [] : [{ proposalId, place }]))
  const ids = placed.map(({ proposalId }) => proposalId)
  const field = fieldBy(jury, ids)
  const lines = linesOf(placed, pilots)
  const redraws = juryRedraws(ids.length)
  const { held, chances } = redrawnJuries(field, { lines, draws: redraws, pilots })
  const deepest = Math.max(1, ...lines.map(({ place }) => place))
  const without = field.jurors.map((_, left) => field.totalsOf(field.jurors.map((__, at) => +(at !== left))))
  const turns = jury.way === 'ranked' ? turnsOf(proposals, jury) : null
  const bands = turns && bandsOf(rows, turns)
  const sheets = sheetsBy(jury, field)
  const strengths = jury.way === 'pairwise' ? strengthsOf(ids, jury.comparisons) : null
  const others = jury.way === 'ranked' ? otherRules(jury, ids) : []
  return {
    ...{ way: jury.way, pilots, redraws },
    agreement:
      jury.way === 'ranked'
        ? rankAgreement(
            ids,
            sheets.map(({ places }) => places),
          )
        : pairAgreement(sheets.flatMap(({ answers }) => answers)),
    jurors: sheets.map((sheet, own) => jurorOf(sheet, field, without[own], own)),
    lines: lines.map((line, index) => {
      const rules = others.filter(({ figures }) => !linesHeld([line], figures)[0]).map(({ by }) => by)
      return judgedLine(line, {
        ...{ ids, sheets, rules, heldInRedraws: held[index]! },
        moving: turns
          ? turns
              .filter(({ spans }) => !isLineHeld(spans, ids.slice(0, line.above), ids.slice(line.above)))
              .map(({ jurorId }) => jurorId)
          : field.jurors.filter(
              (_, left) => field.jurors.length > 1 && !linesHeld([line], without[left]!)[0],
            ),
        heldByRules: others.length > 0 ? { held: others.length - rules.length, rules: others.length } : null,
        toldApart: strengths && stronger(strengths, ids[line.above - 1], ids[line.above]),
      })
    }),
    rows: placed.map(({ proposalId, place }, index) => {
      const chance = chances.get(index) ?? new Float64Array(deepest + 1)
      return {
        ...{ proposalId, place, jurors: sheets.filter(({ on }) => on.has(proposalId)).length },
        ...{ places: [...chance.subarray(0, deepest)], award: chance[deepest]! },
        withoutOne: bands ? (bands[proposalId] ?? null) : rangeOf(index, place, without),
      }
    }),
    nextBallots: jury.way === 'ranked' ? nextBallots(sheets, pilots, ids) : [],
    nextComparisons:
      strengths && ids.length > pilots
        ? nextComparisons(strengths, {
            ...{ above: ids.slice(0, pilots), below: ids.slice(pilots), count: nextReviewCount },
          })
        : [],
  }
}

/** The exact ranking. */
function rowsBy(
  proposals: readonly RankedProposal[],
  jury: SaidByJury,
): readonly (RankedProposal & Placed)[] {
  return jury.way === 'ranked'
    ? rankBallots({ rule: jury.rule, proposals, ballots: jury.ballots })
    : rankComparisons({ proposals, comparisons: jury.comparisons })
}

/** The exact ranking without each juror. */
function turnsOf(proposals: readonly RankedProposal[], jury: Extract<SaidByJury, { way: 'ranked' }>) {
  return spansWithoutEach(jury.ballots, (some) => rankBallots({ rule: jury.rule, proposals, ballots: some }))
}

function fieldBy(jury: SaidByJury, ids: readonly string[]): BallotField {
  return jury.way === 'ranked'
    ? rankedField(jury.rule, ids, jury.ballots)
    : pairwiseField(ids, jury.comparisons)
}

/** The bootstrap: as many jurors as there are, drawn with replacement, each with their whole ballot. */
function redrawnJuries(
  field: BallotField,
  { lines, draws, pilots }: { lines: readonly Line[]; draws: number; pilots: number },
) {
  const size = field.jurors.length
  const all = field.totalsOf(field.jurors.map(() => 1))
  const draw = createDraw(hashOfNumbers([[...all].sort((a, b) => a - b), [size]]))
  const counts = new Float64Array(size)
  const deepest = Math.max(1, ...lines.map(({ place }) => place))
  const found = countedTurns({ lines, draws, deepest, awards: pilots }, () => {
    counts.fill(0)
    for (let turn = 0; turn < size; turn += 1) counts[Math.floor(draw() * size)]! += 1
    return field.totalsOf(counts)
  })
  const alike = grouped([...field.proposals.keys()], (index) => field.classOf(field.proposals[index]!))
  for (const group of alike.values()) if (group.length > 1) shareChances(group, found.chances, deepest + 1)
  return found
}

type Sheet = {
  readonly jurorId: string
  /** Proposals with a place that this juror says anything of. */
  readonly on: ReadonlySet<string>
  readonly places: ReadonlyMap<string, number>
  readonly answers: readonly Comparison[]
}

/** What each juror of the field said, in its order. */
function sheetsBy(jury: SaidByJury, { proposals, jurors }: BallotField): Sheet[] {
  const known = new Set(proposals)
  if (jury.way === 'ranked') {
    const byJuror = new Map(jury.ballots.map((ballot) => [ballot.jurorId, ballot]))
    return jurors.map((jurorId) => {
      const order = (byJuror.get(jurorId)?.order ?? [])
        .map((step) => step.filter((id) => known.has(id)))
        .filter(({ length }) => length > 0)
      const given = [...placesOn({ order }, proposals.length)]
      const places = new Map(given.map(([id, place]) => [id, quotient(place)]))
      return { jurorId, on: new Set(places.keys()), places, answers: [] }
    })
  }
  const counted = jury.comparisons.filter(
    ({ firstId, secondId, answer }) => answer !== 'skipped' && known.has(firstId) && known.has(secondId),
  )
  const byJuror = grouped(counted, ({ jurorId }) => jurorId)
  return jurors.map((jurorId) => {
    const answers = byJuror.get(jurorId) ?? []
    const on = new Set(answers.flatMap(({ firstId, secondId }) => [firstId, secondId]))
    return { jurorId, on, places: new Map(), answers }
  })
}

function jurorOf(
  sheet: Sheet,
  field: BallotField,
  without: Float64Array | undefined,
  own: number,
): BallotJuror {
  const { jurorId, places, answers } = sheet
  const isRanked = places.size > 0
  const counts = field.jurors.map((_, at) => +(at !== own))
  const byOthers = new Map(
    field.proposals.flatMap((id, at) =>
      without && field.isSaid(counts, at) ? [[id, without[at]!] as const] : [],
    ),
  )
  return {
    jurorId,
    count: isRanked ? places.size : answers.length,
    // Figures are the better the higher they are, places the lower.
    tau: isRanked ? tauB(places, new Map([...byOthers].map(([id, figure]) => [id, -figure]))) : null,
    withOthers: isRanked ? null : answersWithOthers(answers, (id) => byOthers.get(id)),
    circles: isRanked ? null : circlesOf(answers),
  }
}

/** The figures that the other rules give the same ballots. */
function otherRules({ rule, ballots }: Extract<SaidByJury, { way: 'ranked' }>, ids: readonly string[]) {
  return rankRules
    .filter((by) => by !== rule.by)
    .map((by) => {
      const field = rankedField({ by }, ids, ballots)
      return { by, figures: field.totalsOf(field.jurors.map(() => 1)) }
    })
}

function stronger(strengths: Strengths, one: string | undefined, other: string | undefined): number | null {
  if (one === undefined || other === undefined) return null
  const { mean, variance } = differenceOf(strengths, strengths.ids.indexOf(one), strengths.ids.indexOf(other))
  return normalBelow(mean / Math.sqrt(variance))
}

function judgedLine(
  line: Line,
  found: {
    readonly ids: readonly string[]
    readonly sheets: readonly Sheet[]
    readonly moving: readonly string[]
    readonly rules: readonly RankRule['by'][]
  } & Pick<BallotLine, 'heldInRedraws' | 'heldByRules' | 'toldApart'>,
): BallotLine {
  const { ids, sheets, moving, rules, heldInRedraws, heldByRules, toldApart } = found
  const [above, below] = [ids.slice(0, line.above), ids.slice(line.above)]
  const contests: BallotContest[] = []
  if (line.isTied) contests.push({ by: 'tie' })
  if (ids.slice(0, line.above + 1).some((id) => sheets.filter(({ on }) => on.has(id)).length < fewestReviews))
    contests.push({ by: 'few-ballots' })
  if (below.length > 0 && !sheets.some((sheet) => isAcross(sheet, new Set(above), new Set(below))))
    contests.push({ by: 'no-overlap' })
  if (moving.length > 0) contests.push({ by: 'jurors', jurors: [...moving].sort() })
  if (heldInRedraws < safeShare.redraws) contests.push({ by: 'redraws', share: heldInRedraws })
  if (rules.length > 0) contests.push({ by: 'rules', rules })
  if (toldApart !== null && toldApart < safeShare.redraws)
    contests.push({ by: 'strengths', share: toldApart })
  return {
    ...line,
    verdict: contests.length === 0 ? 'safe' : 'contested',
    ...{ contests, heldInRedraws, heldByRules, toldApart },
  }
}

/** Whether a juror has put one of each side in an order. */
function isAcross({ on, answers }: Sheet, above: ReadonlySet<string>, below: ReadonlySet<string>): boolean {
  if (answers.length === 0) return [...on].some((id) => above.has(id)) && [...on].some((id) => below.has(id))
  return answers.some(
    ({ firstId, secondId }) =>
      (above.has(firstId) && below.has(secondId)) || (below.has(firstId) && above.has(secondId)),
  )
}

function rangeOf(index: number, place: number, without: readonly Float64Array[]) {
  // Left out, a single juror leaves no order to compare with.
  if (without.length < 2) return null
  const places = without.map((totals) => totals.filter((total) => total > totals[index]! + 1e-9).length + 1)
  return [Math.min(place, ...places), Math.max(place, ...places)] as const
}

/** Places as totals, more being better, in the model of docs/fairness.md; the order of the rule decides who is looked at. */
function nextBallots(sheets: readonly Sheet[], pilots: number, ids: readonly string[]): NextReview[] {
  const { fit } = jurorSeverity(
    sheets.flatMap(({ jurorId, places }) =>
      [...places].map(([proposal, place]) => ({ juror: jurorId, proposal, total: -place })),
    ),
  )
  return fit ? nextReviews(fit, { among: new Set(ids), places: pilots, count: nextReviewCount }) : []
}
