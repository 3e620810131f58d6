/** The rule of a challenge as the form of the criteria sends it: it says the whole of it. */
import * as z from 'zod/mini'
import { roundingModes, type Rounding } from '#app/platform/rounding.ts'
import type { JudgingRule, TieStep } from './judging-rule.ts'
import { storedDecimal } from './rubrics/decimal-schema.ts'

/** Where a rule may round, in the order in which it does. */
export const roundingStages = ['panel', 'weighted', 'total'] as const

const count = z._default(z.string().check(z.trim(), z.regex(/^\d{0,2}$/, 'publish:errors.whole-number')), '')
const tieLine = z._default(z.string().check(z.regex(/^(spread|\d{1,2})?$/)), '')
const stage = z._default(
  z.object({
    digits: z._default(z.string().check(z.regex(/^(\d|1[0-2])?$/)), ''),
    mode: z._default(z.enum(roundingModes), 'half-up'),
  }),
  { digits: '', mode: 'half-up' },
)

export const ruleSchema = z.object({
  counts: z._default(z.enum(['share', 'points']), 'share'),
  weights: z._default(z.enum(['mean', 'sum']), 'mean'),
  first: z._default(z.enum(['jurors', 'criteria']), 'jurors'),
  panel: z._default(z.enum(['mean', 'median', 'trimmed']), 'mean'),
  trimHighest: count,
  trimLowest: count,
  rounding: z._default(z.object({ panel: stage, weighted: stage, total: stage }), {
    panel: { digits: '', mode: 'half-up' },
    weighted: { digits: '', mode: 'half-up' },
    total: { digits: '', mode: 'half-up' },
  }),
  /** One line each, by number from 0; empty lines say nothing. */
  ties: z._default(z.record(z.string().check(z.regex(/^1?\d$/)), tieLine), {}),
  minimum: z._default(
    z.pipe(
      z.string().check(z.trim(), z.maxLength(20)),
      z.transform((typed, context) => {
        const text = typed.replace(',', '.')
        if (text !== '' && storedDecimal(text) === null)
          context.issues.push({ code: 'custom', message: 'publish:errors.decimal-number', input: typed })
        return text
      }),
    ),
    '',
  ),
  belowMinimum: z._default(z.enum(['behind', 'marked']), 'behind'),
})

export type RuleForm = z.output<typeof ruleSchema>

/** The rule a form says. */
export function ruleFromForm(form: RuleForm): JudgingRule {
  const { counts, weights, first, panel, rounding, minimum, belowMinimum } = form
  const steps = Object.entries(form.ties)
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([, line]): TieStep[] =>
      line === '' ? [] : [line === 'spread' ? { by: 'spread' } : { by: 'criterion', position: Number(line) }],
    )
  const stageOf = ({ digits, mode }: RuleForm['rounding']['total']): Rounding | null =>
    digits === '' ? null : { digits: Number(digits), mode }
  return {
    ...{ counts, weights, first, belowMinimum },
    panel:
      panel === 'trimmed'
        ? { by: panel, highest: Number(form.trimHighest), lowest: Number(form.trimLowest) }
        : { by: panel },
    rounding: {
      panel: stageOf(rounding.panel),
      weighted: stageOf(rounding.weighted),
      total: stageOf(rounding.total),
    },
    tieBreak: steps.length === 0 ? null : steps,
    minimum: minimum === '' ? null : minimum,
  }
}

/** A rule as it stands in the form. */
export function ruleInForm({
  panel,
  counts,
  weights,
  first,
  rounding,
  tieBreak,
  minimum,
  belowMinimum,
}: JudgingRule): RuleForm {
  const stageOf = (each: Rounding | null) => ({
    digits: each ? String(each.digits) : '',
    mode: each?.mode ?? ('half-up' as const),
  })
  return {
    ...{ counts, weights, first, panel: panel.by, belowMinimum },
    trimHighest: panel.by === 'trimmed' ? String(panel.highest) : '',
    trimLowest: panel.by === 'trimmed' ? String(panel.lowest) : '',
    rounding: {
      panel: stageOf(rounding.panel),
      weighted: stageOf(rounding.weighted),
      total: stageOf(rounding.total),
    },
    ties: Object.fromEntries(
      (tieBreak ?? []).map((step, at) => [at, step.by === 'spread' ? 'spread' : String(step.position)]),
    ),
    minimum: minimum ?? '',
  }
}
