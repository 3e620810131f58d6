/** What the form of the criteria sends: one row per criterion, by number, and the rule; a row without a name is not one. */
import * as z from 'zod/mini'
import { weightOfText } from './criterion-weight.ts'
import { levelOfField, rubricFormSchema, rubricFromForm } from './rubric-form.ts'
import { plain, storedDecimal } from './rubrics/decimal-schema.ts'
import { isMinimumOf, shapeOf } from './rubrics/index.ts'
import { ruleSchema } from './rule-form.ts'

export const mostCriteria = 12

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const weight = z._default(
  z.string().check(z.trim(), z.regex(/^(\d{1,3}([.,]\d{1,2})?)?$/, 'publish:errors.weight')),
  '',
)

const row = z.pipe(
  z.object({
    id: z.optional(z.uuid()),
    name: text(120),
    question: text(400),
    weight,
    minimum: text(20),
    isForFinalists: z.optional(z.string()),
    anchors: z._default(
      z.record(z.string().check(z.regex(/^level(-?\d{1,13}(_\d{1,6})?|yes|partly|no)$/)), text(400)),
      {},
    ),
    ...rubricFormSchema,
  }),
  z.transform(({ type, setting, minimum, isForFinalists, anchors, ...typed }, context) => {
    const others = { ...typed, isForFinalists: isForFinalists !== undefined }
    const read = rubricFromForm(type, setting)
    if (!read.ok) {
      if (typed.name !== '')
        context.issues.push({
          ...{ code: 'custom', message: `publish:errors.rubric-${type}`, input: setting },
          path: ['setting', read.field],
        })
      return { ...others, rubric: null, minimum: null, anchors: {} }
    }
    const { rubric } = read
    const asked = minimum === '' ? null : storedDecimal(minimum.replace(',', '.'))
    if (typed.name !== '' && minimum !== '' && (asked === null || !isMinimumOf(rubric, asked)))
      context.issues.push({
        ...{ code: 'custom', message: 'publish:errors.minimum-off-scale', input: minimum, path: ['minimum'] },
      })
    const { read: readLevel, levels } = shapeOf(rubric)
    return {
      ...others,
      rubric,
      minimum: asked && plain(asked),
      anchors: Object.fromEntries(
        Object.entries(anchors)
          .map(([field, words]) => [levelOfField(field), words] as const)
          .filter(([level, words]) => words !== '' && levels.length > 0 && readLevel(level) !== null),
      ),
    }
  }),
)

export const criteriaSchema = z.pipe(
  z.object({
    version: z.string().check(z.maxLength(64)),
    criteria: z.record(z.string().check(z.regex(/^\d{1,2}$/)), row),
    rule: z.optional(ruleSchema),
  }),
  z.transform(({ criteria, ...typed }, context) => {
    // What a weight means is said further down, so that it can only be read with the whole.
    const weights = typed.rule?.weights ?? 'mean'
    const read = Object.entries(criteria).map(([index, criterion]) => {
      const kept = weightOfText(criterion.weight, weights)
      if (kept === null && criterion.name !== '')
        context.issues.push({
          ...{ code: 'custom', message: `publish:errors.weight-${weights}`, input: criterion.weight },
          path: ['criteria', index, 'weight'],
        })
      return [index, { ...criterion, weight: kept ?? 0 }] as const
    })
    return { ...typed, criteria: Object.fromEntries(read) }
  }),
)

export type CriteriaForm = z.output<typeof criteriaSchema>

/** The rows that have a name, in their order, as the flow wants them; weights that were not given count as none. */
export function criteriaFromForm({ criteria }: CriteriaForm) {
  return Object.entries(criteria)
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([, { rubric, ...criterion }]) =>
      criterion.name === '' || rubric === null ? [] : [{ ...criterion, rubric }],
    )
    .slice(0, mostCriteria)
    .map(({ id, ...criterion }) => ({ ...criterion, id: id ?? null }))
}
