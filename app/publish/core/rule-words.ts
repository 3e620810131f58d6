/** A rule as sentences, in the order in which it is applied: what the brief states before anybody applies. */
import type { JudgingRule } from './judging-rule.ts'

type SaidCriterion = {
  readonly position: number
  readonly weight: number
  readonly minimum: string | null
  readonly isForFinalists: boolean
}

/** A sentence of the rule by its key under `judging-rule`, with what it needs. */
export type RuleLine =
  | { readonly key: 'counts-share' | 'counts-points' | 'counts-share-sum' | 'counts-points-sum' }
  | { readonly key: 'cannot-judge' | 'cannot-judge-sum' }
  | { readonly key: `${'jurors' | 'criteria'}-${'mean' | 'median'}` }
  | { readonly key: `${'jurors' | 'criteria'}-trimmed`; readonly highest: number; readonly lowest: number }
  | { readonly key: 'exact' }
  | {
      readonly key: 'rounded-panel' | 'rounded-weighted' | 'rounded-total'
      readonly digits: number
      readonly mode: NonNullable<JudgingRule['rounding']['total']>['mode']
    }
  /** Criteria by their number in the brief, `null` for the smaller spread between jurors. */
  | { readonly key: 'ties'; readonly order: readonly (number | null)[] }
  | { readonly key: 'minimum'; readonly minimum: string }
  | { readonly key: 'below-behind' | 'below-marked' }
  | { readonly key: 'finalists' }
  | { readonly key: 'meeting-individual' | 'meeting-consensus' }

/** Which ranking counts where a jury has met: the individual one, or what it agreed on. */
export type Counting = 'individual' | 'consensus'

/** `counting` is left out where no meeting has to do with it. */
export function ruleLines(
  rule: JudgingRule,
  criteria: readonly SaidCriterion[],
  counting: Counting | null = null,
): RuleLine[] {
  const { counts, first, panel, weights, rounding, tieBreak, minimum, belowMinimum } = rule
  const hasMinimum = minimum !== null || criteria.some((criterion) => criterion.minimum !== null)
  const stages = (['panel', 'weighted', 'total'] as const).flatMap((stage) => {
    const rounded = rounding[stage]
    return rounded ? [{ key: `rounded-${stage}` as const, ...rounded }] : []
  })
  const heavierFirst = [...criteria].sort((a, b) => b.weight - a.weight || a.position - b.position)
  return [
    { key: weights === 'sum' ? `counts-${counts}-sum` : `counts-${counts}` },
    { key: weights === 'sum' ? 'cannot-judge-sum' : 'cannot-judge' },
    panel.by === 'trimmed'
      ? { key: `${first}-trimmed`, highest: panel.highest, lowest: panel.lowest }
      : { key: `${first}-${panel.by}` },
    ...(stages.length === 0 ? [{ key: 'exact' } as const] : stages),
    {
      key: 'ties',
      order: tieBreak
        ? tieBreak.map((step) => (step.by === 'spread' ? null : step.position))
        : [...heavierFirst.map(({ position }) => position), null],
    },
    ...(minimum === null ? [] : [{ key: 'minimum', minimum } as const]),
    ...(hasMinimum ? [{ key: `below-${belowMinimum}` } as const] : []),
    ...(criteria.some(({ isForFinalists }) => isForFinalists) ? [{ key: 'finalists' } as const] : []),
    ...(counting === null ? [] : [{ key: `meeting-${counting}` } as const]),
  ]
}
