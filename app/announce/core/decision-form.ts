/** What the decision form sends: `outcomes.<proposal id>.…` and `statements.<language>`. Shared with the page. */
import * as z from 'zod/mini'
import { outcomes, type OutcomeRow } from './outcomes.ts'

export const longestReason = 4_000
export const longestStatement = 6_000
export const longestCitation = 1_000

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const neededText = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

const citation = text(longestCitation)

const rowSchema = z.object({
  outcome: z.enum(outcomes),
  /** A reserve's place; empty for the others. */
  place: z._default(z.string().check(z.trim(), z.regex(/^([1-9]\d{0,2})?$/, 'announce:errors.place')), ''),
  reason: neededText(longestReason),
  feedback: text(longestReason),
  override: text(longestReason),
  citations: z._default(
    z.partial(z.object({ en: citation, fi: citation, sv: citation, 'zh-CN': citation })),
    {},
  ),
  /** The award line's id; empty for none. */
  line: z._default(z.union([z.uuid(), z.literal('')]), ''),
  amount: z._default(
    z.string().check(z.trim(), z.regex(/^(0|[1-9]\d{0,8})?$/, 'announce:errors.amount')),
    '',
  ),
})

const statement = text(longestStatement)

export const decisionSchema = z.object({
  outcomes: z._default(z.record(z.uuid(), rowSchema), {}),
  signedName: neededText(200),
  statements: z._default(
    z.partial(z.object({ en: statement, fi: statement, sv: statement, 'zh-CN': statement })),
    {},
  ),
})

export type SentDecision = z.output<typeof decisionSchema>

/** The rows as the flow takes them. */
export function outcomeRowsOf({ outcomes: sent }: SentDecision): OutcomeRow[] {
  return Object.entries(sent).map(([proposalId, { place, line, amount, ...row }]) => ({
    proposalId,
    ...row,
    ...(line !== '' && row.outcome !== 'not_selected' && { lineId: line }),
    ...(amount !== '' && row.outcome !== 'not_selected' && { amount: Number(amount) }),
    place: place === '' ? null : Number(place),
  }))
}

/** Which of the release page's forms was sent. */
export const releaseIntentSchema = z.object({
  intent: z.enum([
    ...(['confirm', 'withdraw', 'postpone', 'move-up'] as const),
    ...(['ask-later', 'ask-sooner', 'agree', 'drop'] as const),
    ...(['ask-waiver', 'agree-waiver'] as const),
  ]),
})

export const withdrawSchema = z.object({ withdrawReason: neededText(longestReason) })

export const confirmSchema = z.object({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Either may be empty: what is not right is told at both fields at once. */
  signedName: text(200),
  /** How the hash begins, as it was read. */
  phrase: text(40),
})

const needed = z.string().check(z.minLength(1))

export const postponeSchema = z.object({
  announcesAt: z.object({ date: needed, time: needed, zone: needed }),
  postponeReason: neededText(longestReason),
  calendarVersion: z.coerce.number().check(z.int()),
})

/** The asking person's reason for a sooner announcement. */
export const soonerSchema = z.object({
  soonerReason: neededText(longestReason),
  calendarVersion: z.coerce.number().check(z.int()),
})

/** The answer to a move that somebody asked for, by who has read the decision with that hash. */
export const moveAnswerSchema = z.object({
  moveId: z.uuid(),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** The place that was declined and the reserve that takes it, both by their awards. */
export const moveUpSchema = z.object({ insteadOf: z.uuid(), awardId: z.uuid() })
