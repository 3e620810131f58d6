import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '#db/client.server.ts'
import {
  challenges,
  measurements,
  measures,
  milestoneApprovals,
  milestones,
  organisations,
  people,
  pilotMoves,
  pilotPermits,
  pilotPlanChanges,
  pilots,
  programmes,
  proposals,
  proposalVersions,
} from '#db/schema/index.ts'
import { titleInBestLanguage } from '#app/judge/data/judging-heading.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Viewer } from '#app/people/core/viewer.ts'
import { followupsOf, scalingOf } from './followups.server.ts'
import type { Permit } from '../core/permits.ts'
import { isApproved, type MilestoneKind } from '../core/reports.ts'
import type {
  FinalReportView,
  MeasureView,
  PilotCardView,
  PilotPassport,
  PlanChangeView,
} from '../core/pilot-views.ts'

export type ManagedMilestone = {
  readonly id: string
  readonly title: string
  readonly dueOn: string
  readonly reportKind: MilestoneKind
  readonly report: string | null
  readonly reportedAtIso: string | null
  readonly retired: { readonly atIso: string; readonly reason: string } | null
  readonly version: number
}

export type ManagedMeasure = MeasureView & { readonly version: number }

export type ManagedPermit = Permit & { readonly id: string; readonly version: number }

/** A change with who made it: for the parties alone. */
export type ManagedPlanChange = PlanChangeView & { readonly by: string | null }

/** A pilot as its parties see it: the passport, and what never becomes public. */
export type ManagedPilot = Omit<
  PilotPassport,
  'milestones' | 'measures' | 'planChanges' | 'permits' | 'evidence'
> & {
  readonly id: string
  readonly version: number
  readonly isPublished: boolean
  readonly manager: string | null
  readonly hostContact: string | null
  readonly permits: readonly ManagedPermit[]
  readonly milestones: readonly ManagedMilestone[]
  readonly measures: readonly ManagedMeasure[]
  readonly planChanges: readonly ManagedPlanChange[]
}

/** What the pages around a pilot's files say of it. One query. */
export async function pilotHeading(db: Executor, pilotId: string) {
  const [row] = await db
    .select({ title: proposalVersions.title, state: pilots.state, managerId: pilots.managerId })
    .from(pilots)
    .innerJoin(proposals, eq(proposals.id, pilots.proposalId))
    .innerJoin(proposalVersions, isSubmittedVersion())
    .where(eq(pilots.id, pilotId))
  if (!row) throw new Error('A pilot the gate has loaded is gone')
  return row
}

