/** What a scorecard form sends, by post or by autosave: the same names, the same reading. */
import * as z from 'zod/mini'

const answerSchema = z.union([
  z.literal('cannot-judge'),
  z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number)),
])

/** `scores.<criterion id>` holds points or `cannot-judge`, `seen.<criterion id>` the version the juror had before. */
export const scorecardSchema = z.object({
  /** Autosave sends none. */
  intent: z.optional(z.enum(['save', 'finalise', 'reopen'])),
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
    scores: Object.entries(scores).map(([criterionId, answer]) => ({
      criterionId,
      answer,
      seen: seen[criterionId] ?? 0,
    })),
    ...(Object.keys(texts).length > 0 && { texts: { ...texts, seen: seen.texts ?? 1 } }),
  }
}
