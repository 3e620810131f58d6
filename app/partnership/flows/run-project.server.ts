import { eq, sql } from 'drizzle-orm'
import { partnershipProjects, projectMilestones } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { moveRefusal, type ProjectState } from '../core/projects.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { projectOf } from '../data/locked-project.server.ts'
import { inPartnership } from './in-partnership.server.ts'

type Asked = { readonly programmeId: string; readonly by: string; readonly number: number }

/** An agreed project runs, is finished, or is stopped with the reason, which is public. */
export async function moveProject(
  asked: Asked & { version: number; to: ProjectState; reason: string },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  const { programmeId, by, number, version, to, reason } = asked
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const project = await projectOf(tx, { programmeId, number })
    if (!project) return refuse('project-unknown')
    if (project.version !== version) return refuse('partnership-changed')
    const refusal = moveRefusal(project.state, { to, reason })
    if (refusal) return { ok: false, refusal }
    const stopReason = to === 'stopped' ? reason.trim() : ''
    await tx
      .update(partnershipProjects)
      .set({ state: to, stateAt: now, stopReason, version: sql`${partnershipProjects.version} + 1` })
      .where(eq(partnershipProjects.id, project.id))
    await appendEntry(tx, {
      programmeId,
      type: 'ProjectMoved',
      at: now,
      body: { by, number, from: project.state, to, ...(stopReason !== '' && { reason: stopReason }) },
    })
    return accept(null)
  })
}

const isOver = (state: ProjectState) => state === 'declined' || state === 'finished' || state === 'stopped'

/** Adds a milestone to a project, on a day within it. */
export async function addStep(
  { programmeId, by, number, title, dueOn }: Asked & { title: string; dueOn: string },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const project = await projectOf(tx, { programmeId, number })
    if (!project) return refuse('project-unknown')
    if (isOver(project.state)) return refuse('project-over')
    const { startsOn, endsOn } = project
    if (dueOn < startsOn || dueOn > endsOn) return refuse('step-outside', { startsOn, endsOn })
    const position = Math.max(0, ...project.milestones.map((each) => each.position)) + 1
    await tx.insert(projectMilestones).values({ projectId: project.id, position, title, dueOn })
    await appendEntry(tx, {
      programmeId,
      type: 'ProjectMilestoneAdded',
      at: now,
      body: { by, number, milestone: position, title, dueOn },
    })
    return accept(null)
  })
}

/** Writes what a milestone came to, once. */
export async function reportStep(
  { programmeId, by, number, stepId, report }: Asked & { stepId: string; report: string },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const project = await projectOf(tx, { programmeId, number })
    if (!project) return refuse('project-unknown')
    const step = project.milestones.find(({ id }) => id === stepId)
    if (!step) return refuse('step-unknown')
    if (step.reportedAt !== null) return refuse('step-reported', { title: step.title })
    await tx
      .update(projectMilestones)
      .set({ report, reportedAt: now, reportedBy: by })
      .where(eq(projectMilestones.id, step.id))
    await appendEntry(tx, {
      programmeId,
      type: 'ProjectMilestoneReported',
      at: now,
      body: { by, number, milestone: step.position, report },
    })
    return accept(null)
  })
}
