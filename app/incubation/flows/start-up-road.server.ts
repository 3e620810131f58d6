/** What happens to a start-up in a cohort: milestones, graduation, leaving early. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { incubationMilestones, mentorMatches } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { openMilestones } from '../core/milestones.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { lockApplication, lockIntake, type ApplicationRow } from '../data/locked-intake.server.ts'
import { underWay, type About } from './decide-application.server.ts'
import { offerToNext } from './fill-places.server.ts'
import { moveApplication } from './move-application.server.ts'

/** Adds a step with its due day. */
export async function addMilestone(
  { title, dueOn, ...about }: About & { readonly title: string; readonly dueOn: string },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return db.transaction(async (tx) => {
    const found = await inCohort(tx, about)
    if (!found.ok) return found
    const { applicationId, programmeId, by } = about
    const position =
      (await tx.$count(incubationMilestones, eq(incubationMilestones.applicationId, applicationId))) + 1
    await tx.insert(incubationMilestones).values({ applicationId, position, title: title.trim(), dueOn })
    await appendEntry(tx, {
      programmeId,
      type: 'StartUpMilestoneAdded',
      at: await clock.now(tx),
      body: { by, applicationId, milestone: position, dueOn },
    })
    return accept(null)
  })
}

/** The start-up reports a step, or reports it anew while nobody has called it done. */
export async function reportStartUpMilestone(
  given: About & { readonly milestoneId: string; readonly version: number; readonly report: string },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  const { programmeId, applicationId, by, version, report } = given
  return db.transaction(async (tx) => {
    const found = await inCohort(tx, given)
    if (!found.ok) return found
    if (found.value.applicantId !== by) return refuse('application-moved')
    const step = await openStep(tx, given)
    if (!step.ok) return step
    if (step.value.version !== version) return refuse('milestone-changed', { title: step.value.title })
    const at = await clock.now(tx)
    await tx
      .update(incubationMilestones)
      .set({
        report: report.trim(),
        reportedAt: at,
        reportedBy: by,
        version: sql`${incubationMilestones.version} + 1`,
      })
      .where(eq(incubationMilestones.id, step.value.id))
    await appendEntry(tx, {
      programmeId,
      type: 'StartUpMilestoneReported',
      at,
      body: { by, applicationId, milestone: step.value.position },
      secrets: { report: report.trim() },
    })
    return accept(null)
  })
}

/** An organiser calls a reported step done. */
export async function finishMilestone(
  given: About & { readonly milestoneId: string },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return settleMilestone(given, null, ports)
}

/** An organiser waives a step, with the reason, which the start-up reads. */
export async function waiveMilestone(
  { reason, ...given }: About & { readonly milestoneId: string; readonly reason: string },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return reason.trim() === '' ? refuse('reason-missing') : settleMilestone(given, reason.trim(), ports)
}

async function settleMilestone(
  given: About & { readonly milestoneId: string },
  waiveReason: string | null,
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  const { programmeId, applicationId, by } = given
  return db.transaction(async (tx) => {
    const found = await inCohort(tx, given)
    if (!found.ok) return found
    const step = await openStep(tx, given)
    if (!step.ok) return step
    const { id, title, position, reportedAt } = step.value
    if (waiveReason === null && reportedAt === null) return refuse('milestone-unreported', { title })
    const at = await clock.now(tx)
    await tx
      .update(incubationMilestones)
      .set({
        ...(waiveReason === null ? { doneAt: at } : { waivedAt: at, waiveReason }),
        version: sql`${incubationMilestones.version} + 1`,
      })
      .where(eq(incubationMilestones.id, id))
    await appendEntry(tx, {
      programmeId,
      type: waiveReason === null ? 'StartUpMilestoneDone' : 'StartUpMilestoneWaived',
      at,
      body: { by, applicationId, milestone: position },
      ...(waiveReason !== null && { secrets: { reason: waiveReason } }),
    })
    return accept(null)
  })
}

/** A start-up graduates once every step is done or waived. */
export async function graduate(about: About, ports: Ports): Promise<Result<null, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'graduated')
    if (!found.ok) return found
    const rows = await tx
      .select()
      .from(incubationMilestones)
      .where(eq(incubationMilestones.applicationId, about.applicationId))
      .orderBy(asc(incubationMilestones.position))
    const open = openMilestones(
      rows.map(({ id, title, dueOn, reportedAt, doneAt, waivedAt }) => ({
        ...{ id, title, dueOn },
        isReported: reportedAt !== null,
        isDone: doneAt !== null,
        isWaived: waivedAt !== null,
      })),
    )
    if (open.length > 0)
      return refuse('milestones-open', {
        titles: open.map(({ title }) => title).join(', '),
        count: open.length,
      })
    const at = await ports.clock.now(tx)
    await endMatches(tx, about.applicationId, at)
    await moveApplication(tx, found.value.row, { to: 'graduated', at, by: about.by }, ports)
    return accept(null)
  })
}

/** A start-up leaves before the end, with a reason. Its place goes to the next who waits. */
export async function leaveEarly(
  { reason, ...about }: About & { readonly reason: string },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  if (reason.trim() === '') return refuse('reason-missing')
  return ports.db.transaction(async (tx) => {
    const found = await underWay(tx, about, 'left')
    if (!found.ok) return found
    const { row, intake } = found.value
    const at = await ports.clock.now(tx)
    await endMatches(tx, about.applicationId, at)
    await moveApplication(tx, row, { to: 'left', at, by: about.by, reason: reason.trim() }, ports)
    if (row.cohortId !== null) await offerToNext(tx, { intake, cohortId: row.cohortId, at, by: null }, ports)
    return accept(null)
  })
}

async function endMatches(tx: Tx, applicationId: string, at: Date): Promise<void> {
  await tx
    .update(mentorMatches)
    .set({ endedAt: at })
    .where(and(eq(mentorMatches.applicationId, applicationId), isNull(mentorMatches.endedAt)))
}

async function inCohort(
  tx: Tx,
  { programmeId, applicationId }: About,
): Promise<Result<ApplicationRow, IncubationRefusal>> {
  const intake = await lockIntake(tx, programmeId, 'share')
  if (!intake.ok) return intake
  const row = await lockApplication(tx, { programmeId, applicationId })
  return row?.state === 'joined' ? accept(row) : refuse('application-moved')
}

async function openStep(
  tx: Tx,
  { applicationId, milestoneId }: { applicationId: string; milestoneId: string },
): Promise<Result<typeof incubationMilestones.$inferSelect, IncubationRefusal>> {
  const [step] = await tx
    .select()
    .from(incubationMilestones)
    .where(
      and(eq(incubationMilestones.id, milestoneId), eq(incubationMilestones.applicationId, applicationId)),
    )
    .for('update')
  if (!step) return refuse('milestone-unknown')
  if (step.doneAt !== null || step.waivedAt !== null)
    return refuse('milestone-settled', { title: step.title })
  return accept(step)
}
