import { and, eq, isNull, sql } from 'drizzle-orm'
import {
  frameworkNeeds,
  partnershipProjects,
  people,
  programmes,
  programmeTexts,
  projectShares,
  roleGrants,
} from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { confirmationRefusal, decisionRefusal } from '../core/deciding.ts'
import { budgetOf, type ProjectOutcome, type Share } from '../core/projects.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { handOf } from '../data/locked-partnership.server.ts'
import { projectOf } from '../data/locked-project.server.ts'
import { inPartnership } from './in-partnership.server.ts'

type Asked = {
  readonly programmeId: string
  readonly by: string
  readonly number: number
  /** The version of the project that the person has read. */
  readonly version: number
}

type Found = NonNullable<Awaited<ReturnType<typeof projectOf>>>

/** What the rules of deciding know of a project. */
const asDecided = ({ state, proposedBy, outcome, decidedBy }: Found) => ({
  state,
  proposedBy,
  draft: state === 'proposed' && outcome ? { outcome, decidedBy } : null,
})

const waits = { outcome: null, reasons: '', decidedBy: null, decidedAt: null } as const

/**
 * One person writes the decision on a project: agreed with what each party pays, declined, or sent back. It counts once
 * another has confirmed it.
 */
export async function decideProject(
  asked: Asked & { outcome: ProjectOutcome; reasons: string; shares: readonly Share[] },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  const { programmeId, by, number, version, outcome, reasons, shares } = asked
  return inPartnership(programmeId, ports, async (tx, { sides, parties }, now) => {
    const project = await projectOf(tx, { programmeId, number })
    if (!project) return refuse('project-unknown')
    if (project.version !== version) return refuse('partnership-changed')
    if (!(await isOrganiser(tx, asked))) return refuse('not-in-programme')
    const hand = await handOf(tx, { programmeId, personId: by })
    const written = { outcome, reasons, shares }
    const refusal = decisionRefusal(asDecided(project), written, { hand, sides })
    if (refusal) return { ok: false, refusal }
    const known = new Set(parties.map(({ organisationId }) => organisationId))
    if (shares.some(({ organisationId }) => !known.has(organisationId))) return refuse('not-a-party')
    await tx
      .update(partnershipProjects)
      .set({ outcome, reasons: reasons.trim(), decidedBy: by, decidedAt: now, ...raised })
      .where(eq(partnershipProjects.id, project.id))
    if (outcome === 'agreed') await agreeShares(tx, project, shares)
    await appendEntry(tx, {
      programmeId,
      type: 'ProjectDecisionWritten',
      at: now,
      body: { by, number, outcome },
      secrets: { reasons: reasons.trim() },
    })
    return accept(null)
  })
}

const raised = { version: sql`${partnershipProjects.version} + 1` }

/** Takes back a decision that nobody has confirmed; by whoever decides in the programme. */
export async function takeBackDecision(
  asked: Asked,
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  const { programmeId, by, number, version } = asked
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const project = await projectOf(tx, { programmeId, number })
    if (!project) return refuse('project-unknown')
    if (project.version !== version) return refuse('partnership-changed')
    if (!(await isOrganiser(tx, asked))) return refuse('not-in-programme')
    if (!asDecided(project).draft) return refuse('no-decision-waits')
    await tx
      .update(partnershipProjects)
      .set({ ...waits, ...raised })
      .where(eq(partnershipProjects.id, project.id))
    await tx.update(projectShares).set({ agreed: null }).where(eq(projectShares.projectId, project.id))
    await appendEntry(tx, { programmeId, type: 'ProjectDecisionTakenBack', at: now, body: { by, number } })
    return accept(null)
  })
}

/**
 * Another person confirms the decision as it was written; of two organising sides somebody of the other one. From then on it
 * stands: an agreed project is public with its money, and its need is taken.
 */
