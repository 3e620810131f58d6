import { and, eq } from 'drizzle-orm'
import { measurements, measures } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isOver } from '../core/pilot-states.ts'
import type { MeasureBasis } from '../core/plan.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type EnterMeasurementInput = {
  readonly pilotId: string
  readonly by: string
  readonly measureId: string
  /** Decimal as text, from `decimalOf`. */
  readonly value: string
  /** ISO day, not after today in the challenge's zone. */
  readonly measuredOn: string
  readonly basis: MeasureBasis
  readonly note: string
  /** Where it can be checked: an address or the name of a document. */
  readonly evidence?: string
}

/**
 * Enters one value of a measure, with its day and what it rests on. Nothing is overwritten: another value for the same
 * day is the correction, and the last one entered counts.
 */
export async function enterMeasurement(
  { pilotId, by, measureId, value, measuredOn, basis, note, evidence = '' }: EnterMeasurementInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row: pilot, programmeId, zone } = await lockPilot(tx, pilotId)
    const [measure] = await tx
      .select({
        position: measures.position,
        name: measures.name,
        unit: measures.unit,
        retiredAt: measures.retiredAt,
      })
      .from(measures)
      .where(and(eq(measures.id, measureId), eq(measures.pilotId, pilotId)))
    if (!measure) return refuse('measure-unknown')
    if (isOver(pilot.state)) return refuse('pilot-over')
    if (measure.retiredAt !== null) return refuse('item-retired', { name: measure.name })
    const now = await clock.now(tx)
    if (measuredOn > instantToWallClock(now, zone).date) return refuse('measured-in-future')
    await tx.insert(measurements).values({
      measureId,
      value,
      unit: measure.unit,
      measuredOn,
      basis,
      note: note.trim(),
      evidence: evidence.trim(),
      enteredBy: by,
      enteredAt: now,
    })
    await appendEntry(tx, {
      programmeId,
      challengeId: pilot.challengeId,
      proposalId: pilot.proposalId,
      type: 'MeasurementEntered',
      at: now,
      body: {
        ...{ by, pilotId, measure: measure.position, value, measuredOn, basis },
        ...(evidence.trim() !== '' && { evidence: evidence.trim() }),
      },
    })
    await notices.replan(tx, { challengeId: pilot.challengeId })
    return accept(null)
  })
}
