/** What the decision form sends: `outcomes.<proposal id>.…` and `statements.<language>`. Shared with the page. */
import * as z from 'zod/mini'
import { outcomes, type OutcomeRow } from './outcomes.ts'

export const longestReason = 4_000
export const longestStatement = 6_000

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const neededText = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

const rowSchema = z.object({
  outcome: z.enum(outcomes),
  /** A reserve's place; empty for the others. */
  place: z._default(z.string().check(z.trim(), z.regex(/^([1-9]\d{0,2})?$/, 'announce:errors.place')), ''),
  reason: neededText(longestReason),
  feedback: text(longestReason),
})

const statement = text(longestStatement)

export const decisionSchema = z.object({
  outcomes: z._default(z.record(z.uuid(), rowSchema), {}),
  statements: z._default(
    z.partial(z.object({ en: statement, fi: statement, sv: statement, 'zh-CN': statement })),
    {},
  ),
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

/** Which of the release page's forms was sent. */
export const releaseIntentSchema = z.object({
  intent: z.enum(['confirm', 'withdraw', 'postpone', 'move-up']),
})

export const withdrawSchema = z.object({ withdrawReason: neededText(longestReason) })

export const confirmSchema = z.object({ hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })

const needed = z.string().check(z.minLength(1))

export const postponeSchema = z.object({
  announcesAt: z.object({ date: needed, time: needed, zone: needed }),
  postponeReason: neededText(longestReason),
  calendarVersion: z.coerce.number().check(z.int()),
})

/** The place that was declined and the reserve that takes it, both by their awards. */
export const moveUpSchema = z.object({ insteadOf: z.uuid(), awardId: z.uuid() })
