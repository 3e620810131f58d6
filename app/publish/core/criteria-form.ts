/** What the form of the criteria sends: one row per criterion, by number; a row without a name is not one. */
import * as z from 'zod/mini'

export const mostCriteria = 12

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const wholeNumber = z._default(
  z.string().check(z.trim(), z.regex(/^\d{0,3}$/, 'publish:errors.whole-number')),
  '',
)

const row = z.object({
  id: z.optional(z.uuid()),
  name: text(120),
  question: text(400),
  weight: wholeNumber,
  minimum: wholeNumber,
  anchors: z._default(z.record(z.string().check(z.regex(/^level\d{1,3}$/)), text(400)), {}),
})

export const criteriaSchema = z.object({
  version: z.string().check(z.maxLength(64)),
  criteria: z.record(z.string().check(z.regex(/^\d{1,2}$/)), row),
})

export type CriteriaForm = z.output<typeof criteriaSchema>

/** The rows that have a name, in their order, as the flow wants them; weights that were not given count as none. */
export function criteriaFromForm({ criteria }: CriteriaForm) {
  return Object.entries(criteria)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, criterion]) => criterion)
    .filter((criterion) => criterion.name !== '')
    .slice(0, mostCriteria)
    .map(({ id, name, question, weight, minimum, anchors }) => ({
      id: id ?? null,
      name,
      question,
      weight: Number(weight),
      minimum: minimum === '' ? null : Number(minimum),
      anchors: Object.fromEntries(
        Object.entries(anchors)
          .filter(([, words]) => words !== '')
          .map(([level, words]) => [level.replace('level', ''), words]),
      ),
    }))
}
