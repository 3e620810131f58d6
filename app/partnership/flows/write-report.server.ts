import { and, count, eq, sql } from 'drizzle-orm'
import { frameworkGoals, frameworkReports, goalValues } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { MeasureBasis } from '#app/pilot/core/plan.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { publishingRefusal, writingRefusal } from '../core/reports.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { inPartnership } from './in-partnership.server.ts'
import { planNotices } from './plan-notices.server.ts'

export type ValueGiven = {
  readonly goalId: string
  /** A decimal as text. */
  readonly value: string
  readonly basis: MeasureBasis
  readonly note: string
}

type Asked = {
  readonly programmeId: string
  readonly by: string
  readonly year: number
  /** The version the person has read; 0 where nothing was written. */
  readonly version: number
}

/** One person writes the report of a year, or writes it anew. It is a draft until another publishes it. */
export async function writeReport(
  { programmeId, by, year, version, body, values }: Asked & { body: string; values: readonly ValueGiven[] },
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, { terms, reports, today }, now) => {
    const refusal = writingRefusal(year, terms, { reports, today })
    if (refusal) return { ok: false, refusal }
    const before = reports.find((report) => report.year === year)
    if ((before?.version ?? 0) !== version) return refuse('partnership-changed')
    const goals = await tx
      .select({ id: frameworkGoals.id })
      .from(frameworkGoals)
      .where(eq(frameworkGoals.programmeId, programmeId))
    const known = new Set(goals.map(({ id }) => id))
    if (values.some(({ goalId }) => !known.has(goalId))) return refuse('goal-unknown')
    const here = and(eq(frameworkReports.programmeId, programmeId), eq(frameworkReports.year, year))
    const written = { body: body.trim(), draftedBy: by, draftedAt: now }
    if (before) {
      await tx
        .update(frameworkReports)
        .set({ ...written, version: sql`${frameworkReports.version} + 1` })
        .where(here)
    } else await tx.insert(frameworkReports).values({ programmeId, year, ...written })
    await tx.delete(goalValues).where(and(eq(goalValues.programmeId, programmeId), eq(goalValues.year, year)))
    if (values.length > 0) {
      await tx.insert(goalValues).values(values.map((given) => ({ programmeId, year, ...given })))
    }
    await appendEntry(tx, {
      programmeId,
      type: 'YearlyReportWritten',
      at: now,
      body: { by, year },
      secrets: { body: written.body },
    })
    return accept(null)
  })
}

/** Another person publishes the report of a year, exactly as they have read it. From then on it stays. */
export async function publishReport(
  { programmeId, by, year, version }: Asked,
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, { terms, reports, today }, now) => {
    const report = reports.find((each) => each.year === year) ?? null
    const of = and(eq(goalValues.programmeId, programmeId), eq(goalValues.year, year))
    const [counted] = await tx.select({ values: count() }).from(goalValues).where(of)
    const [goals] = await tx
      .select({ amount: count() })
      .from(frameworkGoals)
      .where(eq(frameworkGoals.programmeId, programmeId))
    // A framework without goals tells in words alone.
    const values = goals?.amount === 0 ? 1 : (counted?.values ?? 0)
    const refusal = publishingRefusal(report, { year, by, version, today, terms, values })
    if (refusal) return { ok: false, refusal }
    await tx
      .update(frameworkReports)
      .set({ publishedBy: by, publishedAt: now, version: sql`${frameworkReports.version} + 1` })
      .where(and(eq(frameworkReports.programmeId, programmeId), eq(frameworkReports.year, year)))
    const told = await tx.select().from(goalValues).where(of)
    await appendEntry(tx, {
      programmeId,
      type: 'YearlyReportPublished',
      at: now,
      body: {
        by,
        writtenBy: report?.draftedBy ?? null,
        year,
        values: told.map(({ goalId, value, basis }) => ({ goalId, value, basis })),
      },
    })
    await planNotices(tx, { programmeId, now })
    return accept(null)
  })
}
