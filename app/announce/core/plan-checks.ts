/** Whether outcomes fit the awards the challenge announced: places, money, and how many one organisation may win. */
import type { AwardPlan } from '#app/publish/core/award-plan.ts'
import type { OutcomeRow } from './outcomes.ts'
import type { AnnounceRefusal } from './refusals.ts'

/** The plan as a decision keeps it, and its hash covers it. */
export type DecidedPlan = AwardPlan & { readonly currency: string | null }

/** The first thing in which the rows leave the plan, or null. A budget line is never overdrawn, whatever the reasons. */
export function planRefusal(
  rows: readonly OutcomeRow[],
  plan: DecidedPlan,
  organisationOf: Readonly<Record<string, string>>,
): AnnounceRefusal | null {
  const lineOf = (row: OutcomeRow) => plan.lines.find(({ id }) => id === row.lineId)
  const hasMentions = plan.lines.some(({ kind }) => kind === 'mention')
  const unlined = rows.filter((row) => {
    const kind = lineOf(row)?.kind
    if (row.outcome === 'not_selected') return row.lineId !== undefined
    if (row.outcome === 'honourable_mention')
      return hasMentions ? kind !== 'mention' : row.lineId !== undefined
    return kind !== 'award'
  })
  if (unlined.length > 0) return { code: 'award-line-missing', proposalIds: idsOf(unlined) }

  const taking = rows.filter(({ outcome }) => outcome === 'winner' || outcome === 'honourable_mention')
  for (const [index, { id, places }] of plan.lines.entries()) {
    const count = taking.filter(({ lineId }) => lineId === id).length
    if (count > places) return { code: 'award-line-full', number: index + 1, count, places }
  }

  const forNothing = rows.filter((row) => {
    if (row.amount === undefined || row.outcome === 'not_selected') return false
    const line = lineOf(row)
    if (plan.currency === null || line === undefined) return true
    return line.kind === 'mention' && line.amount === null && line.budgetId === null
  })
  if (forNothing.length > 0) return { code: 'award-pays-nothing', proposalIds: idsOf(forNothing) }

  const paid = (row: OutcomeRow) => lineOf(row)?.amount ?? row.amount ?? null
  const unpriced = taking.filter((row) => typeof lineOf(row)?.budgetId === 'string' && paid(row) === null)
  if (unpriced.length > 0) return { code: 'award-amount-missing', proposalIds: idsOf(unpriced) }
  for (const [index, { id, amount }] of plan.budgets.entries()) {
    const sum = taking
      .filter((row) => lineOf(row)?.budgetId === id)
      .reduce((total, row) => total + (paid(row) ?? 0), 0)
    if (sum > amount)
      return { code: 'award-budget-exceeded', number: index + 1, sum, amount, over: sum - amount }
  }
  return capRefusal(rows, plan.winsPerOrganisation, organisationOf)
}

function capRefusal(
  rows: readonly OutcomeRow[],
  cap: number | null,
  organisationOf: Readonly<Record<string, string>>,
): AnnounceRefusal | null {
  if (cap === null) return null
  const wins = new Map<string, string[]>()
  for (const { proposalId, outcome } of rows) {
    if (outcome !== 'winner') continue
    const organisation = organisationOf[proposalId] ?? proposalId
    wins.set(organisation, [...(wins.get(organisation) ?? []), proposalId])
  }
  const over = [...wins.values()].find(({ length }) => length > cap)
  return over ? { code: 'award-cap-exceeded', proposalIds: over, count: over.length, cap } : null
}

/** Where the challenge has no award lines, no row can name one. */
export function strayLine(rows: readonly OutcomeRow[]): AnnounceRefusal | null {
  const named = rows.filter(({ lineId, amount }) => lineId !== undefined || amount !== undefined)
  return named.length > 0 ? { code: 'award-line-missing', proposalIds: idsOf(named) } : null
}

const idsOf = (rows: readonly OutcomeRow[]) => rows.map(({ proposalId }) => proposalId)
