import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, programmes, programmeTexts, pubSeries, seriesPublications } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { scoredRounds } from '../core/series-table.ts'
import { factsOf, seriesEntries } from './entries.server.ts'
import {
  hasBegun,
  hasSeriesModule,
  seriesSetup,
  seriesTeamRows,
  type RoundRow,
  type SeriesSetup,
} from './series.server.ts'

/** The programme of a series desk in words, and its series; null where the module is not part of it. */
export async function seriesDesk(db: Executor, { programmeId, lang }: { programmeId: string; lang: Locale }) {
  if (!(await hasSeriesModule(db, programmeId))) return null
  const texts = await db
    .select({
      slug: programmes.slug,
      zone: programmes.zone,
      locale: programmeTexts.locale,
      name: programmeTexts.name,
    })
    .from(programmes)
    .leftJoin(programmeTexts, eq(programmeTexts.programmeId, programmes.id))
    .where(eq(programmes.id, programmeId))
  const text = textIn(
    texts.flatMap(({ locale, ...rest }) => (locale === null ? [] : [{ ...rest, locale }])),
    lang,
  )
  const [programme] = texts
  if (!programme) return null
  const open = await db
    .select({ id: pubSeries.programmeId })
    .from(pubSeries)
    .where(eq(pubSeries.programmeId, programmeId))
  return {
    programme: { slug: programme.slug, zone: programme.zone, name: text?.name ?? programme.slug },
    isPublic: open.length > 0,
    setup: await seriesSetup(db, programmeId),
  }
}

/** Rounds with their sittings as pages show them. */
export function shownRounds(setup: SeriesSetup) {
  return setup.rounds.map(({ sittings, ...round }) => ({
    ...{ position: round.position, kind: round.kind, name: round.name, state: round.state },
    ...{ advances: round.advances, discipline: round.discipline, unit: round.unit, better: round.better },
    ...{ attempts: round.attempts, counting: round.counting, isJudged: round.isJudged },
    sittings: sittings.map(({ venueId, beginsAt, endsAt }) => {
      const venue = setup.venues.find(({ id }) => id === venueId)
      return {
        ...{ city: venue?.city ?? null, zone: venue?.zone ?? null, place: venue?.place ?? null },
        ...{ beginsAtIso: beginsAt.toISOString(), endsAtIso: endsAt.toISOString() },
      }
    }),
  }))
}

/** Teams, and of each round how many were to be in it and how many have a confirmed result. */
export async function deskCounts(db: Executor, setup: SeriesSetup) {
  const { programmeId } = setup
  const teams = await seriesTeamRows(db, programmeId)
  const facts = factsOf(setup, teams, await seriesEntries(db, { programmeId }))
  const scored = facts ? scoredRounds(facts) : []
  return {
    teams,
    hasBegun: await hasBegun(db, programmeId),
    counts: new Map(
      scored.map(({ round, scores }) => [
        round.id,
        {
          teams: scores.length,
          confirmed: scores.filter(({ measured }) => measured.status !== 'absent').length,
        },
      ]),
    ),
  }
}

/** Everything officials need for one round: who is in it, what was entered and by whom, what is proposed or published. */
export async function roundDesk(db: Executor, setup: SeriesSetup, round: RoundRow) {
  const { programmeId } = setup
  const teams = await seriesTeamRows(db, programmeId)
  const all = await seriesEntries(db, { programmeId })
  const facts = factsOf(setup, teams, all, round.id)
  const starters = facts ? (scoredRounds(facts).at(-1)?.scores ?? []).map(({ team }) => team) : []
  const publications = await db
    .select({
      number: seriesPublications.number,
      hash: seriesPublications.hash,
      roundId: seriesPublications.roundId,
      proposedBy: seriesPublications.proposedBy,
      proposedAt: seriesPublications.proposedAt,
      publishedAt: seriesPublications.publishedAt,
    })
    .from(seriesPublications)
    .where(and(eq(seriesPublications.programmeId, programmeId), eq(seriesPublications.roundId, round.id)))
    .orderBy(asc(seriesPublications.number))
  const ofRound = <Row extends { roundId: string }>(rows: readonly Row[]) =>
    rows.filter(({ roundId }) => roundId === round.id)
  const [results, sheets] = [ofRound(all.results), ofRound(all.sheets)]
  const ids = [...results, ...sheets, ...publications].flatMap((row) =>
    [
      'enteredBy' in row ? row.enteredBy : null,
      'confirmedBy' in row ? row.confirmedBy : null,
      'proposedBy' in row ? row.proposedBy : null,
    ].filter((id) => id !== null),
  )
  const named = ids.length
    ? await db
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(inArray(people.id, [...new Set(ids)]))
    : []
  return {
    facts,
    ...{ results, sheets, publications },
    teams: teams.filter(({ number }) => starters.includes(number)),
    allTeams: teams,
    names: new Map(named.map(({ id, name }) => [id, name])),
  }
}
