/**
 * Procurement thresholds as data, one file a country: what a sum paid to one supplier is compared with. A note for whoever
 * pays, not legal advice: whether a pilot is a purchase at all is for the buyer to say.
 */
import * as z from 'zod/mini'
import eu from './thresholds/eu.json' with { type: 'json' }
import fi from './thresholds/fi.json' with { type: 'json' }
import se from './thresholds/se.json' with { type: 'json' }

export const thresholdSubjects = [
  'supplies_services',
  'design_contest',
  'works',
  'health_social',
  'other_special',
  'concession',
] as const

const ruleSchema = z.object({
  id: z.string(),
  level: z.enum(['national', 'eu']),
  subject: z.enum(thresholdSubjects),
  /** Central government, any other authority, or the same for both. */
  authority: z.enum(['any', 'central', 'other']),
  /** Without VAT. */
  amount: z.number().check(z.positive()),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  from: z.iso.date(),
  /** Its last day; null while no later rule is known. */
  until: z.nullable(z.iso.date()),
  source: z.string().check(z.minLength(10)),
  /** When somebody last compared it with its source. */
  checkedOn: z.iso.date(),
})

export const ruleSetSchema = z.object({ country: z.string(), rules: z.array(ruleSchema) })

export type ThresholdRule = z.output<typeof ruleSchema>
export type RuleSet = z.output<typeof ruleSetSchema>

/** The rule sets that are known, checked when they are read. */
export const ruleSets: readonly RuleSet[] = [fi, se, eu].map((file) => ruleSetSchema.parse(file))

/** Countries in which the thresholds of the EU hold. */
const inUnion = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
)

/**
 * The rules for supplies and services that hold for a buyer in a country (ISO 3166) on a day. Null where no rule set is
 * known for it: that is said, never taken for "no threshold".
 */
export function thresholdsFor(country: string | null, day: string): ThresholdRule[] | null {
  const own = ruleSets.find((set) => set.country === country)
  const union =
    country !== null && inUnion.has(country) ? ruleSets.find((set) => set.country === 'EU') : undefined
  if (!own && !union) return null
  return [...(own?.rules ?? []), ...(union?.rules ?? [])].filter(
    ({ subject, from, until }) =>
      subject === 'supplies_services' && from <= day && (until === null || day <= until),
  )
}

export type ThresholdNote = {
  readonly rule: ThresholdRule
  /** `unknown` where the money is in another currency or its VAT does not fit: nothing is converted. */
  readonly standing: 'below' | 'reached' | 'unknown'
}

/** How a supplier's total stands against each rule. At the threshold it is reached. */
export function notesFor(
  total: { readonly amount: number; readonly currency: string; readonly vat: 'without' | 'with' | 'outside' },
  rules: readonly ThresholdRule[],
): ThresholdNote[] {
  return rules.map((rule) => {
    const isComparable = total.currency === rule.currency && total.vat !== 'with'
    return {
      rule,
      standing: !isComparable ? 'unknown' : total.amount < rule.amount ? 'below' : 'reached',
    }
  })
}
