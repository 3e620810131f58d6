/** What the decision form sends: `outcomes.<proposal id>.…` and `statements.<language>`. Shared with the page. */
import { z } from 'zod'
import { outcomes, type OutcomeRow } from './outcomes.ts'

export const longestReason = 4_000
export const longestStatement = 6_000

const rowSchema = z.object({
  outcome: z.enum(outcomes),
  /** A reserve's place; empty for the others. */
  place: z
    .string()
    .trim()
    .regex(/^([1-9]\d{0,2})?$/, 'announce:errors.place')
    .default(''),
  reason: z.string().trim().min(1).max(longestReason),
  feedback: z.string().trim().max(longestReason).default(''),
})

const statement = z.string().trim().max(longestStatement).default('')

export const decisionSchema = z.object({
  outcomes: z.record(z.uuid(), rowSchema).default({}),
  statements: z
    .object({ en: statement, fi: statement, sv: statement, 'zh-CN': statement })
    .partial()
    .default({}),
})

export type SentDecision = z.output<typeof decisionSchema>

/** The rows as the flow takes them. */
export function outcomeRowsOf({ outcomes: sent }: SentDecision): OutcomeRow[] {
  return Object.entries(sent).map(([proposalId, { place, ...row }]) => ({
    proposalId,
    ...row,
    place: place === '' ? null : Number(place),
  }))
}

/** Which of the release page's three forms was sent. */
export const releaseIntentSchema = z.object({ intent: z.enum(['confirm', 'withdraw', 'postpone']) })

export const withdrawSchema = z.object({ withdrawReason: z.string().trim().min(1).max(longestReason) })

export const confirmSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })

export const postponeSchema = z.object({
  announcesAt: z.object({ date: z.string().min(1), time: z.string().min(1), zone: z.string().min(1) }),
  postponeReason: z.string().trim().min(1).max(longestReason),
  calendarVersion: z.coerce.number().int(),
})
