import type { ContentLanguage } from '#app/platform/languages.ts'
import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubBriefTexts,
  pubChallenges,
  pubFinalReports,
  pubMeasurements,
  pubMeasures,
  pubMilestones,
  pubPilotFollowups,
  pubPilotMoves,
  pubScalingDecisions,
  pubPilotPermits,
  pubPilots,
  pubPlanChanges,
  pubProgrammes,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { Permit } from '../core/permits.ts'
import type { FollowupMonths, ScalingDecision } from '../core/scaling.ts'
import type {
  FinalReportView,
  MeasureView,
  FollowupView,
  PilotCardView,
  PilotMoveView,
  PilotPassport,
  PlanChangeView,
} from '../core/pilot-views.ts'
import type { MeasureBasis } from '../core/plan.ts'
import { publicEvidence } from './pilot-files.server.ts'

export type PublicPilotCard = PilotCardView & { readonly theme: PilotPassport['theme'] }

/** Every published pilot, the newest first. One query. */
export async function publicPilots(db: Executor): Promise<PublicPilotCard[]> {
  return db
    .select({
      slug: pubPilots.slug,
      title: pubPilots.title,
      language: sql<ContentLanguage>`${pubPilots.language}`,
      organisation: pubPilots.organisation,
      host: pubPilots.host,
      site: pubPilots.site,
      contentLocale: sql<Locale>`${pubPilots.contentLocale}`,
      state: pubPilots.state,
      startsOn: pubPilots.startsOn,
      endsOn: pubPilots.endsOn,
      theme: pubProgrammes.theme,
    })
    .from(pubPilots)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubPilots.challengeId))
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .orderBy(desc(pubPilots.startsOn), asc(pubPilots.slug))
    .limit(200)
}

/** The passport of one published pilot, or null. Twelve queries at most. */
export async function publicPilot(
  db: Executor,
  { slug, lang }: { slug: string; lang: Locale },
): Promise<PilotPassport | null> {
  const [row] = await db
    .select({
      pilot: {
        id: pubPilots.id,
        slug: pubPilots.slug,
        title: pubPilots.title,
        language: sql<ContentLanguage>`${pubPilots.language}`,
        organisation: pubPilots.organisation,
        country: pubPilots.country,
        host: pubPilots.host,
        site: pubPilots.site,
        siteLimits: pubPilots.siteLimits,
        summary: pubPilots.summary,
        contentLocale: sql<Locale>`${pubPilots.contentLocale}`,
        state: pubPilots.state,
        stateAt: pubPilots.stateAt,
        stopReason: pubPilots.stopReason,
        startsOn: pubPilots.startsOn,
        endsOn: pubPilots.endsOn,
      },
      challengeId: pubChallenges.id,
      challengeSlug: pubChallenges.slug,
      zone: pubChallenges.zone,
      theme: pubProgrammes.theme,
    })
    .from(pubPilots)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubPilots.challengeId))
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .where(eq(pubPilots.slug, slug))
  if (!row) return null
  const [texts, steps, measures, planChanges, moves, permits, scaling, followups, finalReport, evidence] =
    await Promise.all([
      db
        .select({ locale: sql<Locale>`${pubBriefTexts.locale}`, title: pubBriefTexts.title })
        .from(pubBriefTexts)
        .where(eq(pubBriefTexts.challengeId, row.challengeId)),
      db
        .select({
          title: pubMilestones.title,
          dueOn: pubMilestones.dueOn,
          isReported: pubMilestones.isReported,
        })
        .from(pubMilestones)
        .where(eq(pubMilestones.pilotId, row.pilot.id))
        .orderBy(asc(pubMilestones.position)),
      publicMeasures(db, row.pilot.id),
      publicPlanChanges(db, row.pilot.id),
      publicMoves(db, row.pilot.id),
      publicPermits(db, row.pilot.id),
      publicScaling(db, row.pilot.id),
      publicFollowups(db, row.pilot.id),
      publicFinalReport(db, row.pilot.id),
      publicEvidence(db, row.pilot.id),
    ])
  const text = textIn(texts, lang)
  const { id: _, stateAt, ...pilot } = row.pilot
  return {
    ...pilot,
    stateAtIso: stateAt.toISOString(),
    zone: row.zone,
    theme: row.theme,
    challenge: {
      slug: row.challengeSlug,
      title: text?.title ?? row.challengeSlug,
      locale: text?.locale ?? lang,
    },
    milestones: steps,
    measures,
    planChanges,
    moves,
    permits,
    scaling,
    followups,
    finalReport,
    evidence,
  }
}

