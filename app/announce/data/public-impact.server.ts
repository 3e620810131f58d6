import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubMeasurements, pubMeasures, pubPilots } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { ImpactBasis } from '#app/ui/impact-figure.tsx'

export type ImpactShown = {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly basis: ImpactBasis
  readonly measuredOn: string
  readonly baseline: number | null
  readonly baselineBasis: ImpactBasis | null
  readonly method: string
  readonly comparator: string
}

/**
 * The pilots that came of a challenge, with the newest value of everything each measures. What is no longer measured, or
 * was entered in an earlier unit, is told on the pilot's page. Two queries.
 */
export async function publicImpact(db: Executor, challengeId: string) {
  const pilots = await db
    .select({
      id: pubPilots.id,
      slug: pubPilots.slug,
      title: pubPilots.title,
      language: sql<ContentLanguage>`${pubPilots.language}`,
      contentLocale: sql<Locale>`${pubPilots.contentLocale}`,
      organisation: pubPilots.organisation,
      host: pubPilots.host,
      site: pubPilots.site,
      state: pubPilots.state,
      stateAt: pubPilots.stateAt,
    })
    .from(pubPilots)
    .where(eq(pubPilots.challengeId, challengeId))
    .orderBy(asc(pubPilots.startsOn), asc(pubPilots.slug))
  const values =
    pilots.length === 0
      ? []
      : await db
          .select({
            pilotId: pubMeasures.pilotId,
            name: pubMeasures.name,
            unit: pubMeasures.unit,
            value: pubMeasurements.value,
            basis: sql<ImpactBasis>`${pubMeasurements.basis}`,
            measuredOn: pubMeasurements.measuredOn,
            baseline: pubMeasures.baseline,
            baselineBasis: sql<ImpactBasis | null>`${pubMeasures.baselineBasis}`,
            method: pubMeasures.method,
            comparator: pubMeasures.comparator,
          })
          .from(pubMeasures)
          .innerJoin(pubPilots, eq(pubPilots.id, pubMeasures.pilotId))
          .innerJoin(
            pubMeasurements,
            and(eq(pubMeasurements.measureId, pubMeasures.id), eq(pubMeasurements.unit, pubMeasures.unit)),
          )
          .where(
            and(
              eq(pubPilots.challengeId, challengeId),
              isNull(pubMeasures.retiredAt),
              sql`${pubMeasurements.measuredOn} = (select max(m.measured_on) from ${pubMeasurements} m where m.measure_id = ${pubMeasures.id})`,
            ),
          )
          .orderBy(asc(pubMeasures.position))
  return pilots.map(({ id, stateAt, ...pilot }) => ({
    ...pilot,
    stateAtIso: stateAt.toISOString(),
    figures: values.flatMap(({ pilotId, value, baseline, ...rest }): ImpactShown[] =>
      pilotId === id
        ? [{ ...rest, value: Number(value), baseline: baseline === null ? null : Number(baseline) }]
        : [],
    ),
  }))
}
