/** What a scorecard form sends, by post or by autosave: the same names, the same reading. */
import { z } from 'zod'

const answerSchema = z.union([
  z.literal('cannot-judge'),
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
])

/** `scores.<criterion id>` holds points or `cannot-judge`, `seen.<criterion id>` the version the juror had before. */
export const scorecardSchema = z.object({
  /** Autosave sends none. */
  intent: z.enum(['save', 'finalise', 'reopen']).optional(),
  scores: z.record(z.uuid(), answerSchema).default({}),
  seen: z.record(z.string(), z.coerce.number().int().min(0)).default({}),
  commentToTeam: z.string().optional(),
  privateNote: z.string().optional(),
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