async function publicFinalReport(db: Executor, pilotId: string): Promise<FinalReportView | null> {
  const [row] = await db
    .select({ report: pubFinalReports.report, approvedAt: pubFinalReports.approvedAt })
    .from(pubFinalReports)
    .where(eq(pubFinalReports.pilotId, pilotId))
  return row ? { report: row.report, approvedAtIso: row.approvedAt.toISOString() } : null
}

async function publicMoves(db: Executor, pilotId: string): Promise<PilotMoveView[]> {
  const rows = await db
    .select({ to: pubPilotMoves.to, movedAt: pubPilotMoves.movedAt })
    .from(pubPilotMoves)
    .where(eq(pubPilotMoves.pilotId, pilotId))
    .orderBy(asc(pubPilotMoves.movedAt))
  return rows.map(({ to, movedAt }) => ({ to, atIso: movedAt.toISOString() }))
}

async function publicScaling(db: Executor, pilotId: string): Promise<ScalingDecision | null> {
  const { way, decider, decidedOn, reasons } = pubScalingDecisions
  const [row] = await db
    .select({ way, decider, decidedOn, reasons })
    .from(pubScalingDecisions)
    .where(eq(pubScalingDecisions.pilotId, pilotId))
  return row ?? null
}

async function publicFollowups(db: Executor, pilotId: string): Promise<FollowupView[]> {
  const { months, side, standing } = pubPilotFollowups
  const rows = await db
    .select({ months, side, standing })
    .from(pubPilotFollowups)
    .where(eq(pubPilotFollowups.pilotId, pilotId))
    .orderBy(asc(months), asc(side))
  return rows.map((row) => ({ ...row, months: row.months as FollowupMonths }))
}

async function publicPermits(db: Executor, pilotId: string): Promise<Permit[]> {
  const { name, authority, state, stateOn } = pubPilotPermits
  return db
    .select({ name, authority, state, stateOn })
    .from(pubPilotPermits)
    .where(eq(pubPilotPermits.pilotId, pilotId))
    .orderBy(asc(pubPilotPermits.position))
}

async function publicMeasures(db: Executor, pilotId: string): Promise<MeasureView[]> {
  const measures = await db
    .select()
    .from(pubMeasures)
    .where(eq(pubMeasures.pilotId, pilotId))
    .orderBy(asc(pubMeasures.position))
  const ids = measures.map(({ id }) => id)
  const values =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(pubMeasurements)
          .where(inArray(pubMeasurements.measureId, ids))
          .orderBy(asc(pubMeasurements.measuredOn))
  return measures.map((measure) => ({
    id: measure.id,
    name: measure.name,
    unit: measure.unit,
    method: measure.method,
    comparator: measure.comparator,
    baseline: numberOf(measure.baseline),
    baselineBasis: measure.baselineBasis as MeasureBasis | null,
    target: numberOf(measure.target),
    retired: measure.retiredAt && {
      atIso: measure.retiredAt.toISOString(),
      reason: measure.retireReason ?? '',
    },
    values: values
      .filter(({ measureId }) => measureId === measure.id)
      .map(({ value, unit, measuredOn, basis, note, evidence }) => ({
        value: Number(value),
        unit,
        measuredOn,
        basis: basis as MeasureBasis,
        note,
        evidence,
      })),
  }))
}

async function publicPlanChanges(db: Executor, pilotId: string): Promise<PlanChangeView[]> {
  const rows = await db
    .select()
    .from(pubPlanChanges)
    .where(eq(pubPlanChanges.pilotId, pilotId))
    .orderBy(desc(pubPlanChanges.changedAt), asc(pubPlanChanges.id))
  return rows.map(({ pilotId: _, changedAt, ...change }) => ({ ...change, atIso: changedAt.toISOString() }))
}

const numberOf = (text: string | null) => (text === null ? null : Number(text))
