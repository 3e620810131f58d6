/**
 * What a decision says, as one value: an outcome with its reason for every proposal that took part, the ranking it
 * was made against, and the jury's words. Its hash covers all of it, so that what a second person confirms is to the
 * letter what the first one recorded.
 */
import { toExactText } from '#app/judge/core/fraction.ts'
import type { RankingRow } from '#app/judge/core/ranking.ts'
import { countCharacters } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Sha256 } from '#app/record/core/sha256.ts'
import type { AnnounceRefusal } from './refusals.ts'

export const outcomes = ['winner', 'reserve', 'not_selected'] as const
export type Outcome = (typeof outcomes)[number]

export type OutcomeRow = {
  readonly proposalId: string
  readonly outcome: Outcome
  /** A reserve's place in the list, from 1. A winner's is found from the ranking; the others have none. */
  readonly place: number | null
  readonly reason: string
  /** To the team alone; may be empty. */
  readonly feedback: string
}

/** A line of the ranking: `total` is an exact fraction as text ("200/3"), null without scorecards. */
export type RankedLine = {
  readonly proposalId: string
  readonly place: number | null
  readonly total: string | null
}

/** A ranking as a decision keeps it. */
export function rankedLines(
  ranking: readonly Pick<RankingRow, 'proposalId' | 'place' | 'total'>[],
): RankedLine[] {
  return ranking.map(({ proposalId, place, total }) => ({
    proposalId,
    place,
    total: total === null ? null : toExactText(total),
  }))
}

export type DecisionContent = {
  readonly outcomes: readonly OutcomeRow[]
  readonly ranking: readonly RankedLine[]
  readonly statements: Readonly<Partial<Record<Locale, string>>>
}

/** Fewest characters in which a step away from the ranking can be explained. */
export const explanationCharacters = 20

/** SHA-256 of the decision in canonical form. In whatever order its parts come, equal decisions have equal hashes. */
export function hashOfDecision(decision: DecisionContent, sha256: Sha256): string {
  return sha256(
    canonicalJson({
      outcomes: [...decision.outcomes].sort(byProposal),
      ranking: [...decision.ranking].sort(byProposal),
      statements: decision.statements,
    }),
  )
}

/** The rows with the winners' places: by the ranking among the winners, equal totals share one. */
export function withWinnerPlaces(rows: readonly OutcomeRow[], ranking: readonly RankedLine[]): OutcomeRow[] {
  const rank = ranksOf(ranking)
  const winners = rows.filter(({ outcome }) => outcome === 'winner').map(({ proposalId }) => rank(proposalId))
  return rows.map((row) => {
    if (row.outcome === 'reserve') return row
    if (row.outcome === 'not_selected') return { ...row, place: null }
    return { ...row, place: 1 + winners.filter((other) => other < rank(row.proposalId)).length }
  })
}

/** The first thing that keeps a decision from being recorded, or null. */
export function decisionRefusal(
  { outcomes: rows, ranking }: Pick<DecisionContent, 'outcomes' | 'ranking'>,
  { eligible, pilotsOffered }: { eligible: readonly string[]; pilotsOffered: number },
): AnnounceRefusal | null {
  const missing = eligible.filter((id) => !rows.some(({ proposalId }) => proposalId === id))
  if (missing.length > 0) return { code: 'outcome-missing', count: missing.length }
  const isEveryRowOnce =
    rows.length === eligible.length && rows.every(({ proposalId }) => eligible.includes(proposalId))
  if (!isEveryRowOnce) return { code: 'proposals-changed' }
  const winners = rows.filter(({ outcome }) => outcome === 'winner').length
  if (winners > pilotsOffered) return { code: 'too-many-winners', count: winners, offered: pilotsOffered }
  if (!hasDistinctPlaces(rows)) return { code: 'reserve-places' }
  const unreasoned = rows.filter(({ reason }) => reason.trim() === '')
  if (unreasoned.length > 0) return { code: 'reasons-missing', proposalIds: idsOf(unreasoned) }
  const unexplained = unexplainedDeviations(rows, ranking)
  return unexplained.length > 0 ? { code: 'deviation-unexplained', proposalIds: unexplained } : null
}

/**
 * The proposals that were lifted over a better placed one, or passed over for a worse placed one. Equal totals have no
 * order between them; who has no total stands behind everybody who has.
 */
export function deviationsFromRanking(
  rows: readonly Pick<OutcomeRow, 'proposalId' | 'outcome' | 'place'>[],
  ranking: readonly RankedLine[],
): string[] {
  const rank = ranksOf(ranking)
  return rows
    .filter((row) =>
      rows.some((other) => {
        const standing = Math.sign(rank(row.proposalId) - rank(other.proposalId))
        const fared = Math.sign(merit(row) - merit(other))
        return standing !== 0 && fared !== 0 && standing !== fared
      }),
    )
    .map(({ proposalId }) => proposalId)
}

/** Each of them needs a reason of its own: long enough to say why, and not the one the others were given. */
function unexplainedDeviations(rows: readonly OutcomeRow[], ranking: readonly RankedLine[]): string[] {
  const uses = new Map<string, number>()
  for (const { reason } of rows) uses.set(reason.trim(), (uses.get(reason.trim()) ?? 0) + 1)
  const deviating = new Set(deviationsFromRanking(rows, ranking))
  return rows
    .filter(({ proposalId, reason }) => {
      const isOwn = uses.get(reason.trim()) === 1
      return deviating.has(proposalId) && !(isOwn && countCharacters(reason.trim()) >= explanationCharacters)
    })
    .map(({ proposalId }) => proposalId)
}

/** Smaller is better: winners, then the reserve list in its order, then the others. */
function merit({ outcome, place }: Pick<OutcomeRow, 'outcome' | 'place'>): number {
  if (outcome === 'winner') return 0
  return outcome === 'reserve' ? (place ?? 1) : Number.MAX_SAFE_INTEGER
}

function hasDistinctPlaces(rows: readonly OutcomeRow[]): boolean {
  const places = rows.filter(({ outcome }) => outcome === 'reserve').map(({ place }) => place)
  const isNumbered = places.every((place) => place !== null && Number.isInteger(place) && place >= 1)
  return isNumbered && new Set(places).size === places.length
}

function ranksOf(ranking: readonly RankedLine[]): (proposalId: string) => number {
  const places = new Map(ranking.map(({ proposalId, place }) => [proposalId, place]))
  return (proposalId) => places.get(proposalId) ?? Number.MAX_SAFE_INTEGER
}

const idsOf = (rows: readonly OutcomeRow[]) => rows.map(({ proposalId }) => proposalId)

function byProposal(a: { proposalId: string }, b: { proposalId: string }): number {
  return a.proposalId < b.proposalId ? -1 : a.proposalId > b.proposalId ? 1 : 0
}
