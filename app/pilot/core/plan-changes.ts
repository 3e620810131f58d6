/**
 * A plan may change while a pilot runs, and every change is told: what was there before, what is there now, and, where
 * it changes what a figure means, why. What has been reported or measured is never rewritten.
 */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { baselineRefusal, outsideRefusal, type MeasurePlan, type MilestonePlan } from './plan.ts'
import type { PilotRefusal } from './refusals.ts'

export type PlanItem = 'milestone' | 'measure'

/** One field before and after; numbers and days as text, null where there is none. */
export type FieldChange = { readonly field: string; readonly from: string | null; readonly to: string | null }

export type StandingMilestone = MilestonePlan & { readonly isReported: boolean; readonly isRetired: boolean }
/** `values`: how many have been entered. */
export type StandingMeasure = MeasurePlan & { readonly values: number; readonly isRetired: boolean }

const milestoneFields = ['title', 'dueOn', 'reportKind'] as const
const measureFields = ['name', 'unit', 'baseline', 'baselineBasis', 'target', 'method', 'comparator'] as const
const numbers: readonly string[] = ['baseline', 'target']
/** With another unit or baseline the values that are there mean something else. */
const meaning: readonly string[] = ['unit', 'baseline', 'baselineBasis']

/** What changes in a milestone; none when nothing does. A reported one is history. */
export function decideMilestoneChange(
  standing: StandingMilestone,
  asked: MilestonePlan,
  period: { readonly startsOn: string; readonly endsOn: string },
): Result<FieldChange[], PilotRefusal> {
  const { title } = standing
  if (standing.isRetired) return refuse('item-retired', { name: title })
  if (standing.isReported) return refuse('milestone-reported', { name: title })
  const outside = outsideRefusal([asked], period)
  if (outside) return { ok: false, refusal: outside }
  return accept(
    differences(milestoneFields, standing, { ...asked, reportKind: asked.reportKind ?? standing.reportKind }),
  )
}

/**
 * What changes in a measure; none when nothing does. A target that moves after the start needs a reason, and so does
 * a unit or baseline once a value has been entered: "90 MWh" with a target of 80 is another promise than with 100.
 */
export function decideMeasureChange(
  standing: StandingMeasure,
  asked: MeasurePlan,
  reason: string,
): Result<FieldChange[], PilotRefusal> {
  const { name } = standing
  if (standing.isRetired) return refuse('item-retired', { name })
  const bare = baselineRefusal([asked])
  if (bare) return { ok: false, refusal: bare }
  const changes = differences(measureFields, standing, asked)
  const needsReason = changes.some(
    ({ field }) => field === 'target' || (standing.values > 0 && meaning.includes(field)),
  )
  if (needsReason && reason.trim() === '') return refuse('change-reason-missing', { name })
  return accept(changes)
}

/** Null when it may be taken out of the plan. `remaining` counts what would be left of its kind. */
export function retireRefusal(
  item: { readonly name: string; readonly isRetired: boolean; readonly isReported: boolean },
  { kind, remaining, reason }: { kind: PlanItem; remaining: number; reason: string },
): PilotRefusal | null {
  const { name } = item
  if (item.isRetired) return { code: 'item-retired', name }
  if (item.isReported) return { code: 'milestone-reported', name }
  if (remaining < 1)
    return kind === 'milestone' ? { code: 'last-milestone', name } : { code: 'last-measure', name }
  return reason.trim() === '' ? { code: 'retire-reason-missing', name } : null
}

/** What an addition says: every field that is not empty, from nothing. */
export function additionOf(item: MilestonePlan | MeasurePlan): FieldChange[] {
  return 'dueOn' in item ? differences(milestoneFields, null, item) : differences(measureFields, null, item)
}

function differences<Field extends string>(
  fields: readonly Field[],
  before: Readonly<Partial<Record<Field, string | null>>> | null,
  after: Readonly<Partial<Record<Field, string | null>>>,
): FieldChange[] {
  return fields
    .map((field) => ({ field, from: textOf(before?.[field]), to: textOf(after[field]) }))
    .filter(({ field, from, to }) => !isSame(field, from, to))
}

/** "120" and "120.0" are one number. */
function isSame(field: string, from: string | null, to: string | null): boolean {
  const isNumeric = numbers.includes(field) && from !== null && to !== null
  return isNumeric ? Number(from) === Number(to) : from === to
}

function textOf(value: string | null | undefined): string | null {
  const text = value?.trim() ?? ''
  return text === '' ? null : text
}
