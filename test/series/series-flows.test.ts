import { asc, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { pubSeriesPublications, pubSeriesTeams, recordEntries, seriesResults } from '#db/schema/index.ts'
import { changeRound } from '#app/series/flows/change-round.server.ts'
import { changeCriteria, changeVenues, stateRule } from '#app/series/flows/change-series.server.ts'
import { confirmEntries, enterResults } from '#app/series/flows/enter-results.server.ts'
import {
  proposeStandings,
  publishStandings,
  takeBackStandings,
} from '#app/series/flows/publish-standings.server.ts'
import { changeTeam, nameTeam, registerTeam, withdrawTeam } from '#app/series/flows/register-team.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aSeries, fine, type SeriesWorld } from './series-world.ts'

const database = useDatabase()
let world: SeriesWorld
beforeEach(async () => {
  world = await aSeries(database)
})

const refused = (code: string) =>
  expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) })
const enter = (value: string, given: { by?: string; reason?: string; team?: number } = {}) =>
  enterResults(
    {
      ...{ programmeId: world.programmeId, by: given.by ?? world.one, position: 2, team: given.team ?? 1 },
      rows: [{ attempt: 1, status: 'measured', value, penalty: '0', reason: given.reason ?? '' }],
    },
    world.ports,
  )
const confirm = async (by: string, waiting?: { results: string[]; sheets: string[] }) =>
  confirmEntries(
    {
      ...{ programmeId: world.programmeId, by, position: 2, team: 1 },
      ...(waiting ?? (await world.waitingOf(2, 1))),
    },
    world.ports,
  )
const propose = (position = 2, reason = '') =>
  proposeStandings({ programmeId: world.programmeId, by: world.one, position, reason }, world.ports)
const publish = (hash: string, by = world.other) =>
  publishStandings({ programmeId: world.programmeId, by, hash }, world.ports)

