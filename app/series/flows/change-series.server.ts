import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  series,
  seriesCriteria,
  seriesJurors,
  seriesSheets,
  seriesSittings,
  seriesTeams,
  seriesVenues,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { ruleProblem, type StandingsRule } from '../core/standings-rule.ts'
import type { CriterionRow, JurorRow, VenueRow } from '../core/setup-forms.ts'
import { competingRounds, hasBegun, withSeries } from '../data/series.server.ts'

type Ask = { readonly programmeId: string; readonly by: string; readonly version: number }
type Doors = Pick<Ports, 'db' | 'clock'>

/** Saves who may register: members of a team, teams of an organisation. Those who have registered stay. */
export async function changeTeamRules(
  input: Ask & {
    readonly leastMembers: number
    readonly mostMembers: number
    readonly hasSeveralTeamsPerOrganisation: boolean
  },
  ports: Doors,
) {
  const { programmeId, by, version: _, ...rules } = input
  return withSeries(input, ports, async (tx, { now }) => {
    await tx.update(series).set(rules).where(eq(series.programmeId, programmeId))
    await appendEntry(tx, { programmeId, type: 'SeriesTeamRulesChanged', at: now, body: { by, ...rules } })
    return accept(null)
  })
}

/** States the rule by which the standings are counted. Refused once something was entered or a round has begun. */
export async function stateRule(input: Ask & { readonly rule: StandingsRule }, ports: Doors) {
  const { programmeId, by, rule } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    if (await hasBegun(tx, programmeId)) return refuse('series-begun')
    const problem = ruleProblem(rule, {
      rounds: competingRounds(setup.rounds),
      criteria: setup.criteria.length,
    })
    if (problem) return refuse(problem)
    await tx
      .update(series)
      .set({ rule, ruleStatedAt: now, ruleStatedBy: by })
      .where(eq(series.programmeId, programmeId))
    await appendEntry(tx, { programmeId, type: 'SeriesRuleStated', at: now, body: { by, rule } })
    return accept(null)
  })
}

/** Saves the venues in the order of the rows. One that a round or a team is bound to cannot be taken away. */
export async function changeVenues(input: Ask & { readonly rows: readonly VenueRow[] }, ports: Doors) {
  const { programmeId, by, rows } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const gone = goneOf(setup.venues, rows)
    if (gone.length > 0 && (await isVenueUsed(tx, gone))) return refuse('venue-used')
    if (gone.length > 0) await tx.delete(seriesVenues).where(inArray(seriesVenues.id, gone))
    await tx
      .update(seriesVenues)
      .set({ position: outOfTheWay(seriesVenues.position) })
      .where(eq(seriesVenues.programmeId, programmeId))
    for (const [index, { from, ...venue }] of rows.entries()) {
      const values = { ...venue, position: index + 1 }
      const isKnown = setup.venues.some(({ id }) => id === from)
      if (from !== null && isKnown) await tx.update(seriesVenues).set(values).where(eq(seriesVenues.id, from))
      else await tx.insert(seriesVenues).values({ ...values, programmeId })
    }
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesVenuesChanged', at: now },
      body: { by, venues: rows.map(({ city, zone }) => ({ city, zone })) },
    })
    return accept(null)
  })
}

/** Saves what the jury gives points for. Refused once something was entered or a round has begun. */
export async function changeCriteria(input: Ask & { readonly rows: readonly CriterionRow[] }, ports: Doors) {
  const { programmeId, by, rows } = input
  return withSeries(input, ports, async (tx, { now }) => {
    if (await hasBegun(tx, programmeId)) return refuse('series-begun')
    await tx.delete(seriesCriteria).where(eq(seriesCriteria.programmeId, programmeId))
    if (rows.length > 0)
      await tx
        .insert(seriesCriteria)
        .values(rows.map((row, index) => ({ ...row, programmeId, position: index + 1 })))
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesCriteriaChanged', at: now },
      body: { by, criteria: rows },
    })
    return accept(null)
  })
}

/** Saves who is on the jury. A juror with sheets stays. */
export async function changeJurors(input: Ask & { readonly rows: readonly JurorRow[] }, ports: Doors) {
  const { programmeId, by, rows } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const gone = goneOf(setup.jurors, rows)
    if (gone.length > 0) {
      const [judged] = await tx
        .select({ id: seriesSheets.id })
        .from(seriesSheets)
        .where(inArray(seriesSheets.jurorId, gone))
        .limit(1)
      if (judged) return refuse('round-has-results')
      await tx.delete(seriesJurors).where(inArray(seriesJurors.id, gone))
    }
    await tx
      .update(seriesJurors)
      .set({ position: outOfTheWay(seriesJurors.position) })
      .where(eq(seriesJurors.programmeId, programmeId))
    for (const [index, { from, name }] of rows.entries()) {
      const values = { name, position: index + 1 }
      const isKnown = setup.jurors.some(({ id }) => id === from)
      if (from !== null && isKnown) await tx.update(seriesJurors).set(values).where(eq(seriesJurors.id, from))
      else await tx.insert(seriesJurors).values({ ...values, programmeId })
    }
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesJuryChanged', at: now },
      body: { by, jurors: rows.length },
    })
    return accept(null)
  })
}

/** Places are unique: those there are make room before rows change places. */
const outOfTheWay = (position: typeof seriesVenues.position | typeof seriesJurors.position) =>
  sql`${position} + 1000`

const goneOf = (
  before: readonly { readonly id: string }[],
  rows: readonly { readonly from: string | null }[],
): string[] => before.map(({ id }) => id).filter((id) => !rows.some(({ from }) => from === id))

async function isVenueUsed(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const [sitting] = await tx
    .select({ id: seriesSittings.id })
    .from(seriesSittings)
    .where(inArray(seriesSittings.venueId, [...ids]))
    .limit(1)
  const [team] = await tx
    .select({ id: seriesTeams.id })
    .from(seriesTeams)
    .where(inArray(seriesTeams.venueId, [...ids]))
    .limit(1)
  return sitting !== undefined || team !== undefined
}
