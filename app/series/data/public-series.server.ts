import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubProgrammes,
  pubProgrammeTexts,
  pubSeries,
  pubSeriesCriteria,
  pubSeriesPublications,
  pubSeriesRounds,
  pubSeriesSittings,
  pubSeriesTeams,
  pubSeriesVenues,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { publishedSchema } from '../core/published.ts'
import { registrationAt } from '../core/rounds.ts'
import { standingsRuleSchema } from '../core/standings-rule.ts'

/** A public programme with an open series, by its slug; null for any other. */
export async function publicSeriesHead(db: Executor, { slug, lang }: { slug: string; lang: Locale }) {
  const rows = await db
    .select({
      id: pubProgrammes.id,
      slug: pubProgrammes.slug,
      zone: pubProgrammes.zone,
      locale: pubProgrammeTexts.locale,
      name: pubProgrammeTexts.name,
      series: {
        contentLocale: pubSeries.contentLocale,
        leastMembers: pubSeries.leastMembers,
        mostMembers: pubSeries.mostMembers,
        hasSeveralTeamsPerOrganisation: pubSeries.hasSeveralTeamsPerOrganisation,
        rule: pubSeries.rule,
        ruleStatedAt: pubSeries.ruleStatedAt,
      },
    })
    .from(pubProgrammes)
    .innerJoin(pubSeries, eq(pubSeries.programmeId, pubProgrammes.id))
    .innerJoin(pubProgrammeTexts, eq(pubProgrammeTexts.programmeId, pubProgrammes.id))
    .where(eq(pubProgrammes.slug, slug))
  return textIn(rows, lang) ?? null
}

/** What is published of a series: the latest standings, what was corrected on the way, and the teams by number. */
export async function publishedStandings(db: Executor, programmeId: string) {
  const rows = await db
    .select({
      number: pubSeriesPublications.number,
      body: pubSeriesPublications.body,
      hash: pubSeriesPublications.hash,
      reason: pubSeriesPublications.reason,
      publishedAt: pubSeriesPublications.publishedAt,
      round: pubSeriesRounds.name,
    })
    .from(pubSeriesPublications)
    .innerJoin(pubSeriesRounds, eq(pubSeriesRounds.id, pubSeriesPublications.roundId))
    .where(eq(pubSeriesPublications.programmeId, programmeId))
    .orderBy(
      asc(pubSeriesPublications.publishedAt),
      asc(pubSeriesRounds.position),
      asc(pubSeriesPublications.number),
    )
  const last = rows.at(-1)
  if (!last) return null
  const teams = await db
    .select({
      number: pubSeriesTeams.number,
      name: pubSeriesTeams.name,
      organisation: pubSeriesTeams.organisation,
      country: pubSeriesTeams.country,
    })
    .from(pubSeriesTeams)
    .where(eq(pubSeriesTeams.programmeId, programmeId))
    .orderBy(asc(pubSeriesTeams.number))
  const body = publishedSchema.parse(last.body)
  const shown = new Set(body.standings.map(({ team }) => team))
  return {
    body,
    ...{ hash: last.hash, number: last.number, round: last.round },
    publishedAtIso: last.publishedAt.toISOString(),
    teams: teams.filter(({ number }) => shown.has(number)),
    corrections: rows
      .filter(({ reason }) => reason !== '')
      .map(({ reason, round, publishedAt }) => ({
        reason,
        round,
        publishedAtIso: publishedAt.toISOString(),
      })),
  }
}

/** The rounds with their sittings, what the jury looks at, and the rule, as the public reads them. */
export async function publicRounds(db: Executor, programmeId: string, now: Date) {
  const rounds = await db
    .select()
    .from(pubSeriesRounds)
    .where(eq(pubSeriesRounds.programmeId, programmeId))
    .orderBy(asc(pubSeriesRounds.position))
  const sittings = await db
    .select({
      roundId: pubSeriesSittings.roundId,
      beginsAt: pubSeriesSittings.beginsAt,
      endsAt: pubSeriesSittings.endsAt,
      city: pubSeriesVenues.city,
      zone: pubSeriesVenues.zone,
      place: pubSeriesVenues.place,
    })
    .from(pubSeriesSittings)
    .leftJoin(pubSeriesVenues, eq(pubSeriesVenues.id, pubSeriesSittings.venueId))
    .where(eq(pubSeriesSittings.programmeId, programmeId))
    .orderBy(asc(pubSeriesSittings.beginsAt), asc(pubSeriesVenues.position))
  const criteria = await db
    .select({ name: pubSeriesCriteria.name, weight: pubSeriesCriteria.weight, most: pubSeriesCriteria.most })
    .from(pubSeriesCriteria)
    .where(eq(pubSeriesCriteria.programmeId, programmeId))
    .orderBy(asc(pubSeriesCriteria.position))
  const registration = rounds.find(({ kind }) => kind === 'registration')
  const ofRegistration = sittings.filter(({ roundId }) => roundId === registration?.id)
  return {
    criteria,
    registration: registrationAt(ofRegistration, now),
    rounds: rounds.map(({ id, programmeId: _, ...round }) => ({
      ...round,
      sittings: sittings
        .filter(({ roundId }) => roundId === id)
        .map(({ roundId: __, beginsAt, endsAt, ...sitting }) => ({
          ...sitting,
          ...{ beginsAtIso: beginsAt.toISOString(), endsAtIso: endsAt.toISOString() },
        })),
    })),
  }
}
export type PublicRound = Awaited<ReturnType<typeof publicRounds>>['rounds'][number]

/** The rule as it is stored; null while none is stated. */
export function ruleOf(stored: unknown) {
  return stored === null ? null : standingsRuleSchema.parse(stored)
}

/** The venues a team can prefer, by city. */
export async function venuesToChoose(db: Executor, programmeId: string) {
  return db
    .select({ id: pubSeriesVenues.id, city: pubSeriesVenues.city })
    .from(pubSeriesVenues)
    .where(eq(pubSeriesVenues.programmeId, programmeId))
    .orderBy(asc(pubSeriesVenues.position))
}
