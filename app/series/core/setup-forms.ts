/** What the forms send by which an organiser sets a series up. Shared with the pages. */
import * as z from 'zod/mini'
import { isZone, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { compare } from '#app/platform/fraction.ts'
import { locales } from '#app/platform/i18n.ts'
import { decimal, decimalText } from '#app/platform/rounding.ts'
import {
  countedAttempts,
  roundKinds,
  roundSteps,
  type Better,
  type CountedAttempts,
  type RoundKind,
} from './rounds.ts'
import { countings, forWhom, missings, standingsRuleSchema, tieRules, togethers } from './standings-rule.ts'

/** The bounds the tables have too. */
export const mostRows = 12
export const mostAttempts = 10

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const needed = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const count = (least: number, most: number) =>
  z.coerce.number().check(z.int(), z.minimum(least), z.maximum(most))
const version = z.coerce.number().check(z.int(), z.minimum(1))
const box = z.optional(z.literal('yes'))
const rows = <Row extends z.ZodMiniType>(row: Row) =>
  z._default(z.record(z.string().check(z.regex(/^\d{1,2}$/)), row), {})

/** A decimal as people type it, with a comma too; at most six decimals. Null for anything else. */
export function typedDecimal(typed: string): string | null {
  const text = typed.trim().replace(',', '.')
  if (!/^[+\-−]?\d{1,9}(\.\d{1,6})?$/.test(text)) return null
  const value = decimal(text)
  return value && decimalText(value, 6)
}
const optionalDecimal = z.pipe(
  line(30).check(z.refine((typed) => typed === '' || typedDecimal(typed) !== null, 'series:errors.decimal')),
  z.transform((typed) => (typed === '' ? null : typedDecimal(typed))),
)

export const startSchema = z.object({
  intent: z.literal('start'),
  from: z.enum(['robotics', 'nothing']),
  contentLocale: z.enum(locales),
})

export const teamRulesSchema = z
  .object({
    intent: z.literal('teams'),
    version,
    leastMembers: count(1, 100),
    mostMembers: count(1, 100),
    hasSeveralTeamsPerOrganisation: box,
  })
  .check(
    z.refine(({ leastMembers, mostMembers }) => leastMembers <= mostMembers, {
      error: 'series:errors.members-order',
      path: ['mostMembers'],
    }),
  )

const venueRow = z.object({
  from: line(36),
  city: line(100),
  zone: line(60).check(z.refine((typed) => typed === '' || isZone(typed), 'series:errors.zone')),
  place: line(200),
  isRemoved: box,
})
export const venuesSchema = z.object({ intent: z.literal('venues'), version, venues: rows(venueRow) })
export type VenueRow = {
  readonly from: string | null
  readonly city: string
  readonly zone: string
  readonly place: string
}

/** The venues in the order of the rows, without those that are empty or taken away. */
export function venuesFromForm({ venues }: z.output<typeof venuesSchema>): VenueRow[] {
  return inOrder(venues)
    .filter(({ city, isRemoved }) => city !== '' && isRemoved !== 'yes')
    .map(({ from, city, zone, place }) => ({ from: from || null, city, zone: zone || 'UTC', place }))
}

const criterionRow = z.object({ name: line(100), weight: line(3), most: optionalDecimal }).check(
  z.refine(({ name, weight }) => name === '' || /^([1-9]\d?|100)$/.test(weight), {
    error: 'series:errors.weight',
    path: ['weight'],
  }),
  z.refine(({ name, most }) => name === '' || (most !== null && Number(most) > 0), {
    error: 'series:errors.most',
    path: ['most'],
  }),
)
export const criteriaSchema = z.object({
  intent: z.literal('criteria'),
  version,
  criteria: rows(criterionRow),
})
export type CriterionRow = { readonly name: string; readonly weight: number; readonly most: string }

/** The criteria in the order of the rows, without empty ones. */
export function criteriaFromForm({ criteria }: z.output<typeof criteriaSchema>): CriterionRow[] {
  return inOrder(criteria)
    .filter(({ name }) => name !== '')
    .map(({ name, weight, most }) => ({ name, weight: Number(weight), most: most ?? '1' }))
}

const jurorRow = z.object({ from: line(36), name: line(100), isRemoved: box })
export const jurorsSchema = z.object({ intent: z.literal('jurors'), version, jurors: rows(jurorRow) })
export type JurorRow = { readonly from: string | null; readonly name: string }

/** The jurors in the order of the rows, without those that are empty or taken away. */
export function jurorsFromForm({ jurors }: z.output<typeof jurorsSchema>): JurorRow[] {
  return inOrder(jurors)
    .filter(({ name, isRemoved }) => name !== '' && isRemoved !== 'yes')
    .map(({ from, name }) => ({ from: from || null, name }))
}

export const ruleSchema = z.object({
  intent: z.literal('rule'),
  version,
  counts: z.enum(countings),
  /** "10, 8, 6". */
  points: line(400).check(z.regex(/^(\d{1,4}([\s,;、，]+\d{1,4})*)?$/, 'series:errors.points')),
  juryPercent: count(0, 100),
  bestOf: line(2).check(z.regex(/^([1-9]\d?)?$/, 'series:errors.best-of')),
  together: z.enum(togethers),
  missing: z.enum(missings),
  notFinished: z.enum(forWhom),
  disqualified: z.enum(forWhom),
  isFurtherFirst: box,
  tie1: z._default(z.union([z.literal(''), z.enum(tieRules)]), ''),
  tie2: z._default(z.union([z.literal(''), z.enum(tieRules)]), ''),
  tie3: z._default(z.union([z.literal(''), z.enum(tieRules)]), ''),
})

/** The rule as typed, or what is wrong with it under the names of the form's fields. */
export function ruleFromForm(typed: z.output<typeof ruleSchema>) {
  const { intent: _, version: __, points, bestOf, isFurtherFirst, tie1, tie2, tie3, ...choices } = typed
  const read = standingsRuleSchema.safeParse({
    ...choices,
    points: points
      .split(/[\s,;、，]+/)
      .filter(Boolean)
      .map(Number),
    bestOf: bestOf === '' ? null : Number(bestOf),
    isFurtherFirst: isFurtherFirst === 'yes',
    ties: [...new Set([tie1, tie2, tie3].filter((each) => each !== ''))],
  })
  return read
}

export const roundSchema = z
  .object({
    intent: z.literal('save'),
    version,
    kind: z.enum(roundKinds),
    name: needed(100),
    advances: line(4).check(z.regex(/^([1-9]\d{0,3})?$/, 'series:errors.whole')),
    discipline: line(100),
    unit: line(30),
    better: z._default(z.enum(['smaller', 'larger']), 'smaller'),
    decimals: z._default(count(0, 6), 0),
    attempts: z._default(count(1, mostAttempts), 1),
    counting: z._default(z.enum(countedAttempts), 'best'),
    worst: optionalDecimal,
    best: optionalDecimal,
    isJudged: box,
  })
  .check(
    z.refine(({ kind, discipline }) => kind === 'registration' || discipline !== '', {
      error: 'series:errors.discipline',
      path: ['discipline'],
    }),
    z.refine(({ kind, unit }) => kind === 'registration' || unit !== '', {
      error: 'series:errors.unit',
      path: ['unit'],
    }),
    z.refine(({ worst, best }) => (worst === null) === (best === null), {
      error: 'series:errors.ends',
      path: ['best'],
    }),
    z.refine(({ worst, best, better }) => isRightWay(worst, best, better), {
      error: 'series:errors.ends-order',
      path: ['best'],
    }),
  )

function isRightWay(worst: string | null, best: string | null, better: Better): boolean {
  const [low, high] = [worst && decimal(worst), best && decimal(best)]
  if (!low || !high) return true
  return better === 'smaller' ? compare(high, low) < 0 : compare(low, high) < 0
}

export type RoundFields = {
  readonly kind: RoundKind
  readonly name: string
  readonly advances: number | null
  readonly discipline: string
  readonly unit: string
  readonly better: Better | null
  readonly decimals: number
  readonly attempts: number
  readonly counting: CountedAttempts
  readonly worst: string | null
  readonly best: string | null
  readonly isJudged: boolean
}

/** The round as typed; a registration measures nothing. */
export function roundFromForm(typed: z.output<typeof roundSchema>): RoundFields {
  const { intent: _, version: __, advances, isJudged, ...fields } = typed
  if (typed.kind === 'registration')
    return {
      ...{ kind: typed.kind, name: typed.name, advances: null, discipline: '', unit: '', better: null },
      ...{ decimals: 0, attempts: 1, counting: 'best', worst: null, best: null, isJudged: false },
    }
  return { ...fields, advances: advances === '' ? null : Number(advances), isJudged: isJudged === 'yes' }
}

const wall = z._default(
  z.object({
    date: z._default(z.string().check(z.maxLength(20)), ''),
    time: z._default(z.string().check(z.maxLength(20)), ''),
  }),
  { date: '', time: '' },
)
export const sittingsSchema = z.object({
  sittings: z._default(
    z.record(z.string().check(z.regex(/^\d{1,2}$/)), z.object({ begins: wall, ends: wall })),
    {},
  ),
})
export type SittingRow = { readonly venueId: string | null; readonly beginsAt: Date; readonly endsAt: Date }

/**
 * The sittings as typed, each on the clock of its place; row 0 is online, row 1 the first venue. An empty row is none.
 * Problems come back under the names of the fields, as keys of texts.
 */
export function sittingsFromForm(
  { sittings }: z.output<typeof sittingsSchema>,
  places: readonly { readonly venueId: string | null; readonly zone: string }[],
): { readonly rows: readonly SittingRow[]; readonly errors: Readonly<Record<string, SittingError>> } {
  const errors: Record<string, SittingError> = {}
  const read = places.flatMap(({ venueId, zone }, index): SittingRow[] => {
    const typed = sittings[String(index)]
    if (!typed || [typed.begins, typed.ends].every(({ date, time }) => date === '' && time === '')) return []
    const [begins, ends] = [typed.begins, typed.ends].map((each) => wallClockToInstant({ ...each, zone }))
    if (!begins?.ok) errors[`sittings.${index}.begins`] = 'time'
    if (!ends?.ok) errors[`sittings.${index}.ends`] = 'time'
    if (!begins?.ok || !ends?.ok) return []
    if (begins.value < ends.value) return [{ venueId, beginsAt: begins.value, endsAt: ends.value }]
    errors[`sittings.${index}.ends`] = 'end-before'
    return []
  })
  return { rows: read, errors }
}
export type SittingError = 'time' | 'end-before'

export const stepSchema = z.object({
  intent: z.literal('step'),
  step: z.enum(roundSteps),
  round: count(1, 100),
})

function inOrder<Row>(record: Readonly<Record<string, Row>>): Row[] {
  return Object.entries(record)
    .sort(([a], [b]) => Number(a) - Number(b))
    .slice(0, mostRows)
    .map(([, row]) => row)
}
