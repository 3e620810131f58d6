/** What a scorecard form sends, by post or by autosave: the same names, the same reading. */
import * as z from 'zod/mini'

/** What was typed, with the decimal comma of many languages as a point. What it may be, the criterion says. */
const typedAnswer = z.pipe(
  z.string().check(z.trim(), z.maxLength(40)),
  z.transform((typed) => typed.replace(',', '.')),
)

/** A number and the box "cannot judge" have one name: where the box is ticked, the number does not count. */
const answerSchema = z.union([
  typedAnswer,
  z.pipe(
    z.array(typedAnswer),
    z.transform((sent) => (sent.includes('cannot-judge') ? 'cannot-judge' : (sent[0] ?? ''))),
  ),
])

/**
 * `scores.<criterion id>` holds the answer as text or `cannot-judge`, `seen.<criterion id>` the version the juror had
 * before. A box that was left empty and held nothing before is no answer.
 */
export const scorecardSchema = z.object({
  /** Autosave and the page that finishes send none. */
  intent: z.optional(z.enum(['save', 'check', 'reopen'])),
  scores: z._default(z.record(z.uuid(), answerSchema), {}),
  seen: z._default(z.record(z.string(), z.coerce.number().check(z.int(), z.minimum(0))), {}),
  commentToTeam: z.optional(z.string()),
  privateNote: z.optional(z.string()),
})

export type SentScorecard = z.output<typeof scorecardSchema>

/** A sent scorecard as the flows take it. */
export function entriesOf({ scores, seen, commentToTeam, privateNote }: SentScorecard) {
  const texts = {
    ...(commentToTeam !== undefined && { commentToTeam }),
    ...(privateNote !== undefined && { privateNote }),
  }
  return {
    scores: Object.entries(scores)
      .map(([criterionId, answer]) => ({ criterionId, answer, seen: seen[criterionId] ?? 0 }))
      .filter(({ answer, seen: before }) => answer !== '' || before > 0),
    ...(Object.keys(texts).length > 0 && { texts: { ...texts, seen: seen.texts ?? 1 } }),
  }
}
