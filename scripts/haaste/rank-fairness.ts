import type { FairnessReport, JudgedLine } from '#app/judge/core/fairness/report.ts'
import { redraws, safeShare, weightDraws, weightMove } from '#app/judge/core/fairness/thresholds.ts'

/** Decimals of what is no exact figure. */
const digits = 6

/** The fairness report as `rank --json` prints it: documented in docs/rubric-file.md. */
export function printedFairness(report: FairnessReport) {
  const { pilots, lines, severity, variances, agreement, rows, next } = report
  return {
    ...{ pilots, jurors: report.jurors, scores: report.scores },
    lines: lines.map(({ place, isReserve, verdict, contests, heldInRedraws, heldInWeights }) => ({
      ...{ place, kind: isReserve ? ('reserve' as const) : ('award' as const), verdict },
      ...{ because: contests.map(({ by }) => by), heldInRedraws, heldInWeights: orNull(heldInWeights) },
      jurors: contests.flatMap((contest) => (contest.by === 'jurors' ? contest.jurors : [])),
      criteria: contests.flatMap((contest) =>
        contest.by === 'weights'
          ? contest.criteria.map(({ criterionId, direction }) => `${criterionId}:${direction}`)
          : [],
      ),
    })),
    severity: {
      withheld: severity.withheld,
      jurors: severity.jurors.map(({ juror, effect, interval, reviews, shared }) => ({
        ...{ juror, effect: rounded(effect), interval: interval.map(rounded), reviews, shared },
      })),
    },
    variances: variances && {
      proposal: rounded(variances.proposal),
      juror: rounded(variances.juror),
      rest: rounded(variances.rest),
    },
    agreement: agreement && {
      reviews: rounded(agreement.reviews),
      ...correlations('icc1', agreement.oneWay),
      ...correlations('icc2', agreement.twoWay),
      alphaInterval: orNull(agreement.alphaInterval),
      alphaOrdinal: orNull(agreement.alphaOrdinal),
    },
    proposals: rows.map((row) => ({
      proposal: row.proposalId,
      ...{ rank: row.place, score: rounded(row.total), reviews: row.reviews },
      ...{ adjustedRank: row.adjustedPlace, adjustedScore: rounded(row.adjustedTotal) },
      ...{ award: rounded(row.award), places: row.places.map(rounded) },
      deviation: orNull(row.disagreement?.deviation ?? null),
    })),
    nextReviews: next.map(({ proposal, doubt, doubtAfter }) => ({
      ...{ proposal, doubt: rounded(doubt), doubtAfter: rounded(doubtAfter) },
    })),
    method: { redraws, weightDraws: weightDraws, weightMove, safeShare },
  }
}

/** The same in a few lines: what is safe and what is contested, and why. */
export function fairnessLines({ lines, severity }: ReturnType<typeof printedFairness>): string[] {
  const because: Record<JudgedLine['contests'][number]['by'], string> = {
    tie: 'a tie',
    'few-reviews': 'a single review at the line',
    'no-overlap': 'no juror has read both sides',
    jurors: 'one juror decides it',
    redraws: 'sheets drawn anew often give another',
    weights: 'weights moved a little give another',
    severity: 'without the strictness of its jurors another would stand there',
  }
  const strictest = severity.jurors[0]
  return [
    ...lines.map(({ place, kind, verdict, because: reasons }) => {
      const name = kind === 'reserve' ? `place ${place} (reserve)` : `place ${place}`
      return `  ${name}: ${verdict}${reasons.length > 0 ? ` – ${reasons.map((by) => because[by]).join('; ')}` : ''}`
    }),
    ...(strictest && strictest.effect < 0
      ? [
          `  strictest juror: ${strictest.juror}, ${strictest.effect} (${strictest.interval[0]} to ${strictest.interval[1]})`,
        ]
      : []),
  ]
}

function correlations<Name extends string>(
  name: Name,
  pair: { readonly single: Estimated; readonly mean: Estimated } | null,
) {
  const printed = ({ value, interval }: Estimated) => ({
    value: rounded(value),
    interval: interval && interval.map(rounded),
  })
  return {
    [name]: pair && { single: printed(pair.single), mean: printed(pair.mean) },
  } as Record<Name, null | { single: ReturnType<typeof printed>; mean: ReturnType<typeof printed> }>
}

type Estimated = { readonly value: number; readonly interval: readonly [number, number] | null }

export const rounded = (value: number) => Math.round(value * 10 ** digits) / 10 ** digits + 0
export const orNull = (value: number | null) => (value === null ? null : rounded(value))
