/** What a pilot is started with: a period, milestones within it, and measures whose baselines say what they rest on. */
import type { PilotRefusal } from './refusals.ts'
import type { MilestoneKind } from './reports.ts'

export const measureBases = ['rated', 'modelled', 'expected', 'reported', 'measured', 'projected'] as const
export type MeasureBasis = (typeof measureBases)[number]

export type MilestonePlan = {
  readonly title: string
  /** ISO day. */
  readonly dueOn: string
  /** What its report is; a step where nothing is said. */
  readonly reportKind?: MilestoneKind | undefined
}

export type MeasurePlan = {
  readonly name: string
  readonly unit: string
  readonly method: string
  readonly comparator: string
  /** Decimal as text, or null where nothing was there before. */
  readonly baseline: string | null
  readonly baselineBasis: MeasureBasis | null
  readonly target: string | null
}

export type PilotPlan = {
  readonly startsOn: string
  readonly endsOn: string
  readonly milestones: readonly MilestonePlan[]
  readonly measures: readonly MeasurePlan[]
}

/** The first thing that is wrong with a plan, or null. */
export function planRefusal({ startsOn, endsOn, milestones, measures }: PilotPlan): PilotRefusal | null {
  if (startsOn >= endsOn) return { code: 'pilot-dates' }
  if (milestones.length === 0) return { code: 'milestones-needed' }
  if (measures.length === 0) return { code: 'measures-needed' }
  return outsideRefusal(milestones, { startsOn, endsOn }) ?? baselineRefusal(measures)
}

/** The first milestone that lies outside the time of the pilot, or null. */
export function outsideRefusal(
  milestones: readonly MilestonePlan[],
  { startsOn, endsOn }: Pick<PilotPlan, 'startsOn' | 'endsOn'>,
): PilotRefusal | null {
  const outside = milestones.find(({ dueOn }) => dueOn < startsOn || dueOn > endsOn)
  return outside ? { code: 'milestone-outside', title: outside.title, startsOn, endsOn } : null
}

/** The first measure whose baseline does not say what it rests on, or the other way round; or null. */
export function baselineRefusal(measures: readonly MeasurePlan[]): PilotRefusal | null {
  const bare = measures.find(
    ({ baseline, baselineBasis }) => (baseline === null) !== (baselineBasis === null),
  )
  return bare ? { code: 'baseline-needs-basis', name: bare.name } : null
}

/**
 * A decimal as people type it, with a comma or a point, as the database keeps it: "0,42" is "0.42". Null when it is
 * not one: at most twelve digits before and six after the point, a sign in front, nothing else.
 */
export function decimalOf(typed: string): string | null {
  const text = typed.trim().replace(/[\u2212\u2013]/, '-')
  return /^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? text.replace(',', '.') : null
}

/** The address of a pilot: the title in plain letters and the code of the reference, or the reference alone. */
export function slugOfPilot(title: string, reference: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{Mn}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
  const code = plain(reference.split('-').slice(2).join('-') || reference)
  const name = plain(title).slice(0, 60).replace(/-+$/, '')
  return name.length >= 3 ? `${name}-${code}` : plain(reference)
}
