/** Corrections of published reports: who writes one, who publishes it, and what goals come to with them. */
import type { PartnershipRefusal } from './refusals.ts'
import type { DraftReport } from './reports.ts'

type InYear = { readonly year: number }

export type WaitingCorrection = { readonly number: number; readonly writtenBy: string | null }

/** Null when a correction of that report may be written. One that waits for its second person is published or taken back first. */
export function correctingRefusal(
  report: Pick<DraftReport, 'isPublished'> | null,
  { year, waiting }: { year: number; waiting: WaitingCorrection | null },
): PartnershipRefusal | null {
  if (!report?.isPublished) return { code: 'report-not-published', year }
  return waiting ? { code: 'correction-waits' } : null
}

/** Null when this person may publish the correction they have read: by its number, and not their own. */
export function publishingCorrectionRefusal(
  waiting: WaitingCorrection | null,
  { by, number }: { by: string; number: number },
): PartnershipRefusal | null {
  if (waiting?.number !== number) return { code: 'correction-gone' }
  return waiting.writtenBy === null || waiting.writtenBy === by ? { code: 'correction-own' } : null
}

/**
 * The values of goals as they are known by now: what reports said, and in its place what a later correction says of the same
 * goal and year. A correction can add a value that the report did not have.
 */
export function correctedValues<Value extends { readonly goalId: string }>(
  reported: readonly (NoInfer<Value> & InYear)[],
  corrections: readonly (InYear & { readonly number: number; readonly values: readonly Value[] })[],
): (Value & InYear & { readonly isCorrected: boolean })[] {
  const known = new Map(reported.map((value) => [keyOf(value), { ...value, isCorrected: false }]))
  for (const { year, values } of [...corrections].sort((a, b) => a.number - b.number))
    for (const value of values) known.set(keyOf({ ...value, year }), { ...value, year, isCorrected: true })
  return [...known.values()]
}

const keyOf = ({ goalId, year }: InYear & { readonly goalId: string }) => `${goalId} ${year}`
