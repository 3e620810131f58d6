/** How a refusal about a scorecard finds its way to the criteria it is about. */
import type { JudgeRefusal } from './refusals.ts'

/** One sentence per criterion that is missing an answer, by the name its field has in the form. */
export function missingInWords(refusal: JudgeRefusal, sentence: string): Record<string, string> {
  if (refusal.code !== 'scorecard-incomplete') return {}
  return Object.fromEntries(refusal.missing.map((criterionId) => [`scores.${criterionId}`, sentence]))
}
