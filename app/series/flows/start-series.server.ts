import {
  programmes,
  series,
  seriesCriteria,
  seriesRounds,
  seriesSittings,
  seriesVenues,
} from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { SeriesRefusal } from '../core/refusals.ts'
import { robotics, starterInstant, type Starter } from '../core/starter.ts'
import { hasSeriesModule, seriesSetup } from '../data/series.server.ts'

const nothing: Starter = {
  ...{ leastMembers: 1, mostMembers: 10 },
  ...{ venues: [], rounds: [], criteria: [], rule: robotics.rule },
}

/**
 * Begins the series of a programme: with two venues, three rounds, criteria and a rule to change, or with nothing. Names
 * are written in one language, that of whoever sets it up.
 */
export async function startSeries(
  input: {
    readonly programmeId: string
    readonly by: string
    readonly contentLocale: Locale
    readonly from: 'robotics' | 'nothing'
  },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, SeriesRefusal>> {
  const { programmeId, by, contentLocale, from } = input
  const starter = from === 'robotics' ? robotics : nothing
  return db.transaction(async (tx) => {
    if (!(await hasSeriesModule(tx, programmeId, true))) return refuse('series-off')
    const [programme] = await tx
      .select({ zone: programmes.zone })
      .from(programmes)
      .where(eq(programmes.id, programmeId))
      .for('update')
    if (!programme) return refuse('series-off')
    if (await seriesSetup(tx, programmeId)) return refuse('series-there')
    const now = await clock.now(tx)
    const today = instantToWallClock(now, programme.zone).date
    const isStated = starter.rounds.length > 0
    await tx.insert(series).values({
      ...{ programmeId, contentLocale, createdAt: now },
      ...{ leastMembers: starter.leastMembers, mostMembers: starter.mostMembers },
      ...(isStated && { rule: starter.rule, ruleStatedAt: now, ruleStatedBy: by }),
    })
    const venues: { id: string; zone: string }[] = []
    for (const [index, { city, zone }] of starter.venues.entries()) {
      const [venue] = await tx
        .insert(seriesVenues)
        .values({ programmeId, position: index + 1, city: city[contentLocale], zone })
        .returning({ id: seriesVenues.id, zone: seriesVenues.zone })
      if (venue) venues.push(venue)
    }
    for (const [index, { name, discipline, sittings, ...round }] of starter.rounds.entries()) {
      const [made] = await tx
        .insert(seriesRounds)
        .values({
          ...{ programmeId, position: index + 1, ...round },
          ...{ name: name[contentLocale], discipline: discipline?.[contentLocale] ?? '' },
        })
        .returning({ id: seriesRounds.id })
      if (!made) throw new Error('a round was not inserted')
      for (const { venue, begins, ends } of sittings) {
        const place = venue === null ? null : (venues[venue] ?? null)
        const zone = place?.zone ?? programme.zone
        await tx.insert(seriesSittings).values({
          ...{ programmeId, roundId: made.id, venueId: place?.id ?? null },
          beginsAt: starterInstant(today, begins, zone),
          endsAt: starterInstant(today, ends, zone),
        })
      }
    }
    for (const [index, { name, ...criterion }] of starter.criteria.entries())
      await tx
        .insert(seriesCriteria)
        .values({ programmeId, position: index + 1, name: name[contentLocale], ...criterion })
    await appendEntry(tx, { programmeId, type: 'SeriesBegun', at: now, body: { by, from } })
    return accept(null)
  })
}
