/** What the forms of a public vote send: the organiser's, a team's and a voter's. */
import * as z from 'zod/mini'
import { countings } from './budget-vote.ts'

const mostMoney = 1_000_000_000
const wall = z.object({ date: z.string().check(z.maxLength(20)), time: z.string().check(z.maxLength(20)) })
const yes = z.optional(z.literal('yes'))
const money = z.pipe(
  z.string().check(z.trim(), z.maxLength(20)),
  z.pipe(
    // Groups of digits may stand apart: 155 000.
    z.transform((typed: string) => Number(typed.replaceAll(/[\s\u00A0\u202F]/g, '') || NaN)),
    z
      .number('judge:refusals.money-unreadable')
      .check(
        z.int('judge:refusals.money-unreadable'),
        z.minimum(1, 'judge:refusals.money-unreadable'),
        z.maximum(mostMoney, 'judge:refusals.money-unreadable'),
      ),
  ),
)

export const afterUnaffordable = ['next-affordable', 'stop'] as const
export const voteWeights = ['advice', 'own-award'] as const

export const publicVoteSchema = z.object({
  /** Unticked: there is no public vote. */
  isHeld: yes,
  zone: z.string().check(z.maxLength(60)),
  opensAt: wall,
  closesAt: wall,
  budget: money,
  currency: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{3}$/)),
  /** Empty: as many as a voter likes. */
  maximum: z.pipe(
    z._default(z.string().check(z.trim(), z.regex(/^(|[1-9]\d?|100)$/)), ''),
    z.transform((typed) => (typed === '' ? null : Number(typed))),
  ),
  isWithinBudget: yes,
  afterUnaffordable: z.enum(afterUnaffordable),
  weight: z.enum(voteWeights),
  counting: z._default(z.enum(countings), 'by-votes'),
})

export const longestVoteSummary = 600

export const voteConsentSchema = z.object({
  cost: money,
  summary: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestVoteSummary)),
  /** Unticked: the consent is taken back, or never given. */
  agrees: yes,
})

export const castVoteSchema = z.object({ picks: z._default(z.array(z.uuid()).check(z.maxLength(500)), []) })
