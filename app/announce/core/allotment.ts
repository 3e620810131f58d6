/**
 * Who gets which award when the ranking is followed and the money is counted. Going down the ranking, each proposal takes
 * the first award line that has a place and can pay for it; whoever is passed over is named with the reason.
 */
import type { AwardPlan } from '#app/publish/core/award-plan.ts'

/** A proposal as the rule sees it. Who has no place in the ranking is not among them. */
export type Claimant = {
  readonly proposalId: string
  readonly organisationId: string
  /** What it asks for, in whole units; null where nothing is known. */
  readonly cost: number | null
  /** False where the challenge's owner says it cannot be hosted. */
  readonly isHostable: boolean
}

export type SkipReason = 'host' | 'cap' | 'cost-unknown' | 'budget' | 'stopped' | 'places'

export type Allotted =
  | {
      readonly proposalId: string
      readonly lineId: string
      readonly amount: number | null
      readonly skipped: null
    }
  | {
      readonly proposalId: string
      readonly lineId: null
      readonly amount: null
      readonly skipped: SkipReason
      /** For `budget`: what was left in the fullest line it was offered, in whole units. */
      readonly left: number | null
    }

/**
 * Follows the ranking (`claimants` in its order, the first best) and says for each what it takes, or why it takes nothing:
 * the weightiest reason, from "cannot be hosted" to "no place left". Honourable mentions are the jury's to give and are not
 * allotted. Never pays more from a budget line than it holds.
 */
export function allot(plan: AwardPlan, claimants: readonly Claimant[]): Allotted[] {
  const lines = plan.lines.filter(({ kind }) => kind === 'award')
  const free = new Map(lines.map(({ id, places }) => [id, places]))
  const left = new Map(plan.budgets.map(({ id, amount }) => [id, amount]))
  const stopped = new Set<string>()
  const wins = new Map<string, number>()

  return claimants.map((claimant) => {
    const { proposalId, organisationId } = claimant
    if (!claimant.isHostable) return passedOver(proposalId, 'host')
    const won = wins.get(organisationId) ?? 0
    if (plan.winsPerOrganisation !== null && won >= plan.winsPerOrganisation) {
      return passedOver(proposalId, 'cap')
    }
    let why: SkipReason = 'places'
    let most: number | null = null
    for (const line of lines) {
      if ((free.get(line.id) ?? 0) === 0) continue
      const amount = line.amount ?? claimant.cost
      if (line.budgetId !== null) {
        const rest = left.get(line.budgetId) ?? 0
        if (stopped.has(line.budgetId)) {
          why = weightier(why, 'stopped')
          continue
        }
        if (amount === null) {
          why = weightier(why, 'cost-unknown')
          continue
        }
        if (amount > rest) {
          why = weightier(why, 'budget')
          most = Math.max(most ?? 0, rest)
          if (plan.rule === 'stop') stopped.add(line.budgetId)
          continue
        }
        left.set(line.budgetId, rest - amount)
      }
      free.set(line.id, (free.get(line.id) ?? 0) - 1)
      wins.set(organisationId, won + 1)
      return { proposalId, lineId: line.id, amount, skipped: null }
    }
    return { ...passedOver(proposalId, why), left: why === 'budget' ? most : null }
  })
}

const weights: Readonly<Record<SkipReason, number>> = {
  places: 0,
  stopped: 1,
  budget: 2,
  'cost-unknown': 3,
  cap: 4,
  host: 5,
}

const weightier = (a: SkipReason, b: SkipReason) => (weights[b] > weights[a] ? b : a)

const passedOver = (proposalId: string, skipped: SkipReason) =>
  ({ proposalId, lineId: null, amount: null, skipped, left: null }) as const
