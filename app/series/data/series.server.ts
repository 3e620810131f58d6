import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  programmeModules,
  programmes,
  series,
  seriesCriteria,
  seriesJurors,
  seriesRounds,
  seriesSittings,
  seriesTeams,
  seriesVenues,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { fraction } from '#app/platform/fraction.ts'
import { refuse, type Result } from '#app/platform/result.ts'
import { decimal } from '#app/platform/rounding.ts'
import type { SeriesRefusal } from '../core/refusals.ts'
import type { Round } from '../core/rounds.ts'
import { standingsRuleSchema } from '../core/standings-rule.ts'

/** Whether the module is part of the programme, open or not; held until the transaction ends where `isHeld`. */
export async function hasSeriesModule(db: Executor, programmeId: string, isHeld = false): Promise<boolean> {
  const asked = db
    .select({ module: programmeModules.module })
    .from(programmeModules)
    .where(and(eq(programmeModules.programmeId, programmeId), eq(programmeModules.module, 'series')))
  const rows = await (isHeld ? asked.for('share') : asked)
  return rows.length > 0
}

/** The series of a programme with everything an organiser has set up; null where it has not been begun. */
export async function seriesSetup(db: Executor, programmeId: string) {
  const [row] = await db
    .select({ series, zone: programmes.zone })
    .from(series)
    .innerJoin(programmes, eq(programmes.id, series.programmeId))
    .where(eq(series.programmeId, programmeId))
  if (!row) return null
  const venues = await db
    .select()
    .from(seriesVenues)
    .where(eq(seriesVenues.programmeId, programmeId))
    .orderBy(asc(seriesVenues.position))
  const rounds = await db
    .select()
    .from(seriesRounds)
    .where(eq(seriesRounds.programmeId, programmeId))
    .orderBy(asc(seriesRounds.position))
  const sittings = await db
    .select()
    .from(seriesSittings)
    .where(eq(seriesSittings.programmeId, programmeId))
    .orderBy(asc(seriesSittings.beginsAt), asc(seriesSittings.id))
  const criteria = await db
    .select()
    .from(seriesCriteria)
    .where(eq(seriesCriteria.programmeId, programmeId))
    .orderBy(asc(seriesCriteria.position))
  const jurors = await db
    .select()
    .from(seriesJurors)
    .where(eq(seriesJurors.programmeId, programmeId))
    .orderBy(asc(seriesJurors.position))
  return {
    ...row.series,
    zone: row.zone,
    rule: row.series.rule === null ? null : standingsRuleSchema.parse(row.series.rule),
    venues,
    criteria,
    jurors,
    rounds: rounds.map((round) => ({
      ...round,
      sittings: sittings.filter(({ roundId }) => roundId === round.id),
    })),
  }
}
export type SeriesSetup = NonNullable<Awaited<ReturnType<typeof seriesSetup>>>
export type RoundRow = SeriesSetup['rounds'][number]

/** A stored round as the rules know it; a registration measures nothing and is none. */
export function roundOf(row: Omit<RoundRow, 'sittings'>): Round | null {
  const { id, kind, name, advances, discipline, unit, better, decimals, attempts, counting, isJudged } = row
  if (better === null) return null
  return {
    ...{ id, kind, name, advances, discipline, unit, better, decimals, attempts, counting, isJudged },
    worst: row.worst === null ? null : decimal(row.worst),
    best: row.best === null ? null : decimal(row.best),
  }
}

/** The rounds in which something is measured, in their order. */
export function competingRounds(rows: readonly RoundRow[]): Round[] {
  return rows.flatMap((row) => roundOf(row) ?? [])
}

/** The criteria as the aggregation wants them: from 0 to the most points. */
export function weighedCriteria(criteria: SeriesSetup['criteria']) {
  return criteria.map(({ id, weight, most }) => ({
    id,
    weight: fraction(weight),
    worst: fraction(0),
    best: decimal(most) ?? fraction(1),
  }))
}

/** The teams of a series by number, withdrawn ones too. */
export async function seriesTeamRows(db: Executor, programmeId: string) {
  return db
    .select()
    .from(seriesTeams)
    .where(eq(seriesTeams.programmeId, programmeId))
    .orderBy(asc(seriesTeams.number))
}

/** Whether something was entered or a round has begun: rule and criteria stand for good. */
export async function hasBegun(db: Executor, programmeId: string): Promise<boolean> {
  const { rows } = await db.execute<{ begun: boolean }>(sql`select series_has_begun(${programmeId}) as begun`)
  return rows[0]?.begun ?? false
}

export type Held = { readonly series: SeriesSetup; readonly now: Date }

/**
 * Runs a change of a series with its row held, so that two organisers do not cross each other. Refused as `series-off`
 * where the module is not part of the programme, and as `series-changed` where `version` is not the one that stands.
 */
export async function withSeries<Value>(
  { programmeId, version }: { readonly programmeId: string; readonly version?: number },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
  change: (tx: Tx, held: Held) => Promise<Result<Value, SeriesRefusal>>,
): Promise<Result<Value, SeriesRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await hasSeriesModule(tx, programmeId, true))) return refuse('series-off')
    await tx
      .select({ id: series.programmeId })
      .from(series)
      .where(eq(series.programmeId, programmeId))
      .for('update')
    const setup = await seriesSetup(tx, programmeId)
    if (!setup) return refuse('series-off')
    if (version !== undefined && version !== setup.version) return refuse('series-changed')
    const result = await change(tx, { series: setup, now: await clock.now(tx) })
    if (result.ok && version !== undefined)
      await tx
        .update(series)
        .set({ version: setup.version + 1 })
        .where(eq(series.programmeId, programmeId))
    return result
  })
}

/** The teams of a series that somebody has registered, and nobody else's. */
export async function ownTeams(
  db: Executor,
  { programmeId, personId }: { programmeId: string; personId: string },
) {
  return db
    .select({
      number: seriesTeams.number,
      name: seriesTeams.name,
      organisation: seriesTeams.organisation,
      country: seriesTeams.country,
      members: seriesTeams.members,
      venueId: seriesTeams.venueId,
      isNamed: seriesTeams.isNamed,
      version: seriesTeams.version,
      registeredAt: seriesTeams.registeredAt,
      withdrawnAt: seriesTeams.withdrawnAt,
    })
    .from(seriesTeams)
    .where(and(eq(seriesTeams.programmeId, programmeId), eq(seriesTeams.registeredBy, personId)))
    .orderBy(asc(seriesTeams.number))
}
