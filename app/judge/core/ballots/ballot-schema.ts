/** What the pages of a ballot send. */
import * as z from 'zod/mini'

const version = z.coerce.number().check(z.int(), z.minimum(0))

/** `ranks.<proposal id>` holds a typed number, or nothing; `move` is "up <id>" or "down <id>". */
export const rankedBallotSchema = z.object({
  intent: z.optional(z.enum(['save', 'finalise', 'reopen'])),
  move: z.optional(z.string().check(z.regex(/^(up|down) [0-9a-f-]{36}$/))),
  version: z._default(version, 0),
  ranks: z._default(z.record(z.uuid(), z.string().check(z.trim(), z.maxLength(12))), {}),
})

/** The typed ranks as numbers: an empty field is null, and what is no number is not a rank (NaN). */
export function sheetFrom(ranks: Readonly<Record<string, string>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(ranks).map(([id, text]) => [id, text === '' ? null : Number(text)]),
  )
}

export const comparisonSchema = z.object({
  intent: z._default(z.enum(['answer', 'undo', 'finalise', 'reopen']), 'answer'),
  firstId: z.optional(z.uuid()),
  secondId: z.optional(z.uuid()),
  answer: z.optional(z.enum(['first', 'second', 'equal', 'skipped'])),
})
