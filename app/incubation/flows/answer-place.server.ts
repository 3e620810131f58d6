import { and, eq, min, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { intakeApplications } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Log } from '#app/platform/log.server.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { lockApplication, lockIntake } from '../data/locked-intake.server.ts'
import { underWay, type About } from './decide-application.server.ts'
import { offerToNext } from './fill-places.server.ts'
import { moveApplication } from './move-application.server.ts'

/** The start-up takes the place it was offered, while it is held: until the instant named, and not at it. */
export async function acceptPlace(about: About, ports: Ports): Promise<Result<null, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'joined')
    if (!found.ok) return found
    const { row } = found.value
    if (row.applicantId !== about.by) return refuse('application-moved')
    const at = await ports.clock.now(tx)
    if (row.answerBy === null || at >= row.answerBy) return refuse('offer-over')
    await moveApplication(tx, row, { to: 'joined', at, by: about.by }, ports)
    return accept(null)
  })
}

/** The start-up takes its application back, or gives back the place it was offered: then the next who waits moves up. */
export async function withdrawApplication(
  about: About,
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'withdrawn')
    if (!found.ok) return found
    const { row, intake } = found.value
    if (row.applicantId !== about.by) return refuse('application-moved')
    const at = await ports.clock.now(tx)
    await moveApplication(tx, row, { to: 'withdrawn', at, by: about.by }, ports)
    if (row.cohortId !== null) await offerToNext(tx, { intake, cohortId: row.cohortId, at, by: null }, ports)
    return accept(null)
  })
}

/** Whether a start-up that graduates stands on the public list: its own word, at any time. */
export async function showAmongGraduates(
  { programmeId, applicationId, by, isShown }: About & { readonly isShown: boolean },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return db.transaction(async (tx) => {
    const row = await lockApplication(tx, { programmeId, applicationId })
    if (!row || row.applicantId !== by) return refuse('application-moved')
    await tx
      .update(intakeApplications)
      .set({ mayBeShown: isShown, version: sql`${intakeApplications.version} + 1` })
      .where(eq(intakeApplications.id, applicationId))
    await appendEntry(tx, {
      programmeId,
      type: isShown ? 'GraduateShown' : 'GraduateHidden',
      at: await clock.now(tx),
      body: { by, applicationId, reference: row.reference },
    })
    return accept(null)
  })
}

/**
 * Ends offers nobody has answered in time, and offers each place to the next who waits. Each in a transaction of its
 * own; one that fails does not stop the others. Returns how many ran out.
 */
export async function lapseOffers(ports: Ports & { log: Log }): Promise<number> {
  const due = await ports.db
    .select({ id: intakeApplications.id, programmeId: intakeApplications.programmeId })
    .from(intakeApplications)
    .where(isDue)
  let lapsed = 0
  for (const { id: applicationId, programmeId } of due) {
    try {
      if (await lapseOffer({ programmeId, applicationId }, ports)) lapsed += 1
    } catch (error) {
      ports.log.error({ err: error, applicationId }, 'an offered place could not be taken back')
    }
  }
  return lapsed
}

async function lapseOffer(
  { programmeId, applicationId }: { programmeId: string; applicationId: string },
  ports: Ports,
): Promise<boolean> {
  return ports.db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return false
    const row = await lockApplication(tx, { programmeId, applicationId })
    const at = await ports.clock.now(tx)
    if (row?.state !== 'offered' || row.answerBy === null || at < row.answerBy) return false
    await moveApplication(tx, row, { to: 'lapsed', at, by: null }, ports)
    if (row.cohortId !== null)
      await offerToNext(tx, { intake: intake.value, cohortId: row.cohortId, at, by: null }, ports)
    return true
  })
}

/** Offered places of incubations that are switched on. */
const isOffered = and(
  eq(intakeApplications.state, 'offered'),
  sql`exists (select from programme_modules m where m.programme_id = ${intakeApplications.programmeId} and m.module = 'incubation')`,
)
const isDue = and(isOffered, sql`${intakeApplications.answerBy} <= ${nowOnce}`)

/** When the next offered place runs out; null where none is offered. */
export async function nextOfferEndsAt(db: Executor): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(intakeApplications.answerBy) })
    .from(intakeApplications)
    .where(isOffered)
  return row?.at ?? null
}
