/** How a challenge is judged, as its brief states it, and what the organiser's form sends of it. */
import * as z from 'zod/mini'
import { meanRank, rankRuleSchema, type RankRule } from './ranked.ts'

export const waysOfJudging = ['scorecards', 'ranked', 'pairwise'] as const
export const rankRules = ['mean-rank', 'borda', 'schulze'] as const

export type WayOfJudging =
  | { readonly way: 'scorecards' }
  | { readonly way: 'ranked'; readonly rule: RankRule }
  | { readonly way: 'pairwise' }

/** The way from the columns that keep it; null where nothing is kept: by scorecards. */
export function wayFrom(
  row: {
    way: 'ranked' | 'pairwise'
    rankRule: RankRule['by'] | null
    points: readonly number[] | null
  } | null,
): WayOfJudging {
  if (row === null) return { way: 'scorecards' }
  if (row.way === 'pairwise') return { way: 'pairwise' }
  const rule = { ...meanRank, by: row.rankRule ?? meanRank.by }
  return { way: 'ranked', rule: row.points === null ? rule : { ...rule, points: [...row.points] } }
}

export const waySchema = z
  .object({
    way: z.enum(waysOfJudging),
    rankRule: z._default(z.enum(rankRules), 'mean-rank'),
    /** "12, 10, 8": points by place, for Borda; empty for as many as stand behind. */
    points: z._default(z.string().check(z.trim(), z.maxLength(600)), ''),
  })
  .check(({ value, issues }) => {
    if (value.way !== 'ranked' || value.rankRule !== 'borda' || value.points === '') return
    if (rankRuleSchema.safeParse({ by: 'borda', points: pointsOf(value.points) }).success) return
    issues.push({
      code: 'custom',
      message: 'judge:refusals.points-unreadable',
      path: ['points'],
      input: value.points,
    })
  })

/** The way a form names. Rule and points belong to ranked ballots and Borda; beside others they are nothing. */
export function wayFromForm({ way, rankRule, points }: z.output<typeof waySchema>): WayOfJudging {
  if (way !== 'ranked') return { way }
  const table = rankRule === 'borda' && points !== '' ? { points: pointsOf(points) } : {}
  return { way, rule: { ...meanRank, by: rankRule, ...table } }
}

function pointsOf(text: string): number[] {
  return text.split(/[\s,;]+/).map(Number)
}
