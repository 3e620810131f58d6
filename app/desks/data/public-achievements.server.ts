import { desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubChallenges,
  pubFigures,
  pubMeasurements,
  pubMeasures,
  pubPilots,
  pubProgrammes,
} from '#db/schema/index.ts'
import type { ImpactBasis } from '#app/ui/impact-figure.tsx'

/** What the portal has led to so far: counts over everything public, and the newest measured results with their basis. */
export async function publicAchievements(db: Executor) {
  const [[counts], results] = await Promise.all([
    db
      .select({
        programmes: sql<number>`(select count(*) from ${pubProgrammes})::int`,
        challenges: sql<number>`(select count(*) from ${pubChallenges})::int`,
        proposals: sql<number>`(select coalesce(sum(submitted), 0) from ${pubFigures})::int`,
        pilots: sql<number>`(select count(*) from ${pubPilots})::int`,
      })
      .from(sql`(select 1) as one`),
    db
      .select({
        pilotSlug: pubPilots.slug,
        pilotTitle: pubPilots.title,
        pilotLanguage: pubPilots.language,
        contentLocale: pubPilots.contentLocale,
        host: pubPilots.host,
        name: pubMeasures.name,
        unit: pubMeasures.unit,
        baseline: pubMeasures.baseline,
        comparator: pubMeasures.comparator,
        value: pubMeasurements.value,
        basis: sql<ImpactBasis>`${pubMeasurements.basis}`,
        measuredOn: pubMeasurements.measuredOn,
      })
      .from(pubMeasurements)
      .innerJoin(pubMeasures, eq(pubMeasures.id, pubMeasurements.measureId))
      .innerJoin(pubPilots, eq(pubPilots.id, pubMeasures.pilotId))
      .where(
        // What is no longer measured, or was entered in an earlier unit, is told on the pilot's page.
        sql`${pubMeasurements.measuredOn} = (select max(m.measured_on) from ${pubMeasurements} m where m.measure_id = ${pubMeasures.id})
          and ${pubMeasures.retiredAt} is null and ${pubMeasurements.unit} = ${pubMeasures.unit}`,
      )
      .orderBy(desc(pubMeasurements.measuredOn), pubMeasures.position)
      .limit(3),
  ])
  return {
    counts: counts ?? { programmes: 0, challenges: 0, proposals: 0, pilots: 0 },
    results: results.map((result) => ({
      ...result,
      value: Number(result.value),
      baseline: result.baseline === null ? null : Number(result.baseline),
    })),
  }
}
