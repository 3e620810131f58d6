import { asc, desc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubChallenges,
  pubMeasurements,
  pubMeasures,
  pubOpenAppeals,
  pubOpenResults,
  pubPilots,
  pubProgrammes,
} from '#db/schema/index.ts'
import { resultRows, type OpenResults } from '#app/announce/core/open-results.ts'
import { toldAppeals, type ToldAppeals } from '#app/announce/core/told-appeals.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { OpenReader } from './open-answer.server.ts'

export type AnnouncedResults = {
  readonly challenge: string
  readonly programme: string
  readonly announcedAt: Date
  readonly keptAt: Date
  readonly body: OpenResults
  readonly appeals: ToldAppeals
}

/** What is open of announced challenges, the newest first; of one with `slug`. One query. */
export async function announcedResults(db: Executor, slug?: string): Promise<AnnouncedResults[]> {
  const rows = await db
    .select({
      challenge: pubChallenges.slug,
      programme: pubProgrammes.slug,
      announcedAt: pubChallenges.announcesAt,
      keptAt: pubOpenResults.keptAt,
      body: pubOpenResults.body,
      appeals: pubOpenAppeals.body,
    })
    .from(pubOpenResults)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubOpenResults.challengeId))
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .leftJoin(pubOpenAppeals, eq(pubOpenAppeals.challengeId, pubOpenResults.challengeId))
    .where(slug === undefined ? undefined : eq(pubChallenges.slug, slug))
    .orderBy(desc(pubChallenges.announcesAt), asc(pubChallenges.slug))
  return rows.map(({ appeals, ...row }) => ({ ...row, appeals: appeals ?? toldAppeals([]) }))
}

/** The results of one challenge as the API says them, or null. */
export async function resultsDetail(db: Executor, slug: string, { lang, origin }: OpenReader) {
  const [found] = await announcedResults(db, slug)
  if (!found) return null
  const { challenge, programme, announcedAt, keptAt, body, appeals } = found
  return {
    challenge,
    programme,
    announcedAt: announcedAt.toISOString(),
    countedAt: keptAt.toISOString(),
    rows: resultRows(body, appeals),
    links: {
      self: `${origin}/api/v1/challenges/${challenge}/results`,
      page: origin + pathsIn(lang).figures(challenge),
      table: `${origin}/api/v1/results.csv?challenge=${challenge}`,
    },
  }
}

/** Every public pilot with its measures and what was measured, the newest first. Three queries, side by side. */
export async function openPilots(db: Executor, { lang, origin }: OpenReader) {
  const [pilots, measures, measurements] = await Promise.all([
    db
      .select({
        id: pubPilots.id,
        slug: pubPilots.slug,
        challenge: pubChallenges.slug,
        title: pubPilots.title,
        language: pubPilots.language,
        state: pubPilots.state,
        stateAt: pubPilots.stateAt,
        host: pubPilots.host,
        site: pubPilots.site,
        organisation: pubPilots.organisation,
        country: pubPilots.country,
        startsOn: pubPilots.startsOn,
        endsOn: pubPilots.endsOn,
        stopReason: pubPilots.stopReason,
      })
      .from(pubPilots)
      .innerJoin(pubChallenges, eq(pubChallenges.id, pubPilots.challengeId))
      .orderBy(desc(pubPilots.startsOn), asc(pubPilots.slug)),
    db
      .select({
        id: pubMeasures.id,
        pilotId: pubMeasures.pilotId,
        name: pubMeasures.name,
        unit: pubMeasures.unit,
        method: pubMeasures.method,
        comparator: pubMeasures.comparator,
        baseline: pubMeasures.baseline,
        baselineBasis: pubMeasures.baselineBasis,
        target: pubMeasures.target,
      })
      .from(pubMeasures)
      .orderBy(asc(pubMeasures.pilotId), asc(pubMeasures.position)),
    db
      .select({
        measureId: pubMeasurements.measureId,
        value: pubMeasurements.value,
        measuredOn: pubMeasurements.measuredOn,
        basis: pubMeasurements.basis,
        note: pubMeasurements.note,
        evidence: pubMeasurements.evidence,
      })
      .from(pubMeasurements)
      .orderBy(asc(pubMeasurements.measureId), asc(pubMeasurements.measuredOn)),
  ])
  return pilots.map(({ id, stateAt, ...pilot }) => ({
    ...pilot,
    stateAt: stateAt.toISOString(),
    measures: measures
      .filter(({ pilotId }) => pilotId === id)
      .map(({ id: measureId, pilotId: _, ...measure }) => ({
        ...measure,
        measurements: measurements
          .filter((each) => each.measureId === measureId)
          .map(({ measureId: __, ...measurement }) => measurement),
      })),
    links: { page: origin + pathsIn(lang).pilot(pilot.slug) },
  }))
}

export type OpenPilot = Awaited<ReturnType<typeof openPilots>>[number]
