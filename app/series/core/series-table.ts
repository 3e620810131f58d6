/** A series as it was confirmed so far: who was to be in which round, and the table after each of them. */
import type { Sheet, WeighedCriterion } from '#app/publish/core/aggregation.ts'
import type { Attempt } from './measured.ts'
import { advancingFrom, scoreRound } from './round-scores.ts'
import type { Round } from './rounds.ts'
import { standingsOf, type ScoredRound, type Standing } from './standings.ts'
import type { StandingsRule } from './standings-rule.ts'

export type SeriesTeam = { readonly number: number; readonly isWithdrawn: boolean }

/** What counts: by round, then by the number of the team. */
export type Confirmed = ReadonlyMap<string, ReadonlyMap<number, ConfirmedOfTeam>>
export type ConfirmedOfTeam = { readonly attempts: readonly Attempt[]; readonly sheets: readonly Sheet[] }

export type SeriesFacts = {
  readonly rule: StandingsRule
  readonly criteria: readonly WeighedCriterion[]
  /** In their order, without the registration. */
  readonly rounds: readonly Round[]
  readonly teams: readonly SeriesTeam[]
  readonly confirmed: Confirmed
}

const nothing: ConfirmedOfTeam = { attempts: [], sheets: [] }

/** The rounds in their order, each scored for the teams that were to be in it. */
export function scoredRounds({ rule, criteria, rounds, teams, confirmed }: SeriesFacts): ScoredRound[] {
  const scored: ScoredRound[] = []
  for (const round of rounds) {
    const ofRound = confirmed.get(round.id)
    const before = scored.at(-1)
    const goOn = before ? new Set(advancingFrom(before.round, before.scores)) : null
    const entries = teams
      // Who was let in stays in, whatever is corrected afterwards in the round before.
      .filter(({ number }) => goOn === null || goOn.has(number) || ofRound?.has(number))
      // Who withdrew before the round was not to be in it; what it did before stays.
      .filter(({ number, isWithdrawn }) => !isWithdrawn || ofRound?.has(number))
      .map(({ number }) => ({ team: number, ...(ofRound?.get(number) ?? nothing) }))
    scored.push({ round, scores: scoreRound(round, entries, { rule, criteria }) })
  }
  return scored
}

/** The table after each of the rounds, the last one being the one that counts. */
export function tablesThrough(rounds: readonly ScoredRound[], rule: StandingsRule): Standing[][] {
  return rounds.map((_, index) => standingsOf(rounds.slice(0, index + 1), rule))
}

export type Gap =
  | { readonly code: 'result-missing'; readonly team: number }
  | { readonly code: 'sheet-missing'; readonly team: number }

/**
 * What has to be entered before a round can be published: of every team that was to be in it something measured or that it
 * did not start, and in a judged round a sheet of every juror for each team that has a value.
 */
export function gapsOf({ round, scores }: ScoredRound, facts: SeriesFacts, jurors: number): Gap[] {
  const isJuryWanted = round.isJudged && facts.rule.juryPercent > 0
  return scores.flatMap(({ team, measured }): Gap[] => {
    if (measured.status === 'absent') return [{ code: 'result-missing', team }]
    const sheets = facts.confirmed.get(round.id)?.get(team)?.sheets.length ?? 0
    return isJuryWanted && measured.status === 'measured' && sheets < jurors
      ? [{ code: 'sheet-missing', team }]
      : []
  })
}
