/** How a refusal about a scorecard finds its way to the criteria it is about. */
import type { JudgeRefusal } from './refusals.ts'

/** The sentence of a refusal about one criterion's answer, by the name its field has in the form; none for the others. */
export function problemsByField(refusal: JudgeRefusal, sentence: string): Record<string, string> {
  return 'criterionId' in refusal ? { [`scores.${refusal.criterionId}`]: sentence } : {}
}