describe('registration', () => {
  const ask = (given: Partial<Parameters<typeof registerTeam>[0]> = {}) =>
    registerTeam(
      {
        ...{ programmeId: world.programmeId, by: world.captain, name: 'Otso', organisation: 'Aalto' },
        ...{ country: 'FI', members: 3, venueId: null, isNamed: true },
        ...given,
      },
      world.ports,
    )

  it('opens and closes by the clock of the database, to the millisecond', async () => {
    const registration = (await world.setup()).rounds[0]?.sittings[0]
    if (!registration) throw new Error('there is no registration')
    await database.setClock(new Date(registration.beginsAt.getTime() - 5_000))
    expect(await ask()).toEqual(refused('registration-closed'))
    await database.setClock(registration.beginsAt)
    expect(await ask()).toEqual({ ok: true, value: { number: 1 } })
    await database.setClock(registration.endsAt)
    expect(await ask({ name: 'Late', organisation: 'Other' })).toEqual(refused('registration-closed'))
    const late = database.db.execute(sql`insert into series_teams
      (programme_id, number, name, organisation, organisation_key, country, members, is_named, registered_at)
      select programme_id, 9, 'Planted', 'X', 'x', 'FI', 3, true, haaste_now() from series`)
    await expect(late).rejects.toMatchObject({ cause: { constraint: 'series_teams_registration' } })
  })

  it('gives places once where two teams of one organisation come at the same moment', async () => {
    await database.setClock('2026-09-10T08:00:00Z')
    const both = await Promise.all([ask(), ask({ name: 'Kontio', organisation: 'AALTO' })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(refused('team-of-organisation'))
  })

  it('keeps a team that withdrew countable, and is withdrawn by its own people alone', async () => {
    await world.register(['Otso'])
    const { programmeId, one, captain, ports } = world
    expect(await withdrawTeam({ programmeId, number: 1, by: one, of: one }, ports)).toEqual(
      refused('team-gone'),
    )
    expect(await withdrawTeam({ programmeId, number: 1, by: captain, of: captain }, ports)).toMatchObject({
      ok: true,
    })
    await world.register(['Kontio'])
    const { rows } = await database.db.execute<{ number: number }>(
      sql`select number from series_teams order by number`,
    )
    expect(rows.map(({ number }) => number)).toEqual([1, 2])
  })
})

describe('what a team said', () => {
  const change = (given: Partial<Parameters<typeof changeTeam>[0]> = {}) =>
    changeTeam(
      {
        ...{ programmeId: world.programmeId, by: world.captain, number: 1, version: 1 },
        ...{ name: 'Otso 2', organisation: 'Otso works', country: 'SE', members: 4, venueId: null },
        ...{ isNamed: false, ...given },
      },
      world.ports,
    )
  beforeEach(async () => {
    await world.register(['Otso', 'Kontio'])
  })

  it('can be changed by whoever registered it, as it was seen, beside the others', async () => {
    expect(await change({ by: world.one })).toEqual(refused('team-gone'))
    expect(await change({ name: 'KONTIO' })).toEqual(refused('team-name-taken'))
    expect(await change({ organisation: 'Kontio Works' })).toEqual(refused('team-of-organisation'))
    expect(await change({ members: 60 })).toEqual(refused('team-members'))
    await fine(change())
    expect(await change()).toEqual(refused('team-changed'))
    const [entry] = await database.db
      .select({ body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'SeriesTeamChanged'))
    expect(JSON.parse(entry?.body ?? '')).toEqual({
      ...{ by: world.captain, team: 1, changed: ['name', 'country', 'members', 'isNamed'] },
    })
  })

  it('can be changed after registration has closed, until the first round begins, also for the database', async () => {
    const [, qualification] = (await world.setup()).rounds
    const begins = qualification?.sittings[0]?.beginsAt
    if (!begins) throw new Error('there is no sitting')
    await database.setClock(new Date(begins.getTime() - 5_000))
    await fine(change())
    await database.setClock(begins)
    expect(await change({ version: 2 })).toEqual(refused('team-settled'))
    const late = database.db.execute(sql`update series_teams set members = 2 where number = 1`)
    await expect(late).rejects.toMatchObject({ cause: { constraint: 'series_teams_settled' } })
    await fine(nameTeam({ ...world, number: 1, by: world.captain, isNamed: true }, world.ports))
  })

  it('stays once a round was opened before its hour', async () => {
    await fine(world.move(2, 'open'))
    expect(await change()).toEqual(refused('team-settled'))
    const late = database.db.execute(sql`update series_teams set name = 'Other' where number = 1`)
    await expect(late).rejects.toMatchObject({ cause: { constraint: 'series_teams_settled' } })
  })
})

describe('results', () => {
  beforeEach(async () => {
    await world.register(['Otso', 'Kontio', 'Ilves'])
    await database.setClock('2026-10-31T08:00:00Z')
  })

  it('are entered in a round that is open, by the rule that was stated before', async () => {
    expect(await enter('40')).toEqual(refused('round-closed'))
    const { programmeId, one: by, ports } = world
    const { version, rule } = await world.setup()
    await fine(world.move(2, 'open'))
    await fine(enter('40'))
    if (!rule) throw new Error('no rule')
    expect(await stateRule({ programmeId, by, version, rule }, ports)).toEqual(refused('series-begun'))
    expect(await changeCriteria({ programmeId, by, version, rows: [] }, ports)).toEqual(
      refused('series-begun'),
    )
    const planted = database.db.execute(sql`update series set rule = jsonb_set(rule, '{points}', '[99]')`)
    await expect(planted).rejects.toMatchObject({ cause: { constraint: 'series_rule_before' } })
  })

  it('count once another person has confirmed them, and what was confirmed stays', async () => {
    await fine(world.move(2, 'open'))
    await fine(enter('40'))
    expect(await confirm(world.one)).toEqual(refused('own-entry'))
    const seen = await world.waitingOf(2, 1)
    // Corrected in the meantime: what was seen is no longer what waits.
    expect(await enter('41')).toEqual(refused('reason-needed'))
    await fine(enter('41', { reason: 'Read from the second watch' }))
    expect(await confirm(world.other, seen)).toEqual(refused('entry-moved'))
    const all = await world.waitingOf(2, 1)
    await fine(confirm(world.other, { results: all.results.slice(-1), sheets: [] }))
    expect(await enter('41.00')).toEqual(refused('entry-unchanged'))
    const rows = await database.db
      .select({ revision: seriesResults.revision, value: seriesResults.value, at: seriesResults.confirmedAt })
      .from(seriesResults)
      .orderBy(asc(seriesResults.revision))
    expect(rows.map(({ revision, value, at }) => [revision, value, at !== null])).toEqual([
      [1, '40', false],
      [2, '41', true],
    ])
    await expect(database.db.execute(sql`update series_results set value = 1`)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })

  it('keep what is measured in a round what it is, and its venue where it is', async () => {
    await fine(world.move(2, 'open'))
    await fine(enter('40'))
    const { programmeId, one: by, ports, setup } = world
    const { version, rounds, venues } = await setup()
    const [, round] = rounds
    if (!round) throw new Error('no round')
    const fields = {
      ...{ kind: round.kind, name: round.name, advances: round.advances, discipline: round.discipline },
      ...{ unit: round.unit, better: 'larger' as const, decimals: round.decimals, attempts: round.attempts },
      ...{ counting: round.counting, worst: null, best: null, isJudged: round.isJudged },
    }
    const sittings = round.sittings.map(({ venueId, beginsAt, endsAt }) => ({ venueId, beginsAt, endsAt }))
    expect(await changeRound({ programmeId, by, version, position: 2, fields, sittings }, ports)).toEqual(
      refused('round-has-results'),
    )
    const rows = venues.slice(1).map(({ id, city, zone, place }) => ({ from: id, city, zone, place }))
    expect(await changeVenues({ programmeId, by, version, rows }, ports)).toEqual(refused('venue-used'))
  })
})

describe('standings', () => {
  beforeEach(async () => {
    await world.register(['Otso', 'Kontio', 'Ilves'])
    await database.setClock('2026-10-31T08:00:00Z')
    await fine(world.move(2, 'open'))
  })
  const published = () =>
    database.publicDb.select().from(pubSeriesPublications).orderBy(asc(pubSeriesPublications.publishedAt))

  it('are published by two people at one instant, and nothing of them is public before', async () => {
    await world.result(2, 1, '40')
    await world.result(2, 2, '30')
    expect(await propose()).toEqual(refused('round-not-finished'))
    await fine(world.move(2, 'finish'))
    expect(await propose()).toEqual(expect.objectContaining({ refusal: { code: 'result-missing', team: 3 } }))
    await world.result(2, 3, '50')
    const { hash } = await fine(propose())
    expect(await published()).toEqual([])
    expect(await database.publicDb.select().from(pubSeriesTeams)).toEqual([])
    expect(await publish(hash, world.one)).toEqual(refused('own-standings'))
    await fine(publish(hash))
    const [first] = await published()
    expect(first).toMatchObject({ number: 1, hash, reason: '' })
    expect(first?.body).toMatchObject({ standings: [{ team: 2, place: 1 }, { team: 1 }, { team: 3 }] })
    const entry = await database.db
      .select({ body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'SeriesStandingsPublished'))
    expect(entry.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { by: world.other, proposedBy: world.one, round: 2, number: 1, hash },
    ])
  })

  it('are not published as proposed where something was corrected since, and are corrected with a reason', async () => {
    for (const [team, value] of [
      [1, '40'],
      [2, '30'],
      [3, '50'],
    ] as const)
      await world.result(2, team, value)
    await fine(world.move(2, 'finish'))
    const { hash } = await fine(propose())
    await fine(enter('20', { reason: 'The gate was opened late' }))
    expect(await publish(hash)).toEqual(refused('entries-waiting'))
    await fine(confirm(world.other))
    expect(await publish(hash)).toEqual(refused('standings-moved'))
    await fine(takeBackStandings({ programmeId: world.programmeId, by: world.one }, world.ports))
    await fine(publish((await fine(propose())).hash))
    expect(await propose()).toEqual(refused('nothing-changed'))
    await fine(enter('60', { reason: 'A lap was missing' }))
    await fine(confirm(world.other))
    expect(await propose()).toEqual(refused('reason-needed'))
    await fine(publish((await fine(propose(2, 'A lap was missing'))).hash))
    expect((await published()).map(({ number, reason }) => [number, reason])).toEqual([
      [1, ''],
      [2, 'A lap was missing'],
    ])
    const gone = database.db.execute(sql`delete from series_publications`)
    await expect(gone).rejects.toMatchObject({ cause: { constraint: 'series_publications_stay' } })
  })

  it('tell a team by its number alone once it does not want to be named', async () => {
    for (const [team, value] of [
      [1, '40'],
      [2, '30'],
      [3, '50'],
    ] as const)
      await world.result(2, team, value)
    await fine(world.move(2, 'finish'))
    await fine(publish((await fine(propose())).hash))
    const { programmeId, captain, ports } = world
    await fine(nameTeam({ programmeId, number: 2, by: captain, isNamed: false }, ports))
    const teams = await database.publicDb.select().from(pubSeriesTeams).orderBy(asc(pubSeriesTeams.number))
    expect(teams.map(({ number, name, country }) => [number, name, country])).toEqual([
      [1, 'Otso', 'FI'],
      [2, null, null],
      [3, 'Ilves', 'FI'],
    ])
  })
})

describe('the database', () => {
  it('lets nobody confirm or publish alone, nor call a round published that is not', async () => {
    await world.register(['Otso'])
    await database.setClock('2026-10-31T08:00:00Z')
    await fine(world.move(2, 'open'))
    await fine(enter('40'))
    const refusedBy = async (statement: string) => {
      const written = database.db.execute(sql.raw(statement))
      return written.then(
        () => null,
        (error: { cause?: { constraint?: string } }) => error.cause?.constraint,
      )
    }
    const confirmed = 'confirmed_at = haaste_now()'
    expect(await refusedBy(`update series_results set confirmed_by = entered_by, ${confirmed}`)).toBe(
      'series_results_four_eyes',
    )
    expect(await refusedBy(`update series_results set ${confirmed}`)).toBe('series_entries_two_people')
    expect(await refusedBy(`update series_rounds set state = 'published' where position = 2`)).toBe(
      'series_rounds_published',
    )
    expect(await refusedBy(`update series_rounds set better = 'larger' where position = 2`)).toBe(
      'series_rounds_stay',
    )
    await confirm(world.other)
    expect(await refusedBy(`update series_results set confirmed_at = now()`)).toBe('series_entries_stay')
    await world.sheet(2, 1)
    await fine(world.move(2, 'finish'))
    await fine(propose())
    const publishedAt = 'published_at = haaste_now()'
    expect(await refusedBy(`update series_publications set published_by = proposed_by, ${publishedAt}`)).toBe(
      'series_publications_four_eyes',
    )
    expect(await refusedBy(`update series_publications set ${publishedAt}`)).toBe(
      'series_publications_two_people',
    )
  })
})
