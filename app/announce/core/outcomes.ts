/**
 * What a decision says, as one value: an outcome with its reason for every proposal that took part, the ranking it
 * was made against, and the jury's words. Its hash covers all of it, so that what a second person confirms is to the
 * letter what the first one recorded.
 */
import { toExactText, type Fraction } from '#app/platform/fraction.ts'
import { countCharacters } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Sha256 } from '#app/record/core/sha256.ts'
import { planRefusal, strayLine, type DecidedPlan } from './plan-checks.ts'
import type { AnnounceRefusal } from './refusals.ts'
import { brokenTies, type TiedRow } from './ties.ts'

export const outcomes = ['winner', 'reserve', 'honourable_mention', 'not_selected'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * Winners, honourable mentions and whoever moved up for a winner are told to everybody at the announcement; the others, and who
 * declined before it, to nobody but their teams.
 */
export function isToldToAll({
  outcome,
  movedUpAt,
  isDeclinedBefore,
}: {
  outcome: Outcome
  movedUpAt: Date | null
  isDeclinedBefore: boolean
}): boolean {
  if (isDeclinedBefore) return false
  return outcome === 'winner' || outcome === 'honourable_mention' || movedUpAt !== null
}

/** The jury's words about one winner or honourable mention, by language. */
export type Citations = Readonly<Partial<Record<Locale, string>>>

export type OutcomeRow = {
  readonly proposalId: string
  readonly outcome: Outcome
  /** A reserve's place in the list, from 1. A winner's is found from the ranking; the others have none. */
  readonly place: number | null
  readonly reason: string
  /** To the team alone; may be empty. */
  readonly feedback: string
  /** Why it has a place although the challenge's owner cannot host it; absent otherwise. For the record alone. */
  readonly override?: string
  /** What the jury says of it to everybody, by language; absent where it says nothing, and for whoever is not told to all. */
  readonly citations?: Citations
  /** Which award of the challenge; absent where it has no award lines, and for whoever was not selected. */
  readonly lineId?: string
  /** What it pays, in whole units of the challenge's currency; absent where it pays nothing. */
  readonly amount?: number
}

/** A line of the ranking: `total` is an exact fraction as text ("200/3"), null without scorecards. */
export type RankedLine = {
  readonly proposalId: string
  readonly place: number | null
  readonly total: string | null
  /** Where the tie-break parts a shared place: its turn in it, from 1; those nothing tells apart have one. Absent elsewhere. */
  readonly turn?: number
}

/** A ranking as a decision keeps it. */
export function rankedLines(
  ranking: readonly (TiedRow & { readonly total: Fraction | null })[],
): RankedLine[] {
  const turns = new Map(
    brokenTies(ranking).flatMap((groups) =>
      groups.flatMap((group, index) => group.map((id) => [id, index + 1] as const)),
    ),
  )
  return ranking.map(({ proposalId, place, total }) => {
    const turn = turns.get(proposalId)
    const line = { proposalId, place, total: total === null ? null : toExactText(total) }
    return turn === undefined ? line : { ...line, turn }
  })
}

export type DecisionContent = {
  readonly outcomes: readonly OutcomeRow[]
  readonly ranking: readonly RankedLine[]
  readonly statements: Readonly<Partial<Record<Locale, string>>>
  /** What the challenge's owner had said of hosting, by proposal; empty where nobody was asked. */
  readonly hosting?: readonly HostedLine[]
  /** The awards, budgets and rules it was made by; absent where the challenge has no award lines. */
  readonly plan?: DecidedPlan
}

/** The statement a decision was made with. */
export type HostedLine = { readonly proposalId: string; readonly number: number; readonly hash: string }

/** Fewest characters in which a step away from the ranking can be explained. */
export const explanationCharacters = 20

/** SHA-256 of the decision in canonical form. In whatever order its parts come, equal decisions have equal hashes. */
export function hashOfDecision(decision: DecisionContent, sha256: Sha256): string {
  return sha256(
    canonicalJson({
      outcomes: [...decision.outcomes].sort(byProposal),
      ranking: [...decision.ranking].sort(byProposal),
      statements: decision.statements,
      ...(decision.plan && { plan: decision.plan }),
      ...(decision.hosting?.length ? { hosting: [...decision.hosting].sort(byProposal) } : {}),
    }),
  )
}

/** The rows with the winners' places: by the ranking among the winners of an award, equal totals share one. */
export function withWinnerPlaces(rows: readonly OutcomeRow[], ranking: readonly RankedLine[]): OutcomeRow[] {
  const rank = ranksOf(ranking)
  const winners = rows.filter(({ outcome }) => outcome === 'winner')
  return rows.map((row) => {
    if (row.outcome === 'reserve') return row
    if (row.outcome !== 'winner') return { ...row, place: null }
    const ahead = winners.filter(
      ({ lineId, proposalId }) => lineId === row.lineId && rank(proposalId) < rank(row.proposalId),
    )
    return { ...row, place: 1 + ahead.length }
  })
}

export type DecisionFacts = {
  readonly eligible: readonly string[]
  readonly pilotsOffered: number
  /** By proposal; needed where an organisation may win only so many awards. */
  readonly organisationOf?: Readonly<Record<string, string>>
  /** Groups of proposals with one total that no tie-break has put in an order. */
  readonly unbroken?: readonly (readonly string[])[]
  /** Proposals below a minimum where the announced rule says that these cannot win. */
  readonly barred?: readonly string[]
}

/** The first thing that keeps a decision from being recorded, or null. */
export function decisionRefusal(
  { outcomes: rows, ranking, plan }: Pick<DecisionContent, 'outcomes' | 'ranking' | 'plan'>,
  { eligible, pilotsOffered, organisationOf = {}, unbroken = [], barred = [] }: DecisionFacts,
): AnnounceRefusal | null {
  const missing = eligible.filter((id) => !rows.some(({ proposalId }) => proposalId === id))
  if (missing.length > 0) return { code: 'outcome-missing', count: missing.length }
  const isEveryRowOnce =
    rows.length === eligible.length && rows.every(({ proposalId }) => eligible.includes(proposalId))
  if (!isEveryRowOnce) return { code: 'proposals-changed' }
  const winners = rows.filter(({ outcome }) => outcome === 'winner').length
  if (winners > pilotsOffered) return { code: 'too-many-winners', count: winners, offered: pilotsOffered }
  // A reserve may move up and win: whoever cannot win has no place in the list either.
  const wrongly = rows.filter(
    ({ proposalId, outcome }) =>
      barred.includes(proposalId) && (outcome === 'winner' || outcome === 'reserve'),
  )
  if (wrongly.length > 0) return { code: 'below-minimum', proposalIds: idsOf(wrongly) }
  const misplaced = reservesWithoutOwnPlace(rows)
  if (misplaced.length > 0) return { code: 'reserve-places', proposalIds: idsOf(misplaced) }
  const overPlan = plan ? planRefusal(rows, plan, organisationOf) : strayLine(rows)
  if (overPlan) return overPlan
  const unreasoned = rows.filter(({ reason }) => reason.trim() === '')
  if (unreasoned.length > 0) return { code: 'reasons-missing', proposalIds: idsOf(unreasoned) }
  const unexplained = unexplainedAmong(rows, deviationsFromRanking(rows, ranking))
  if (unexplained.length > 0) return { code: 'deviation-unexplained', proposalIds: unexplained }
  const undecided = unexplainedAmong(rows, tiesAtTheLine(rows, unbroken))
  return undecided.length > 0 ? { code: 'tie-unexplained', proposalIds: undecided } : null
}

/**
 * Everybody in a tie that nothing has broken and of which some win and some do not: the panel decides between them, and
 * says why of each.
 */
export function tiesAtTheLine(
  rows: readonly Pick<OutcomeRow, 'proposalId' | 'outcome'>[],
  unbroken: readonly (readonly string[])[],
): string[] {
  const isWinner = (id: string) =>
    rows.some(({ proposalId, outcome }) => proposalId === id && outcome === 'winner')
  return unbroken.flatMap((group) => (new Set(group.map(isWinner)).size > 1 ? group : []))
}

/**
 * The proposals that were lifted over a better placed one, or passed over for a worse placed one. Equal totals have the order
 * of the tie-break between them, and none where that says nothing; who has no total stands behind everybody who has.
 */
export function deviationsFromRanking(
  rows: readonly Pick<OutcomeRow, 'proposalId' | 'outcome' | 'place' | 'lineId'>[],
  ranking: readonly RankedLine[],
): string[] {
  const rank = ranksOf(ranking)
  const turns = new Map(ranking.map(({ proposalId, turn = 0 }) => [proposalId, turn]))
  const turn = (proposalId: string) => turns.get(proposalId) ?? 0
  return rows
    .filter((row) =>
      rows.some((other) => {
        const standing =
          Math.sign(rank(row.proposalId) - rank(other.proposalId)) ||
          Math.sign(turn(row.proposalId) - turn(other.proposalId))
        const fared = Math.sign(merit(row) - merit(other))
        return standing !== 0 && fared !== 0 && standing !== fared && !areOnOtherLists(row, other)
      }),
    )
    .map(({ proposalId }) => proposalId)
}

/** Each of them needs a reason of its own: long enough to say why, and not the one the others were given. */
function unexplainedAmong(rows: readonly OutcomeRow[], asked: readonly string[]): string[] {
  const uses = new Map<string, number>()
  for (const { reason } of rows) uses.set(reason.trim(), (uses.get(reason.trim()) ?? 0) + 1)
  return rows
    .filter(({ proposalId, reason }) => {
      const isOwn = uses.get(reason.trim()) === 1
      return asked.includes(proposalId) && !(isOwn && countCharacters(reason.trim()) >= explanationCharacters)
    })
    .map(({ proposalId }) => proposalId)
}

/** Each award has a reserve list of its own: places of two lists have no order between them. */
function areOnOtherLists(
  a: Pick<OutcomeRow, 'outcome' | 'lineId'>,
  b: Pick<OutcomeRow, 'outcome' | 'lineId'>,
): boolean {
  return a.outcome === 'reserve' && b.outcome === 'reserve' && a.lineId !== b.lineId
}

/** Smaller is better: winners, the reserve list in its order, honourable mentions, then the others. */
function merit({ outcome, place }: Pick<OutcomeRow, 'outcome' | 'place'>): number {
  if (outcome === 'winner') return 0
  if (outcome === 'reserve') return place ?? 1
  return outcome === 'honourable_mention' ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER
}

/** Those that are not numbered, and those of one list that have the same number. */
function reservesWithoutOwnPlace(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const reserves = rows.filter(({ outcome }) => outcome === 'reserve')
  return reserves.filter(({ place, lineId }) => {
    if (place === null || !Number.isInteger(place) || place < 1) return true
    return reserves.filter((other) => other.place === place && other.lineId === lineId).length > 1
  })
}

function ranksOf(ranking: readonly RankedLine[]): (proposalId: string) => number {
  const places = new Map(ranking.map(({ proposalId, place }) => [proposalId, place]))
  return (proposalId) => places.get(proposalId) ?? Number.MAX_SAFE_INTEGER
}

const idsOf = (rows: readonly OutcomeRow[]) => rows.map(({ proposalId }) => proposalId)

function byProposal(a: { proposalId: string }, b: { proposalId: string }): number {
  return a.proposalId < b.proposalId ? -1 : a.proposalId > b.proposalId ? 1 : 0
}
