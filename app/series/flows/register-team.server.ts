import { and, eq, isNull } from 'drizzle-orm'
import { pubSeries, seriesTeams } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { SeriesRefusal } from '../core/refusals.ts'
import { hasRoundBegun, registrationAt } from '../core/rounds.ts'
import { organisationKey, teamProblem, type TeamAsked } from '../core/teams.ts'
import { seriesTeamRows, withSeries } from '../data/series.server.ts'

type Doors = Pick<Ports, 'db' | 'clock'>

/**
 * Registers a team of a public series, while registration is open by the clock of the database. Teams get their numbers in
 * the order in which they come.
 */
export async function registerTeam(
  input: TeamAsked & { readonly programmeId: string; readonly by: string },
  ports: Doors,
): Promise<Result<{ number: number }, SeriesRefusal>> {
  const { programmeId, by, ...asked } = input
  return withSeries({ programmeId }, ports, async (tx, { series: setup, now }) => {
    const open = await tx.select().from(pubSeries).where(eq(pubSeries.programmeId, programmeId))
    if (open.length === 0) return refuse('series-off')
    const registration = setup.rounds.find(({ kind }) => kind === 'registration')
    if (registrationAt(registration?.sittings ?? [], now) !== 'open') return refuse('registration-closed')
    const teams = await seriesTeamRows(tx, programmeId)
    const problem = teamProblem(asked, setup, {
      venues: setup.venues.map(({ id }) => id),
      teams: teams.map((team) => ({ ...team, isWithdrawn: team.withdrawnAt !== null })),
    })
    if (problem) return { ok: false, refusal: problem }
    const number = (teams.at(-1)?.number ?? 0) + 1
    await tx.insert(seriesTeams).values({
      ...{ ...asked, programmeId, number, registeredBy: by, registeredAt: now },
      organisationKey: organisationKey(asked.organisation),
    })
    await appendEntry(tx, { programmeId, type: 'SeriesTeamRegistered', at: now, body: { by, team: number } })
    return accept({ number })
  })
}

/**
 * Changes what a team registered with, by whoever registered it: until the first round begins, also after registration has
 * closed. Every change is in the record.
 */
export async function changeTeam(
  input: TeamAsked & {
    readonly programmeId: string
    readonly by: string
    readonly number: number
    /** The version of the team that was seen. */
    readonly version: number
  },
  ports: Doors,
): Promise<Result<null, SeriesRefusal>> {
  const { programmeId, by, number, version, ...asked } = input
  return withSeries({ programmeId }, ports, async (tx, { series: setup, now }) => {
    const teams = await seriesTeamRows(tx, programmeId)
    const team = teams.find((each) => each.number === number)
    if (team?.registeredBy !== by || team.withdrawnAt !== null) return refuse('team-gone')
    if (hasRoundBegun(setup.rounds, now)) return refuse('team-settled')
    if (team.version !== version) return refuse('team-changed')
    const problem = teamProblem(asked, setup, {
      venues: setup.venues.map(({ id }) => id),
      teams: teams
        .filter((each) => each !== team)
        .map((each) => ({ ...each, isWithdrawn: each.withdrawnAt !== null })),
    })
    if (problem) return { ok: false, refusal: problem }
    await tx
      .update(seriesTeams)
      .set({
        ...{ ...asked, version: version + 1 },
        organisationKey: organisationKey(asked.organisation),
      })
      .where(eq(seriesTeams.id, team.id))
    const changed = (['name', 'organisation', 'country', 'members', 'venueId', 'isNamed'] as const).filter(
      (field) => team[field] !== asked[field],
    )
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesTeamChanged', at: now },
      body: { by, team: number, changed },
    })
    return accept(null)
  })
}

/** Withdraws a team; it stays countable, and what it did before stays. `of` is whoever registered it; null for an organiser. */
export async function withdrawTeam(
  input: {
    readonly programmeId: string
    readonly number: number
    readonly by: string
    readonly of: string | null
  },
  ports: Doors,
): Promise<Result<null, SeriesRefusal>> {
  const { programmeId, number, by, of } = input
  return withSeries({ programmeId }, ports, async (tx, { now }) => {
    const changed = await tx
      .update(seriesTeams)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(seriesTeams.programmeId, programmeId),
          eq(seriesTeams.number, number),
          isNull(seriesTeams.withdrawnAt),
          of === null ? undefined : eq(seriesTeams.registeredBy, of),
        ),
      )
      .returning({ number: seriesTeams.number })
    if (changed.length === 0) return refuse('team-gone')
    await appendEntry(tx, { programmeId, type: 'SeriesTeamWithdrawn', at: now, body: { by, team: number } })
    return accept(null)
  })
}

/** Whether the results of a team may be told under its name: said by whoever registered it, at any time. */
export async function nameTeam(
  input: {
    readonly programmeId: string
    readonly number: number
    readonly by: string
    readonly isNamed: boolean
  },
  ports: Doors,
): Promise<Result<null, SeriesRefusal>> {
  const { programmeId, number, by, isNamed } = input
  return withSeries({ programmeId }, ports, async (tx, { now }) => {
    const changed = await tx
      .update(seriesTeams)
      .set({ isNamed })
      .where(
        and(
          eq(seriesTeams.programmeId, programmeId),
          eq(seriesTeams.number, number),
          eq(seriesTeams.registeredBy, by),
        ),
      )
      .returning({ number: seriesTeams.number })
    if (changed.length === 0) return refuse('team-gone')
    await appendEntry(tx, {
      programmeId,
      type: 'SeriesTeamNamed',
      at: now,
      body: { by, team: number, isNamed },
    })
    return accept(null)
  })
}
