import type { BallotContest, BallotFairness } from '#app/judge/core/fairness/ballot-report.ts'
import { orNull, rounded } from './rank-fairness.ts'

/** The fairness report of ranked ballots as `rank --ballots --json` prints it: documented in docs/ballots.md. */
export function printedBallotFairness({
  pilots,
  redraws,
  lines,
  agreement,
  jurors,
  rows,
  ...rest
}: BallotFairness) {
  return {
    ...{ pilots, redraws },
    lines: lines.map(({ place, isReserve, verdict, contests, heldInRedraws, heldByRules }) => ({
      ...{ place, kind: isReserve ? ('reserve' as const) : ('award' as const), verdict },
      ...{ because: contests.map(({ by }) => by), heldInRedraws: rounded(heldInRedraws), heldByRules },
      jurors: contests.flatMap((contest) => (contest.by === 'jurors' ? contest.jurors : [])),
      rules: contests.flatMap((contest) => (contest.by === 'rules' ? contest.rules : [])),
    })),
    agreement:
      agreement.by === 'ranked'
        ? { concordance: orNull(agreement.concordance), meanTau: orNull(agreement.meanTau) }
        : null,
    jurors: jurors.map(({ jurorId, count, tau }) => ({ juror: jurorId, ranked: count, tau: orNull(tau) })),
    proposals: rows.map(({ proposalId, place, places, award, withoutOne, jurors: on }) => ({
      ...{ proposal: proposalId, rank: place, ballots: on, award: rounded(award) },
      ...{ places: places.map(rounded), withoutOne },
    })),
    nextBallots: rest.nextBallots.map(({ proposal, doubt, doubtAfter }) => ({
      ...{ proposal, doubt: rounded(doubt), doubtAfter: rounded(doubtAfter) },
    })),
  }
}

/** The same in a few lines: what is safe and what is contested, and why. */
export function ballotFairnessLines({
  lines,
  agreement,
}: ReturnType<typeof printedBallotFairness>): string[] {
  const because: Record<BallotContest['by'], string> = {
    tie: 'a tie',
    'few-ballots': 'a single ballot at the line',
    'no-overlap': 'no juror has ordered two across it',
    jurors: 'one juror decides it',
    redraws: 'a jury drawn anew often gives another',
    rules: 'another rule gives another',
    strengths: 'the two at the line are hardly told apart',
  }
  return [
    ...lines.map(({ place, kind, verdict, because: reasons }) => {
      const name = kind === 'reserve' ? `place ${place} (reserve)` : `place ${place}`
      return `  ${name}: ${verdict}${reasons.length > 0 ? ` – ${reasons.map((by) => because[by]).join('; ')}` : ''}`
    }),
    ...(typeof agreement?.concordance === 'number' ? [`  Kendall's W: ${agreement.concordance}`] : []),
  ]
}