/** Everything on a pilot's working page. Ten queries. */
export async function managedPilot(
  db: Executor,
  { pilotId, lang }: { pilotId: string; lang: Locale },
): Promise<ManagedPilot> {
  const manager = alias(people, 'manager')
  const contact = alias(people, 'contact')
  const host = alias(organisations, 'host')
  const [row] = await db
    .select({
      pilot: pilots,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
      country: organisations.country,
      host: host.name,
      manager: manager.name,
      hostContact: contact.name,
      challengeSlug: challenges.slug,
      zone: challenges.zone,
      theme: programmes.theme,
      text: titleInBestLanguage(lang),
    })
    .from(pilots)
    .innerJoin(challenges, eq(challenges.id, pilots.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .innerJoin(proposals, eq(proposals.id, pilots.proposalId))
    .innerJoin(proposalVersions, isSubmittedVersion())
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(host, eq(host.id, pilots.hostOrganisationId))
    .leftJoin(manager, eq(manager.id, pilots.managerId))
    .leftJoin(contact, eq(contact.id, pilots.hostContactId))
    .where(eq(pilots.id, pilotId))
  if (!row) throw new Error('A pilot the gate has loaded is gone')
  const { pilot, challengeSlug, text, ...words } = row
  return {
    ...words,
    id: pilot.id,
    slug: pilot.slug,
    version: pilot.version,
    isPublished: pilot.isPublished,
    site: pilot.site,
    siteLimits: pilot.siteLimits,
    summary: pilot.summary,
    contentLocale: pilot.contentLocale,
    state: pilot.state,
    stateAtIso: pilot.stateAt.toISOString(),
    stopReason: pilot.stopReason,
    startsOn: pilot.startsOn,
    endsOn: pilot.endsOn,
    challenge: { slug: challengeSlug, title: text?.title ?? challengeSlug, locale: text?.locale ?? lang },
    milestones: await milestonesOf(db, pilotId),
    measures: await measuresOf(db, pilotId),
    planChanges: await planChangesOf(db, pilotId),
    scaling: await scalingOf(db, pilotId),
    followups: await followupsOf(db, pilotId),
    finalReport: await finalReportOf(db, pilotId),
    moves: await movesOf(db, pilotId),
    permits: await permitsOf(db, pilotId),
  }
}

/** The final report once both sides have approved it: what the public then reads, where the pilot is public. */
async function finalReportOf(db: Executor, pilotId: string): Promise<FinalReportView | null> {
  const { report, reportHash, reportKind } = milestones
  const rows = await db
    .select({ report, part: milestoneApprovals.part, approvedAt: milestoneApprovals.approvedAt })
    .from(milestones)
    .innerJoin(
      milestoneApprovals,
      and(eq(milestoneApprovals.milestoneId, milestones.id), eq(milestoneApprovals.reportHash, reportHash)),
    )
    .where(and(eq(milestones.pilotId, pilotId), eq(reportKind, 'final'), isNull(milestones.retiredAt)))
    .orderBy(asc(milestoneApprovals.approvedAt))
  const last = rows.at(-1)
  if (!last || last.report === null || !isApproved(rows)) return null
  return { report: last.report, approvedAtIso: last.approvedAt.toISOString() }
}

async function movesOf(db: Executor, pilotId: string) {
  const rows = await db
    .select({ to: pilotMoves.to, movedAt: pilotMoves.movedAt })
    .from(pilotMoves)
    .where(eq(pilotMoves.pilotId, pilotId))
    .orderBy(asc(pilotMoves.movedAt))
  return rows.map(({ to, movedAt }) => ({ to, atIso: movedAt.toISOString() }))
}

async function permitsOf(db: Executor, pilotId: string): Promise<ManagedPermit[]> {
  const { id, name, authority, state, stateOn, version } = pilotPermits
  return db
    .select({ id, name, authority, state, stateOn, version })
    .from(pilotPermits)
    .where(eq(pilotPermits.pilotId, pilotId))
    .orderBy(asc(pilotPermits.position))
}

function isSubmittedVersion() {
  return and(
    eq(proposalVersions.proposalId, proposals.id),
    eq(proposalVersions.number, proposals.submittedVersion),
  )
}

async function milestonesOf(db: Executor, pilotId: string): Promise<ManagedMilestone[]> {
  const rows = await db
    .select()
    .from(milestones)
    .where(eq(milestones.pilotId, pilotId))
    .orderBy(asc(milestones.position))
  return rows.map(
    ({ id, title, dueOn, reportKind, report, reportedAt, retiredAt, retireReason, version }) => ({
      id,
      title,
      dueOn,
      reportKind,
      report,
      reportedAtIso: reportedAt?.toISOString() ?? null,
      retired: retiredAt && { atIso: retiredAt.toISOString(), reason: retireReason ?? '' },
      version,
    }),
  )
}

async function measuresOf(db: Executor, pilotId: string): Promise<ManagedMeasure[]> {
  const rows = await db
    .select()
    .from(measures)
    .where(eq(measures.pilotId, pilotId))
    .orderBy(asc(measures.position))
  const values = await db
    .selectDistinctOn([measurements.measureId, measurements.measuredOn])
    .from(measurements)
    .where(
      inArray(
        measurements.measureId,
        db.select({ id: measures.id }).from(measures).where(eq(measures.pilotId, pilotId)),
      ),
    )
    .orderBy(asc(measurements.measureId), asc(measurements.measuredOn), desc(measurements.enteredAt))
  return rows.map((measure) => ({
    id: measure.id,
    name: measure.name,
    unit: measure.unit,
    method: measure.method,
    comparator: measure.comparator,
    baseline: measure.baseline === null ? null : Number(measure.baseline),
    baselineBasis: measure.baselineBasis,
    target: measure.target === null ? null : Number(measure.target),
    retired: measure.retiredAt && {
      atIso: measure.retiredAt.toISOString(),
      reason: measure.retireReason ?? '',
    },
    version: measure.version,
    values: values
      .filter(({ measureId }) => measureId === measure.id)
      .map(({ value, unit, measuredOn, basis, note, evidence }) => ({
        value: Number(value),
        unit,
        measuredOn,
        basis,
        note,
        evidence,
      })),
  }))
}

async function planChangesOf(db: Executor, pilotId: string): Promise<ManagedPlanChange[]> {
  const { id, item, itemId, name, kind, changes, reason, changedAt } = pilotPlanChanges
  const rows = await db
    .select({ id, item, itemId, name, kind, changes, reason, changedAt, by: people.name })
    .from(pilotPlanChanges)
    .leftJoin(people, eq(people.id, pilotPlanChanges.changedBy))
    .where(eq(pilotPlanChanges.pilotId, pilotId))
    .orderBy(desc(changedAt), asc(id))
  return rows.map(({ changedAt: at, ...change }) => ({ ...change, atIso: at.toISOString() }))
}

export type HostedPilot = PilotCardView & {
  /** ISO day of the next milestone without a report, or null. */
  readonly nextMilestoneOn: string | null
  readonly nextMilestone: string | null
  readonly measuresWithoutValue: number
  readonly isPublished: boolean
}

/** The pilots a person manages or hosts, with what comes next in each. One query. */
export async function pilotsOfPerson(db: Executor, viewer: Viewer): Promise<HostedPilot[]> {
  return pilotCards(db).where(
    or(eq(pilots.managerId, viewer.personId), eq(pilots.hostContactId, viewer.personId), ofRole(viewer)),
  )
}

/** The pilots of one challenge, for its organisers. One query. */
export async function pilotsOfChallenge(db: Executor, challengeId: string): Promise<HostedPilot[]> {
  return pilotCards(db).where(eq(pilots.challengeId, challengeId))
}

/** Who manages pilots for a programme or a challenge sees all of them there. */
function ofRole(viewer: Viewer) {
  const managed = viewer.grants.filter(({ role }) => role === 'pilot_manager')
  return or(
    ...managed.map(({ programmeId, challengeId }) =>
      challengeId === null ? eq(challenges.programmeId, programmeId ?? '') : eq(challenges.id, challengeId),
    ),
  )
}

function pilotCards(db: Executor) {
  const host = alias(organisations, 'host')
  const open = (column: 'title' | 'due_on') =>
    sql<string | null>`(select m.${sql.raw(column)}::text from milestones m where m.pilot_id = ${pilots.id}
      and m.reported_at is null and m.retired_at is null order by m.due_on, m.position limit 1)`
  return db
    .select({
      slug: pilots.slug,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
      host: host.name,
      site: pilots.site,
      contentLocale: pilots.contentLocale,
      state: pilots.state,
      startsOn: pilots.startsOn,
      endsOn: pilots.endsOn,
      isPublished: pilots.isPublished,
      nextMilestone: open('title'),
      nextMilestoneOn: open('due_on'),
      measuresWithoutValue: sql<number>`(select count(*)::int from measures m where m.pilot_id = ${pilots.id} and m.retired_at is null
        and not exists (select 1 from measurements v where v.measure_id = m.id))`,
    })
    .from(pilots)
    .innerJoin(challenges, eq(challenges.id, pilots.challengeId))
    .innerJoin(proposals, eq(proposals.id, pilots.proposalId))
    .innerJoin(proposalVersions, isSubmittedVersion())
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(host, eq(host.id, pilots.hostOrganisationId))
    .orderBy(asc(pilots.endsOn), asc(pilots.slug))
    .$dynamic()
}
