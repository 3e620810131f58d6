import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { intakeApplications } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { leadsTo, type IntakeState } from '../core/intake-states.ts'
import { answerByOf } from '../core/intake-window.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { inWaitingOrder, movedInLine, noRoomFor } from '../core/waiting-list.ts'
import {
  lockApplication,
  lockCohort,
  lockIntake,
  lockWaiting,
  type ApplicationRow,
  type IntakeRow,
} from '../data/locked-intake.server.ts'
import { offerToNext } from './fill-places.server.ts'
import { moveApplication } from './move-application.server.ts'

export type About = { readonly programmeId: string; readonly applicationId: string; readonly by: string }

/** The intake and an application under their locks, where the road leads from it to `to`. */
export async function underWay(
  tx: Tx,
  { programmeId, applicationId }: Pick<About, 'programmeId' | 'applicationId'>,
  to: IntakeState,
): Promise<Result<{ intake: IntakeRow; row: ApplicationRow }, IncubationRefusal>> {
  const intake = await lockIntake(tx, programmeId, 'update')
  if (!intake.ok) return intake
  const row = await lockApplication(tx, { programmeId, applicationId })
  if (!row || !leadsTo(row.state, to)) return refuse('application-moved')
  return accept({ intake: intake.value, row })
}

/**
 * Offers a place in a cohort. It is held from now on, until the day that is named or as many days as the intake gives;
 * two organisers at the same moment come one after the other, and the second reads that the cohort is full.
 */
export async function offerPlace(
  { cohortId, answerOn, ...about }: About & { readonly cohortId: string; readonly answerOn: string | null },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'offered')
    if (!found.ok) return found
    const { intake, row } = found.value
    const cohort = await lockCohort(tx, { programmeId: about.programmeId, cohortId })
    if (!cohort) return refuse('cohort-unknown')
    const at = await ports.clock.now(tx)
    if (cohort.row.endsOn < instantToWallClock(at, intake.zone).date)
      return refuse('cohort-over', { cohort: cohort.row.number })
    const full = noRoomFor(cohort.room, row.themeId)
    if (full !== null) return refuse(full, { cohort: cohort.row.number })
    const answerBy = answerByOn(answerOn, { at, intake })
    if (answerBy === null || answerBy <= at) return refuse('answer-by-past')
    await moveApplication(tx, row, { to: 'offered', at, by: about.by, cohortId, answerBy }, ports)
    return accept(null)
  })
}

function answerByOn(day: string | null, { at, intake }: { at: Date; intake: IntakeRow }): Date | null {
  if (day === null) return answerByOf(at, intake.answerDays, intake.zone)
  const end = wallClockToInstant({ date: day, time: '23:59', zone: intake.zone })
  return end.ok ? end.value : null
}

/** Puts an application on the waiting list. The start-up is told that it waits, and of no place in the order. */
export async function putOnWaitingList(about: About, ports: Ports): Promise<Result<null, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'waiting')
    if (!found.ok) return found
    const at = await ports.clock.now(tx)
    await moveApplication(tx, found.value.row, { to: 'waiting', at, by: about.by }, ports)
    return accept(null)
  })
}

/** Declines an application with a reason, which the start-up reads. */
export async function declineApplication(
  { reason, ...about }: About & { readonly reason: string },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  if (reason.trim() === '') return refuse('reason-missing')
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'declined')
    if (!found.ok) return found
    const at = await ports.clock.now(tx)
    await moveApplication(
      tx,
      found.value.row,
      { to: 'declined', at, by: about.by, reason: reason.trim() },
      ports,
    )
    return accept(null)
  })
}

/** Moves somebody on the waiting list to a place, with the reason in the record; everybody's place is stated from then on. */
export async function moveInLine(
  {
    place,
    reason,
    programmeId,
    applicationId,
    by,
  }: About & { readonly place: number; readonly reason: string },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  if (reason.trim() === '') return refuse('reason-missing')
  return db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const waiting = await lockWaiting(tx, programmeId)
    if (!waiting.some(({ id }) => id === applicationId)) return refuse('application-moved')
    const order = movedInLine(waiting, applicationId, place)
    if (order === null) return refuse('place-unknown', { places: waiting.length })
    const before = inWaitingOrder(waiting).map(({ id }) => id)
    for (const [index, id] of order.entries())
      await tx
        .update(intakeApplications)
        .set({ waitingPlace: index + 1 })
        .where(eq(intakeApplications.id, id))
    await appendEntry(tx, {
      programmeId,
      type: 'WaitingListReordered',
      at: await clock.now(tx),
      body: { by, applicationId, from: before.indexOf(applicationId) + 1, to: place },
      secrets: { reason: reason.trim() },
    })
    return accept(null)
  })
}

/** Offers every free place of a cohort to those who wait, in their order. Returns how many were offered one. */
export async function fillCohort(
  { programmeId, cohortId, by }: { programmeId: string; cohortId: string; by: string },
  ports: Ports,
): Promise<Result<number, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const cohort = await lockCohort(tx, { programmeId, cohortId })
    if (!cohort) return refuse('cohort-unknown')
    const at = await ports.clock.now(tx)
    const { number, endsOn, placesTaken, capacity } = cohort.row
    if (endsOn < instantToWallClock(at, intake.value.zone).date)
      return refuse('cohort-over', { cohort: number })
    if (placesTaken >= capacity) return refuse('cohort-full', { cohort: number })
    if ((await lockWaiting(tx, programmeId)).length === 0) return refuse('nobody-waits')
    let offered = 0
    while (await offerToNext(tx, { intake: intake.value, cohortId, at, by }, ports)) offered += 1
    return offered === 0 ? refuse('nobody-fits', { cohort: number }) : accept(offered)
  })
}
