/**
 * How a jury comes to an order where it is not by scorecards, and a public vote beside it, as a programme's file and a copy
 * carry them. What they mean is docs/ballots.md.
 */
import { z } from 'zod'

export type WayPlan =
  | {
      readonly way: 'ranked'
      readonly rankRule: 'mean-rank' | 'borda' | 'schulze'
      /** Of Borda: the points of each place; null for as many as stand behind. */
      readonly points: readonly number[] | null
    }
  | { readonly way: 'pairwise' }

export type PublicVotePlan = {
  readonly opensAt: Date
  readonly closesAt: Date
  /** Whole units of the currency. */
  readonly budget: number
  readonly currency: string
  readonly maximum: number | null
  readonly isWithinBudget: boolean
  readonly counting: 'by-votes' | 'equal-shares'
  readonly afterUnaffordable: 'next-affordable' | 'stop'
  readonly weight: 'advice' | 'own-award'
}

/** The way of judging in a file. Points belong to Borda alone. */
export const wayPlanSchema = z
  .discriminatedUnion('way', [
    z.strictObject({
      way: z.literal('ranked'),
      rankRule: z.enum(['mean-rank', 'borda', 'schulze']),
      points: z.array(z.int().min(0).max(1000)).min(1).max(100).nullable(),
    }),
    z.strictObject({ way: z.literal('pairwise') }),
  ])
  .refine((plan) => plan.way === 'pairwise' || plan.points === null || plan.rankRule === 'borda', {
    path: ['points'],
  })

/** The public vote in a file; `instant` reads its two instants. */
export const publicVotePlanSchema = (instant: z.ZodType<Date, string>) =>
  z
    .strictObject({
      opensAt: instant,
      closesAt: instant,
      budget: z.int().min(1).max(1_000_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/),
      maximum: z.int().min(1).max(100).nullable(),
      isWithinBudget: z.boolean(),
      counting: z.enum(['by-votes', 'equal-shares']),
      afterUnaffordable: z.enum(['next-affordable', 'stop']),
      weight: z.enum(['advice', 'own-award']),
    })
    .refine(({ opensAt, closesAt }) => opensAt < closesAt, { path: ['closesAt'] })

/** Whether a vote lies between the deadline and the announcement, as the pages ask it to. */
export function isVoteInTime(
  { opensAt, closesAt }: Pick<PublicVotePlan, 'opensAt' | 'closesAt'>,
  calendar: { readonly closesAt: Date; readonly announcesAt: Date },
): boolean {
  return opensAt >= calendar.closesAt && closesAt <= calendar.announcesAt
}