export async function confirmDecision(
  asked: Asked,
  ports: Ports,
): Promise<Result<{ outcome: ProjectOutcome }, PartnershipRefusal>> {
  const { programmeId, by, number, version } = asked
  return inPartnership<{ outcome: ProjectOutcome }>(programmeId, ports, async (tx, { sides }, now) => {
    const project = await projectOf(tx, { programmeId, number })
    if (!project) return refuse('project-unknown')
    if (project.version !== version) return refuse('partnership-changed')
    if (!(await isOrganiser(tx, asked))) return refuse('not-in-programme')
    const hand = await handOf(tx, { programmeId, personId: by })
    const { decidedBy, outcome, needId } = project
    const first = decidedBy === null ? null : await handOf(tx, { programmeId, personId: decidedBy })
    const refusal = confirmationRefusal(asDecided(project), { hand, first, sides })
    if (refusal || outcome === null) return { ok: false, refusal: refusal ?? { code: 'no-decision-waits' } }
    await tx
      .update(partnershipProjects)
      .set({ state: outcome, stateAt: now, confirmedBy: by, confirmedAt: now, ...raised })
      .where(eq(partnershipProjects.id, project.id))
    if (outcome === 'agreed') {
      await tx
        .update(frameworkNeeds)
        .set({ state: 'taken', version: sql`${frameworkNeeds.version} + 1` })
        .where(and(eq(frameworkNeeds.id, needId), eq(frameworkNeeds.state, 'open')))
    }
    const { currency, vat, reasons, shares } = project
    const money = {
      amount: budgetOf(shares.map(({ agreed }) => ({ amount: agreed ?? 0 }))),
      currency,
      vat,
      shares: shares
        .filter(({ agreed }) => agreed !== null)
        .map(({ organisationId, agreed }) => ({ organisationId, amount: agreed })),
    }
    await appendEntry(tx, {
      programmeId,
      type: 'ProjectDecided',
      at: now,
      body: { by, writtenBy: decidedBy, number, outcome, ...(outcome === 'agreed' && { reasons, ...money }) },
      ...(outcome !== 'agreed' && { secrets: { reasons } }),
    })
    await tellProposer(tx, { ...project, outcome, amount: money.amount, at: now }, ports)
    return accept({ outcome })
  })
}

/** Whoever proposed it hears what was decided, and why. */
async function tellProposer(
  tx: Tx,
  decided: Found & { outcome: ProjectOutcome; amount: number; at: Date },
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const { programmeId, proposedBy, id, number, title, outcome, reasons, amount, currency, at } = decided
  if (proposedBy === null) return
  const [row] = await tx.select(personColumns).from(people).where(eq(people.id, proposedBy))
  const [programme] = await tx
    .select({ slug: programmes.slug })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  if (!row || !programme) return
  const to = personFrom(row)
  const names = await tx
    .select({ locale: programmeTexts.locale, name: programmeTexts.name })
    .from(programmeTexts)
    .where(eq(programmeTexts.programmeId, programmeId))
  await notices.post(tx, {
    notice: 'partnership.project_decided',
    // Sent back and proposed anew, it is decided anew.
    key: `partnership.project_decided:${id}:${at.toISOString()}`,
    to,
    programmeId,
    data: {
      programmeSlug: programme.slug,
      programme: inLanguage(Object.fromEntries(names.map(({ locale, name }) => [locale, name])), to.locale),
      ...{ number, title, outcome, reasons, amount, currency },
    },
  })
}

/** Whoever pays something at last has a share, also a party that was not asked to. */
async function agreeShares(tx: Tx, project: Found, shares: readonly Share[]): Promise<void> {
  await tx.update(projectShares).set({ agreed: 0 }).where(eq(projectShares.projectId, project.id))
  for (const { organisationId, amount } of shares) {
    await tx
      .insert(projectShares)
      .values({ projectId: project.id, organisationId, proposed: 0, agreed: amount })
      .onConflictDoUpdate({
        target: [projectShares.projectId, projectShares.organisationId],
        set: { agreed: amount },
      })
  }
}

/** An operator does the daily work and decides on no money. */
async function isOrganiser(tx: Tx, { programmeId, by }: Asked): Promise<boolean> {
  const [role] = await tx
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.programmeId, programmeId),
        eq(roleGrants.personId, by),
        eq(roleGrants.role, 'organiser'),
        isNull(roleGrants.challengeId),
      ),
    )
  return role !== undefined
}
